import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { missingFields } from '../mapping.rules.ts';
import { IMPORT_QUEUE, type ImportJob, type ImportParts } from './import-parts.ts';
import { RUN_IS_BUSY } from './map-import.ts';
import { sheetOf } from './run-layout.ts';
import { beginAttempt, discardRun, findRun, type RunRow, stopAttempt } from './runs.queries.ts';

/** Sends a run to the background, to be checked or stored. */
export async function sendImport(
  { pool, queue }: ImportParts,
  caller: Caller,
  id: string,
  task: 'check' | 'store',
  today: Day,
): Promise<{ id: string } | Refusal> {
  const run = await findRun(pool, caller, id);
  if (run === null) return NOT_FOUND;
  const unready = task === 'check' ? refuseUnready(run) : refuseEmpty(run);
  if (unready !== null) return unready;
  const attempt = await writeScoped(pool, caller, { changeOn: today }, (client) =>
    beginAttempt(client, id, task),
  );
  if (attempt === null) return task === 'store' && run.state === 'mapping' ? NOT_CHECKED : RUN_IS_BUSY;
  const job: ImportJob = { importId: id, attempt, grantId: caller.grantId };
  try {
    await queue.send(IMPORT_QUEUE, job);
  } catch (error) {
    await writeScoped(pool, caller, { changeOn: today }, (client) => stopAttempt(client, id));
    throw error;
  }
  return { id };
}

const NOT_CHECKED = refuse('import.not-checked', '列的对应关系改过之后还没有核对，请先核对。');

function refuseUnready({ kind, layout, sheet }: RunRow): Refusal | null {
  const found = sheetOf(layout, sheet);
  if (found === undefined) return refuse('import.file-gone', '上传的文件已删除，请重新上传。');
  const missing = missingFields(kind, found.columns);
  if (missing.length === 0) return null;
  return refuse(
    'import.missing-fields',
    `还没有哪一列对应到“${missing.join('”“')}”，请在“识别列”中指定后再核对。`,
  );
}

function refuseEmpty({ state, counts }: RunRow): Refusal | null {
  if (state !== 'checked' || (counts.created ?? 0) + (counts.changed ?? 0) > 0) return null;
  return refuse('import.nothing-to-store', '没有要新增或变更的行，无需入库。');
}

/** Stops what runs: of a file that was being stored, or taken back, nothing is kept. */
export async function cancelImport(
  { pool }: ImportParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const stopped = await writeScoped(pool, caller, { changeOn: today }, (client) => stopAttempt(client, id));
  if (stopped) return { id };
  return (await findRun(pool, caller, id)) === null
    ? NOT_FOUND
    : refuse('conflict.import-idle', '没有正在进行的核对、入库或撤回，可能刚刚完成。请刷新页面查看。');
}

/** Gives up a run that is not stored and erases its file at once. */
export async function discardImport(
  { pool, folder }: ImportParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const uploadId = await writeScoped(pool, caller, { changeOn: today }, (client) => discardRun(client, id));
  if (uploadId === null) return (await findRun(pool, caller, id)) === null ? NOT_FOUND : RUN_IS_BUSY;
  await folder.erase(uploadId);
  await folder.erase(id);
  return { id };
}
