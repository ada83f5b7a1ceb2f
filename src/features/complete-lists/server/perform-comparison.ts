import type { PoolClient } from 'pg';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { SheetReadError } from '../../../platform/server/sheets/sheet-refusals.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { ColumnMapping } from '../../imports/recognise.rules.ts';
import { ImportCancelled, type OpenLedger, openLedger, planByKey } from '../../imports/server/public.ts';
import { isHalfFile } from '../list-scope.rules.ts';
import { type Comparison, compareList } from './compare-list.ts';
import type { CompareParts, ListAttemptToPerform } from './list-parts.ts';
import {
  failAttempt,
  findList,
  finishComparing,
  type ListRow,
  noteProgress,
  supersedeEarlier,
} from './lists.queries.ts';
import { readRows } from './read-rows.ts';
import { clearRows, resetRows } from './rows.queries.ts';

const PROGRESS_EVERY_MS = 400;
const FAULT = '系统出错，比对没有完成，什么也没有留下。请重试；如仍出错，请告诉管理员。';
const FILE_GONE = '名单文件已过保存期限并删除，请重新上传名单。';

/** Does what a list was sent to the background for. Says on the list what came of it. */
export async function performComparison(parts: CompareParts, attempt: ListAttemptToPerform): Promise<void> {
  const list = await findList(parts.pool, attempt.acting, attempt.listId);
  if (list === null || list.attempt !== attempt.attempt || list.state !== 'comparing') return;
  try {
    const failure = await compareWhole(parts, attempt, list);
    if (failure !== null) await fail(parts, attempt, failure);
  } catch (error) {
    // Whoever stopped the comparison has said so on the list already.
    if (error instanceof ImportCancelled) return;
    await fail(parts, attempt, FAULT);
    throw error;
  }
}

function fail({ pool }: CompareParts, attempt: ListAttemptToPerform, message: string): Promise<void> {
  return writeScoped(pool, attempt.acting, { changeOn: attempt.today }, (client) =>
    failAttempt(client, attempt, message),
  );
}

/** One transaction: rows, differences and the list's state are kept together or not at all. */
async function compareWhole(
  parts: CompareParts,
  attempt: ListAttemptToPerform,
  list: ListRow,
): Promise<string | null> {
  const controller = new AbortController();
  const progress = createProgress(parts, attempt, controller);
  const file = list.comparedAt === null ? await openFile(parts, list) : null;
  if (typeof file === 'string') return file;
  await writeScoped(parts.pool, attempt.acting, { changeOn: attempt.today }, async (client) => {
    await planByKey(client);
    if (file === null) await resetRows(client, list.id);
    else {
      await clearRows(client, list.id);
      await readRows({
        client,
        list,
        ...file,
        sealer: parts.sealer,
        signal: controller.signal,
        onProgress: (done, total) => progress.note(done, total),
      });
    }
    const compared = await compareList({ client, list, signal: controller.signal });
    await finish(client, attempt, compared);
  });
  await progress.settled();
  return null;
}

async function finish(
  client: PoolClient,
  attempt: ListAttemptToPerform,
  compared: Comparison,
): Promise<void> {
  const state = isHalfFile(compared) ? 'doubtful' : 'compared';
  if (!(await finishComparing(client, attempt, { state, ...compared }))) throw new ImportCancelled();
  await supersedeEarlier(client, attempt.listId);
}

interface OpenFile {
  readonly ledger: OpenLedger;
  readonly mapping: readonly ColumnMapping[];
}

/** The file as its columns were confirmed; a sentence where it can't be read any more. */
async function openFile({ folder }: CompareParts, list: ListRow): Promise<OpenFile | string> {
  const sheet = list.layout.sheets?.find(({ index }) => index === list.sheet);
  const bytes = list.uploadId === null ? null : await folder.read(list.uploadId, 'upload');
  if (bytes === null || sheet === undefined) return FILE_GONE;
  const ledger = await open(bytes, list);
  return isRefusal(ledger) ? ledger.message : { ledger, mapping: sheet.columns };
}

async function open(bytes: Buffer, { fileName, sheet }: ListRow): Promise<OpenLedger | Refusal> {
  try {
    return await openLedger(bytes, fileName, 'social_orgs', new Map(), sheet);
  } catch (error) {
    if (error instanceof SheetReadError) return error.refusal;
    throw error;
  }
}

/** Writes down how far it is, now and then; an attempt that does not stand any more is told to stop. */
function createProgress({ pool }: CompareParts, attempt: ListAttemptToPerform, controller: AbortController) {
  let last = 0;
  let writing: Promise<unknown> | null = null;
  const write = async (done: number, total: number): Promise<void> => {
    const stands = await writeScoped(pool, attempt.acting, { changeOn: attempt.today }, (client) =>
      noteProgress(client, attempt, done, total),
    );
    if (!stands) controller.abort();
  };
  return {
    note(done: number, total: number): void {
      if (writing !== null || Date.now() - last < PROGRESS_EVERY_MS) return;
      last = Date.now();
      // A progress that can't be written is no reason to end the work: the last statement decides.
      writing = write(done, total)
        .catch(() => undefined)
        .finally(() => {
          writing = null;
        });
    },
    settled: async () => void (await writing),
  };
}
