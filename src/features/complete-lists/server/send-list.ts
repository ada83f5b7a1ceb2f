import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { missingFields } from '../../imports/mapping.rules.ts';
import { COMPLETE_LIST_QUEUE, type CompleteListParts, type ListJob } from './list-parts.ts';
import {
  beginAttempt,
  confirmList,
  discardList,
  findList,
  findNewerDay,
  type ListRow,
  stopAttempt,
  supersedeEarlier,
} from './lists.queries.ts';
import { isOwn, LIST_IS_BUSY } from './map-list.ts';

const STOPPED = '比对已停止，什么也没有留下。可以修改后重新比对。';

/** Sends a list to the background, to be compared; one that was compared is laid beside today's records anew. */
export async function sendList(
  { pool, queue }: CompleteListParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const list = await findList(pool, caller, id);
  if (list === null || (list.state === 'mapping' && !isOwn(list, caller))) return NOT_FOUND;
  const unready = refuseUnready(list);
  if (unready !== null) return unready;
  const begun = await writeScoped(
    pool,
    caller,
    { changeOn: today },
    async (client) => {
      const newer = await findNewerDay(client, id);
      return newer === null ? beginAttempt(client, id) : refuseOlder(newer);
    },
    (result) => !isRefusal(result),
  );
  if (isRefusal(begun)) return begun;
  if (begun === null) return LIST_IS_BUSY;
  const job: ListJob = { listId: id, attempt: begun, grantId: caller.grantId };
  try {
    await queue.send(COMPLETE_LIST_QUEUE, job);
  } catch (error) {
    await writeScoped(pool, caller, { changeOn: today }, (client) => stopAttempt(client, id, STOPPED));
    throw error;
  }
  return { id };
}

function refuseUnready({ layout, sheet, state }: ListRow): Refusal | null {
  const found = layout.sheets?.find(({ index }) => index === sheet);
  if (found === undefined)
    return refuse('complete-list.file-gone', '名单文件已过保存期限并删除，请重新上传名单。');
  if (state !== 'mapping') return null;
  const fed = new Set(found.columns.map(({ field }) => field));
  // A list of codes alone can be compared.
  const missing = fed.has('creditCode') ? [] : missingFields('social_orgs', found.columns);
  if (missing.length === 0) return null;
  return refuse(
    'import.missing-fields',
    `还没有哪一列对应到“${missing.join('”“')}”，请在“识别列”中指定后再比对。`,
  );
}

function refuseOlder(newer: Day): Refusal {
  return refuse(
    'complete-list.older',
    `同一范围已经有 ${newer} 的名单，比这一份新，旧名单不再比对。请核对名单日期和范围。`,
    { field: 'scope.listedOn' },
  );
}

/** Stops what runs: nothing of it is kept. */
export async function cancelList(
  { pool }: CompleteListParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const stopped = await writeScoped(pool, caller, { changeOn: today }, (client) =>
    stopAttempt(client, id, STOPPED),
  );
  if (stopped) return { id };
  return (await findList(pool, caller, id)) === null
    ? NOT_FOUND
    : refuse('conflict.list-idle', '没有正在进行的比对，可能刚刚完成。请刷新页面查看。');
}

/** Somebody who was asked says that it is the whole list; only then it takes the place of earlier ones. */
export async function confirmWholeList(
  { pool }: CompleteListParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const confirmed = await writeScoped(pool, caller, { changeOn: today }, async (client) => {
    if (!(await confirmList(client, id, caller.actorName))) return false;
    await supersedeEarlier(client, id);
    return true;
  });
  if (confirmed) return { id };
  return (await findList(pool, caller, id)) === null
    ? NOT_FOUND
    : refuse('conflict.list-confirmed', '这份名单不用确认，可能刚被别人确认或放弃。请刷新页面查看。');
}

/** Gives up a list that nothing was settled on and erases its file at once. */
export async function discardWholeList(
  { pool, folder }: CompleteListParts,
  caller: Caller,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  const list = await findList(pool, caller, id);
  if (list === null || (list.state === 'mapping' && !isOwn(list, caller))) return NOT_FOUND;
  const uploadId = await writeScoped(pool, caller, { changeOn: today }, (client) => discardList(client, id));
  if (uploadId === undefined) return LIST_IS_BUSY;
  if (uploadId !== null) await folder.erase(uploadId);
  return { id };
}
