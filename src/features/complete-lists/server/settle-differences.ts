import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, type Warning } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { STORING_REASONS } from '../../social-orgs/server/public.ts';
import type { Decision, SettledDifference } from '../complete-lists.contract.ts';
import { refuseAction, refuseListState } from '../settle.rules.ts';
import { adopt, type Settled } from './adopt-difference.ts';
import { findList } from './lists.queries.ts';
import {
  type DifferenceToSettle,
  lockDifference,
  reopen,
  storeNote,
  storeSettlement,
} from './shown.queries.ts';

export interface SettleParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
}

export interface Settling {
  /** As they were shown: of our organisation its version. */
  readonly differences: readonly { readonly id: number; readonly version: number | null }[];
  readonly decision: Decision;
}

/**
 * Settles differences one after the other, each in a transaction of its own with what it changes of our record: one that is refused
 * leaves the others as they are.
 */
export async function settleDifferences(
  parts: SettleParts,
  acting: Acting,
  listId: string,
  { differences, decision }: Settling,
  today: Day,
): Promise<{ results: SettledDifference[] } | Refusal> {
  const list = await findList(parts.pool, acting, listId);
  if (list === null) return NOT_FOUND;
  const unfit = refuseListState(list.state);
  if (unfit !== null) return unfit;
  const results: SettledDifference[] = [];
  for (const { id, version } of differences) {
    const settled = await settleOne(parts, acting, { listId, id, version, decision }, today);
    results.push(isRefused(settled) ? refused(id, settled) : done(id, settled.warnings));
  }
  return { results };
}

function isRefused(settled: Settled): settled is readonly Refusal[] {
  return Array.isArray(settled);
}

function refused(id: number, refusals: readonly Refusal[]): SettledDifference {
  return { id, done: false, refusals: refusals.map(plain), warnings: [] };
}

function done(id: number, warnings: readonly Warning[]): SettledDifference {
  return { id, done: true, refusals: [], warnings: warnings.map(plain) };
}

function plain({ kind: _, ...rest }: Refusal | Warning) {
  return rest;
}

interface One {
  readonly listId: string;
  readonly id: number;
  readonly version: number | null;
  readonly decision: Decision;
}

async function settleOne(
  { pool, sealer }: SettleParts,
  acting: Acting,
  { listId, id, version, decision }: One,
  today: Day,
): Promise<Settled> {
  const settled = await writeOrRefuse<Settled>(
    () =>
      writeScoped(
        pool,
        acting,
        { changeOn: today },
        async (client): Promise<Settled> => {
          const difference = await lockDifference(client, listId, id);
          if (difference === null) return [NOT_FOUND];
          const unfit = refuseListState(difference.listState) ?? refuseAction(difference, decision.action);
          if (unfit !== null) return [unfit];
          return decide(client, { acting, sealer, today }, difference, version, decision);
        },
        (result) => !isRefused(result),
      ),
    STORING_REASONS,
  );
  return isRefusal(settled) ? [settled] : settled;
}

const NOTHING_TO_TELL: Settled = { warnings: [] };

async function decide(
  client: PoolClient,
  frame: { readonly acting: Acting; readonly sealer: Sealer; readonly today: Day },
  difference: DifferenceToSettle,
  version: number | null,
  decision: Decision,
): Promise<Settled> {
  const { actorName } = frame.acting;
  switch (decision.action) {
    case 'decline':
      await storeSettlement(client, difference.id, 'declined', { actorName, reason: decision.reason });
      return NOTHING_TO_TELL;
    case 'note':
      await storeNote(client, difference.id, decision.note === '' ? null : decision.note, actorName);
      return NOTHING_TO_TELL;
    case 'reopen':
      await reopen(client, difference.id);
      return NOTHING_TO_TELL;
    default:
      return adopt(client, frame, difference, version, decision);
  }
}
