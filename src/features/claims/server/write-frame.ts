import { minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { ClaimState } from '../../codes/tables/claim.ts';
import type { ClaimResult } from '../claim.contract.ts';

/** What became of one row of a batch. */
export interface RowOutcome {
  readonly id: string;
  readonly claimId: string | null;
  readonly name: string | null;
  readonly outcome: ClaimState | Refusal;
}

export interface Results {
  results: ClaimResult[];
}

/** Where nothing could be done at all, the batch is refused; each reason names its row in the request. */
export function answerOf(rows: readonly RowOutcome[], list: 'items' | 'ids'): Results | readonly Refusal[] {
  const refusals = rows.flatMap(({ outcome }, at) =>
    typeof outcome === 'string' ? [] : [{ ...outcome, field: `${list}.${at}` }],
  );
  if (refusals.length === rows.length) return refusals;
  return { results: rows.map(resultOf) };
}

function resultOf({ id, claimId, name, outcome }: RowOutcome): ClaimResult {
  if (typeof outcome === 'string') return { id, claimId, name, state: outcome, refusal: null };
  const { kind: _, ...refusal } = outcome;
  return { id, claimId: null, name, state: null, refusal };
}

/** A batch of which nothing could be done leaves nothing behind. */
export function isDone(answer: Results | readonly Refusal[]): answer is Results {
  return 'results' in answer;
}

export function minuteOf(at: Date | null): string {
  return at === null ? '' : minuteIn(OFFICE_TIME_ZONE, at);
}
