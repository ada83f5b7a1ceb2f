import type { Day } from '../../platform/kernel/day.ts';
import type { DutyNeed, MeetingKind } from '../codes/tables/meeting.ts';

/**
 * A duty (应开) is a kind of meeting that a branch owes in a month, a quarter or a year. It is computed from what was held, never
 * entered. Only branches owe: 功能型 and 临时 ones what their approving body has set, which is nothing by default (BRANCH-07,
 * SORGP-03), and an organisation covered by 挂靠 nothing itself. A branch owes whole periods alone: from the first that begins
 * after it was there to the last that ends before it was gone.
 */
export const dutyStates = ['late', 'due', 'done'] as const;
export type DutyState = (typeof dutyStates)[number];

export const dutyStateNames: Readonly<Record<DutyState, string>> = {
  late: '应开未开',
  due: '本期还没开',
  done: '已开',
};

/** First day, and first day after. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** A duty in one of its periods. */
export interface DutyPeriod extends Span {
  readonly kind: MeetingKind;
  readonly least: number;
  readonly needs: DutyNeed;
}

/** Which period of a branch is looked at. */
export interface Look extends Span {
  /** Of branches after whose delay of so many days the level above is reminded; null: of all branches alike. */
  readonly delay: number | null;
  /** A period that ends by this day is over. */
  readonly overBy: Day;
}

/** How a branch stands with one kind in the periods asked for: `owed = done + late + due`. */
export interface DutyCounts {
  readonly owed: number;
  readonly done: number;
  readonly late: number;
  readonly due: number;
  /** Late still of quarters and years before those periods, where they are asked for; not among the others. */
  readonly earlier: number;
}
