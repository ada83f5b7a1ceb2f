import type { Pool } from 'pg';
import { repeatWork } from '../../../platform/server/jobs/repeat-work.ts';
import type { UploadFolder } from './upload-folder.ts';
import {
  closeCutOffRuns,
  closeCutOffTakeBacks,
  listLapsedUploads,
  markUploadErased,
} from './upkeep.queries.ts';

const ERASE_EVERY_MS = 6 * 3_600_000;
const ERASED_AT_ONCE = 200;
const CUT_OFF_CHECK = '核对时系统停止了运行，没有核对完。请重新核对。';
const CUT_OFF_TAKE_BACK = '撤回时系统停止了运行：什么也没有改。可以重新撤回。';
const CUT_OFF_STORE = '入库时系统停止了运行：没有任何一行入库。可以重新入库。';

/** Before the first job of a start: says on every run that was under way that nothing came of it. */
export async function settleCutOffRuns(owner: Pool): Promise<number> {
  const cut = await closeCutOffRuns(owner, CUT_OFF_CHECK, CUT_OFF_STORE);
  return cut + (await closeCutOffTakeBacks(owner, CUT_OFF_TAKE_BACK));
}

/** Erases uploads and marked files whose time is over, with what was copied from them. */
export async function eraseLapsedUploads(owner: Pool, folder: UploadFolder): Promise<void> {
  for (const { uploadId, importId } of await listLapsedUploads(owner, ERASED_AT_ONCE)) {
    await folder.erase(uploadId);
    if (importId !== null) await folder.erase(importId);
    await markUploadErased(owner, uploadId);
  }
}

/** Erases now and every few hours. @returns stops it and waits for the round under way */
export function startUploadUpkeep(
  owner: Pool,
  folder: UploadFolder,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  return repeatWork(() => eraseLapsedUploads(owner, folder), ERASE_EVERY_MS, onFault);
}
