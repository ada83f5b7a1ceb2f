import type { Pool } from 'pg';
import type { JobQueue } from '../../../platform/server/jobs/job-queue.ts';
import { repeatWork } from '../../../platform/server/jobs/repeat-work.ts';
import type { SealedFolder } from '../../../platform/server/crypto/sealed-folder.ts';
import { EXPORT_QUEUE } from './export-parts.ts';
import { listCutOffRequests, listLapsedRequests, markRequestErased } from './upkeep.queries.ts';

const ERASE_EVERY_MS = 15 * 60_000;
const ERASED_AT_ONCE = 200;

/** Erases files whose day is over, and closes requests that nobody decided on. */
export async function eraseLapsedExports(owner: Pool, folder: SealedFolder): Promise<void> {
  for (const id of await listLapsedRequests(owner, ERASED_AT_ONCE)) {
    await folder.erase(id);
    await markRequestErased(owner, id);
  }
}

/** Sends again what a stop has cut off: whoever had the consent need not ask twice. */
export async function resumeExports(owner: Pool, queue: JobQueue): Promise<void> {
  for (const job of await listCutOffRequests(owner)) await queue.send(EXPORT_QUEUE, job);
}

/** Erases now and every quarter of an hour. @returns stops it and waits for the round under way */
export function startExportUpkeep(
  owner: Pool,
  folder: SealedFolder,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  return repeatWork(() => eraseLapsedExports(owner, folder), ERASE_EVERY_MS, onFault);
}
