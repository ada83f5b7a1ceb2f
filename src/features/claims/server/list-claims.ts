import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { type CodeRange, NO_RANGE } from '../../../platform/server/database/scope.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ClaimFilter } from '../claim.contract.ts';
import type { ClaimView } from '../unclear-org.contract.ts';
import { claimViewOf } from './claim-view.ts';
import { claimCount, claimPage, type ClaimQuestion, type ClaimRow } from './claims.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The code of the topmost node; an open scope begins before it. */
const ROOT_POS = 1;

/** The code of the body that a caller acts for; null beside the Party line. */
export function ownPos({ scope }: Acting): number | null {
  return scope.persons ? Math.max(scope.party.from, ROOT_POS) : null;
}

/** One page of what waits for the caller's body, or of what the caller has proposed, newest first. */
export async function listClaims(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: ClaimFilter & Page,
): Promise<{ rows: ClaimView[]; next: string | null }> {
  const before = after !== undefined && UUID.test(after) ? after : null;
  const found = await readScoped<ClaimRow>(
    pool,
    acting,
    claimPage(claimQuestion(acting, filter), before, size + 1),
  );
  const rows = found.slice(0, size);
  return {
    rows: rows.map((row) => claimViewOf(row, true)),
    next: found.length > size ? (rows.at(-1)?.id ?? null) : null,
  };
}

export async function countClaims(
  pool: Pool,
  acting: Acting,
  filter: ClaimFilter,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ n: number }>(
    pool,
    acting,
    claimCount(claimQuestion(acting, filter), COUNT_CAP),
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

export function claimQuestion(acting: Acting, { box, state, within, q }: ClaimFilter): ClaimQuestion {
  return {
    scope: acting.scope,
    box,
    named: namedRange(acting, within),
    open: state === undefined ? null : state === 'open',
    text: q ?? '',
    nameKey: foldName(q ?? '') || null,
  };
}

function namedRange(acting: Acting, within: ClaimFilter['within']): CodeRange {
  const own = ownPos(acting);
  if (own === null) return NO_RANGE;
  return within === 'own' ? { from: own, to: own } : acting.scope.party;
}
