import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { CorrectionRow, OwnCorrection } from '../own-record.contract.ts';
import {
  type CorrectionRowStored,
  type ManagedCorrectionRow,
  managedCorrectionCount,
  managedCorrections,
  ownCorrections,
} from './corrections.queries.ts';
import { ownMemberId } from './own-member.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Question {
  readonly state?: 'waiting' | 'answered' | undefined;
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of the requests in the caller's charge; the cursor is the last one shown. */
export async function listCorrections(
  pool: Pool,
  acting: Acting,
  { state, after, size }: Question,
): Promise<{ rows: CorrectionRow[]; next: string | null }> {
  const before = after !== undefined && ID.test(after) ? after : null;
  const found = await readScoped<ManagedCorrectionRow>(
    pool,
    acting,
    managedCorrections({ waiting: waitingOf(state), before, limit: size + 1 }),
  );
  const rows = found.slice(0, size);
  return { rows: rows.map(managedView), next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

export async function countCorrections(
  pool: Pool,
  acting: Acting,
  { state }: Pick<Question, 'state'>,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ count: number }>(pool, acting, managedCorrectionCount(waitingOf(state)));
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP };
}

/** What the caller, a member, has asked for. */
export async function listOwnCorrections(
  pool: Pool,
  acting: Acting,
): Promise<{ rows: OwnCorrection[] } | Refusal> {
  const memberId = ownMemberId(acting);
  if (isRefusal(memberId)) return memberId;
  const rows = await readScoped<CorrectionRowStored>(pool, acting, ownCorrections(memberId));
  return { rows: rows.map(correctionView) };
}

function waitingOf(state: Question['state']): boolean | undefined {
  return state === undefined ? undefined : state === 'waiting';
}

function correctionView(row: CorrectionRowStored): OwnCorrection {
  return {
    id: row.id,
    what: row.what,
    note: row.note,
    askedAt: row.asked_at.toISOString(),
    state: row.state,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answer: row.answer,
  };
}

export function managedView(row: ManagedCorrectionRow): CorrectionRow {
  return {
    ...correctionView(row),
    member: { id: row.member_id, name: row.member_name },
    branch: { id: row.branch_id, name: row.branch_name },
  };
}
