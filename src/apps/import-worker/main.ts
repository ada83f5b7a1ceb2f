import { parentPort, workerData } from 'node:worker_threads';
import { performComparison } from '../../features/complete-lists/server/public.ts';
import { inspectFile, openUploadFolder, performRun } from '../../features/imports/server/public.ts';
import { openKeyRing } from '../../platform/server/crypto/key-file.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import type { ImportTask } from '../server/import-task.ts';

type Task<What extends ImportTask['what']> = Extract<ImportTask, { what: What }>;

/** A thread of the server that does one piece of an import, or compares one list, and ends. */
const task = workerData as ImportTask;
// What crosses into a thread arrives as a plain Uint8Array.
parentPort?.postMessage(await (task.what === 'inspect' ? inspect(task) : perform(task)));

function inspect({ file }: Task<'inspect'>) {
  return inspectFile({ ...file, bytes: Buffer.from(file.bytes) });
}

async function perform(given: Task<'perform' | 'compare'>): Promise<null> {
  const sealer = createSealer(openKeyRing(given.keyPlace, []));
  const pool = createPool(given.database, { max: 4, pipeline: true, applicationName: 'shezutong import' });
  const folder = openUploadFolder(given.dataFolder, sealer);
  try {
    if (given.what === 'compare') await performComparison({ pool, sealer, folder }, given.attempt);
    else await performRun({ pool, sealer, folder }, given.attempt);
    return null;
  } finally {
    await pool.end();
  }
}
