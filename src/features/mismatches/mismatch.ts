/**
 * 账实不符: the last declared number of an organisation (填报数) and what the roll counts (在册数) both exist and differ. Each is
 * settled once, by somebody, for a reason: 以在册为准 closes it, 以填报为准 keeps it listed until the roll is mended. A decision
 * holds for the values that it was made on: with a new declaration, or another number on the roll, the matter is open again.
 */
import type { CodeTable } from '../codes/code-table.ts';
import type { DeclaredFigureKind } from '../social-orgs/social-org-fact.ts';

export const mismatchStates = {
  id: 'mismatchState',
  title: '核定情况',
  entries: [
    { code: 'open', name: '待核定' },
    { code: 'mending', name: '待补名册' },
    { code: 'settled', name: '已核定' },
  ],
} as const satisfies CodeTable;

/** Rows that are settled in one go. */
export const MOST_SETTLED_AT_ONCE = 200;

/** One contradiction as it was looked at. */
export interface MismatchSeen {
  readonly socialOrgId: string;
  readonly figure: DeclaredFigureKind;
  readonly declared: number;
  readonly declaredOn: string;
  readonly onRoll: number;
}
