import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import {
  changeSocialOrgWithin,
  isRefused,
  type SocialOrgParts,
  STORING_REASONS,
} from '../../social-orgs/server/public.ts';
import type { SocialOrgDraft } from '../../social-orgs/social-org.ts';
import { UNDO_REASON } from '../batch.ts';
import { whyLeft } from '../batch.rules.ts';
import type { BatchView } from '../batches.contract.ts';
import {
  batchById,
  type BatchViewRow,
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

const UNKNOWN = refuse('batch.unknown', '没有找到这次批量操作：只有办理的人自己能撤销。');
const UNDONE = refuse('batch.undone', '这次批量操作已经撤销过。');

/** Puts back what a batch of one's own changed, as a correction from its day on; whoever changed a row since is not overruled. */
export function undoBatch(
  { pool, sealer }: SocialOrgParts,
  acting: Acting,
  id: string,
  today: Day,
): Promise<BatchView | Refusal | readonly Refusal[]> {
  return writeOrRefuse(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today, correctionReason: UNDO_REASON },
        (client) => undoLocked(client, sealer, acting, id, today),
        (result) => 'id' in result,
      ),
    STORING_REASONS,
  );
}

async function undoLocked(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  id: string,
  today: Day,
): Promise<BatchView | readonly Refusal[]> {
  const [batch] = await sendOne<LockedBatch>(client, lockBatch(id));
  if (batch === undefined) return [UNKNOWN];
  if (batch.undone) return [UNDONE];
  const kept = await sendOne<KeptRow>(client, keptRows(id));
  const rows = await sendOne<StandingRow>(client, standingOf(kept.map((row) => row.id)));
  const standing = new Map(rows.map((row) => [row.id, row]));
  const settled: { id: string; state: 'undone' | 'left'; reason: string | null }[] = [];
  for (const row of kept) {
    const reason =
      whyLeft(row.version, standing.get(row.id)) ??
      (await putBack(client, sealer, acting, row, batch, today));
    settled.push({ id: row.id, state: reason === null ? 'undone' : 'left', reason });
  }
  await sendOne(client, settleRows(id, settled));
  await sendOne(client, endBatch(id));
  const [view] = await sendOne<BatchViewRow>(client, batchById(id));
  return view === undefined ? [UNKNOWN] : viewOf(view);
}

/** @returns why not; null: it is as it was */
async function putBack(
  client: PoolClient,
  sealer: Sealer,
  acting: Acting,
  row: KeptRow,
  batch: LockedBatch,
  today: Day,
): Promise<string | null> {
  const change = {
    id: row.id,
    version: row.version,
    changeOn: batch.change_on,
    correctionReason: UNDO_REASON,
  };
  const stored = await changeSocialOrgWithin(
    client,
    sealer,
    acting,
    change,
    row.before as SocialOrgDraft,
    today,
  );
  return isRefused(stored) ? stored.map(({ message }) => message).join('') : null;
}

/** One's own batches, the latest first. */
export async function listBatches(
  { pool }: SocialOrgParts,
  acting: Acting,
): Promise<{ batches: BatchView[] }> {
  const rows = await readScoped<BatchViewRow>(pool, acting, ownBatches());
  return { batches: rows.map(viewOf) };
}

function viewOf({ madeAt, undoneAt, ...row }: BatchViewRow): BatchView {
  return { ...row, madeAt: madeAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null };
}
