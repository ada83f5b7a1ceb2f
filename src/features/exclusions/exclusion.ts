import type { Day } from '../../platform/kernel/day.ts';

/**
 * An exclusion (不计入应到) leaves a member with a vote out of the number that has to be there, at meetings of the branch that elect or
 * vote, for a period (GEN-06). It takes two words: the superior Party organisation agrees, and the assembly of the branch passes it.
 * Elsewhere a leave suffices. Which of the six cases it is, the branch and the agreeing superior read alone.
 */
export const exclusionStates = ['waiting', 'coming', 'in-force', 'ended'] as const;
export type ExclusionState = (typeof exclusionStates)[number];

export const exclusionStateNames: Readonly<Record<ExclusionState, string>> = {
  waiting: '待批准',
  coming: '未到日期',
  'in-force': '不计入应到',
  ended: '已结束',
};

/** What says on which days it counts. */
export interface ExclusionDays {
  readonly fromOn: Day;
  /** The last day on which it counts; null: until it is ended. */
  readonly lastOn: Day | null;
  readonly agreedOn: Day | null;
  /** When the assembly that passed it was held. */
  readonly passedOn: Day | null;
}

/** Of the member, on the first day. */
export interface ExclusionMember {
  readonly name: string;
  /** Full member whose 组织关系 is in this branch (GEN-04, GEN-05). */
  readonly votes: boolean;
}

/** An assembly that is to have passed it. */
export interface PassingMeeting {
  readonly heldOn: Day;
  readonly assembly: string | null;
  readonly withdrawn: boolean;
  readonly ownBranch: boolean;
}
