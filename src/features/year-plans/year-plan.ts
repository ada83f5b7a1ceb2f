import type { Day } from '../../platform/kernel/day.ts';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import type { SizeBand } from '../social-orgs/social-org.ts';

/**
 * A year plan (年度计划) says what a branch means to hold, month by month. What it owes follows from the articles and the rules of
 * offices, with or without a plan; whether a line was held follows from the meetings that were recorded. Nobody is measured by it.
 */
export interface PlanLine {
  /** 1 to 12. */
  readonly month: number;
  /** Of one meeting. */
  readonly kinds: MeetingKind[];
  readonly topic: string | null;
  readonly note: string | null;
}

export const lineStates = ['held', 'moved', 'due', 'planned', 'missed'] as const;
/** held in its month; held elsewhere in its period; this month; a month to come; a month gone by. */
export type LineState = (typeof lineStates)[number];

export const lineStateNames: Readonly<Record<LineState, string>> = {
  held: '已开',
  moved: '改期已开',
  due: '本月要开',
  planned: '还没到',
  missed: '没有按计划开',
};

/** A meeting that was held, as far as a plan looks at it. */
export interface HeldMeeting {
  readonly id: string;
  readonly kinds: MeetingKind[];
  readonly heldOn: Day;
}

export interface FollowedLine extends PlanLine {
  readonly state: LineState;
  readonly meetings: HeldMeeting[];
}

/** An organisation that the branch covers: a template is meant for types and sizes (分类指导). */
export interface PlannedFor {
  readonly type: string;
  readonly sizeBand: SizeBand;
}

export const MOST_LINES = 120;
