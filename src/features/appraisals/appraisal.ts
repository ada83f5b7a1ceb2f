import type { Day } from '../../platform/kernel/day.ts';
import type { AppraisalGrade } from '../codes/tables/appraisal.ts';

/**
 * An appraisal (民主评议党员) is a branch's round of a year (MEET-07): 个人自评, 党员互评, 民主测评, and the opinion of the committee or
 * the assembly. Of the secret rating sums by grade are kept, never who rated whom; the result is one of four grades and no score.
 */
export interface AppraisalSteps {
  readonly selfOn: Day | null;
  readonly peersOn: Day | null;
  readonly ratingOn: Day | null;
  readonly opinionOn: Day | null;
  readonly opinionBy: OpinionBy | null;
}

export const opinionBys = ['members', 'committee'] as const;
export type OpinionBy = (typeof opinionBys)[number];
export const opinionByNames: Readonly<Record<OpinionBy, string>> = {
  members: '支部党员大会',
  committee: '支部委员会',
};

export const appraisalSteps = [
  { field: 'selfOn', name: '个人自评' },
  { field: 'peersOn', name: '党员互评' },
  { field: 'ratingOn', name: '民主测评' },
  { field: 'opinionOn', name: '评定意见' },
] as const;

/** Rating sheets by grade, of one member. */
export type RatingSums = Readonly<Record<AppraisalGrade, number>>;

export interface AppraisedMember {
  readonly memberId: string;
  readonly sums: RatingSums | null;
  readonly grade: AppraisalGrade | null;
}

export interface AppraisalDraft extends AppraisalSteps {
  /** Rating sheets that came back and hold; null: not entered. */
  readonly sheets: number | null;
  /** How many of a hundred may be 优秀; null: the notice of the year names none. */
  readonly capPercent: number | null;
  readonly members: readonly AppraisedMember[];
}

/** Of whom the round is, as it was begun. */
export interface AppraisalRoll {
  readonly id: string;
  readonly name: string;
  readonly graded: boolean;
}

/** With fewer sheets their sums would tell who chose what. */
export const FEWEST_SHEETS = 3;
/** What is usual: a third at most (low: local notices say 20 to 33). */
export const USUAL_CAP_PERCENT = 33;
