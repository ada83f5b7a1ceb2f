import { parentPort, workerData } from 'node:worker_threads';
import { inspectFile, openUploadFolder, performRun } from '../../features/imports/server/public.ts';
import { openKeyRing } from '../../platform/server/crypto/key-file.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import type { ImportTask } from '../server/import-task.ts';

/** A thread of the server that does one piece of an import and ends. */
const task = workerData as ImportTask;
// What crosses into a thread arrives as a plain Uint8Array.
parentPort?.postMessage(await (task.what === 'inspect' ? inspect(task) : perform(task)));

function inspect({ file }: Extract<ImportTask, { what: 'inspect' }>) {
  return inspectFile({ ...file, bytes: Buffer.from(file.bytes) });
}

async function perform({
  database,
  keyPlace,
  dataFolder,
  attempt,
}: Extract<ImportTask, { what: 'perform' }>): Promise<null> {
  const sealer = createSealer(openKeyRing(keyPlace, []));
  const pool = createPool(database, { max: 4, pipeline: true, applicationName: 'shezutong import' });
  try {
    await performRun({ pool, sealer, folder: openUploadFolder(dataFolder, sealer) }, attempt);
    return null;
  } finally {
    await pool.end();
  }
}
