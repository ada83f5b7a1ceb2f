import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { type SocialOrgParts, STORING_REASONS } from '../../social-orgs/server/public.ts';
import { type AdvisorAct, advisorActs, type BatchSubject, UNDO_REASON } from '../batch.ts';
import { whyLeft } from '../batch.rules.ts';
import type { BatchView } from '../batches.contract.ts';
import { takeBackAdvisors } from './advisor-batch.ts';
import {
  batchById,
  type BatchViewRow,
  countFrom,
  endBatch,
  type KeptRow,
  keptRows,
  lockBatch,
  type LockedBatch,
  ownBatches,
  settleRows,
  type StandingRow,
  standingOf,
} from './batches.queries.ts';
import { changeRecords, reasonOf } from './subject-changes.ts';

const UNKNOWN = refuse('batch.unknown', '没有找到这次批量操作：只有办理的人自己能撤销。');
const UNDONE = refuse('batch.undone', '这次批量操作已经撤销过。');

/** Puts back what a batch of one's own changed, as a correction from its day on; whoever changed a row since is not overruled. */
export function undoBatch(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  subject: BatchSubject,
  id: string,
  today: Day,
): Promise<BatchView | Refusal | readonly Refusal[]> {
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today, correctionReason: UNDO_REASON },
        (client) => undoLocked(client, { sealer, acting, subject, today }, id),
        (result) => 'id' in result,
      ),
    STORING_REASONS,
  );
}

interface Undoing {
  readonly sealer: Sealer;
  readonly acting: Acting;
  readonly subject: BatchSubject;
  readonly today: Day;
}

async function undoLocked(
  client: PoolClient,
  undoing: Undoing,
  id: string,
): Promise<BatchView | readonly Refusal[]> {
  const [batch] = await sendOne<LockedBatch>(client, lockBatch(id, undoing.subject));
  if (batch === undefined) return [UNKNOWN];
  if (batch.undone) return [UNDONE];
  const kept = await sendOne<KeptRow>(client, keptRows(id));
  await sendOne(client, countFrom(batch.change_on));
  const left = isAdvisorAct(batch.field)
    ? await takeBackAdvisors(client, batch.field, kept)
    : await putBack(client, undoing, kept, batch.change_on);
  const settled = kept.map((row) => {
    const reason = left.get(row.id) ?? null;
    return { id: row.id, state: reason === null ? ('undone' as const) : ('left' as const), reason };
  });
  await sendOne(client, settleRows(id, settled));
  await sendOne(client, endBatch(id));
  const [view] = await sendOne<BatchViewRow>(client, batchById(id));
  return view === undefined ? [UNKNOWN] : viewOf(view);
}

function isAdvisorAct(field: string): field is AdvisorAct {
  return (advisorActs as readonly string[]).includes(field);
}

/** @returns why not, of those that keep what they have */
async function putBack(
  client: PoolClient,
  { subject, ...frame }: Undoing,
  kept: readonly KeptRow[],
  changeOn: Day,
): Promise<Map<string, string>> {
  const ids = kept.map(({ id }) => id);
  const rows = await sendOne<StandingRow>(client, standingOf(subject, ids));
  const standing = new Map(rows.map((row) => [row.id, row]));
  const left = new Map<string, string>();
  for (const { id, version } of kept) {
    const why = whyLeft(version, standing.get(id));
    if (why !== null) left.set(id, why);
  }
  const changes = kept.filter(({ id }) => !left.has(id)).map(({ id, before }) => ({ id, draft: before }));
  const refused = await changeRecords(client, subject, { ...frame, changeOn, correcting: true }, changes);
  for (const [id, refusals] of refused) left.set(id, reasonOf(refusals));
  return left;
}

/** One's own batches of a kind, the latest first. */
export async function listBatches(
  { pool }: Pick<SocialOrgParts, 'pool'>,
  acting: Acting,
  subject: BatchSubject,
): Promise<{ batches: BatchView[] }> {
  const rows = await readScoped<BatchViewRow>(pool, acting, ownBatches(subject));
  return { batches: rows.map(viewOf) };
}

function viewOf({ madeAt, undoneAt, ...row }: BatchViewRow): BatchView {
  return { ...row, madeAt: madeAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null };
}
