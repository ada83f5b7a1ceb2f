import type { Day } from '../../platform/kernel/day.ts';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import type { Assembly } from '../meetings/meeting.ts';

/**
 * A convened meeting (会议通知) is announced before it is held: kinds, day, time, place, agenda. Who is called follows from the
 * roll as of its day (GEN-05) and is computed whenever it is looked at. Those who are called read the notice on their phone, may
 * ask for leave (请假) with a reason, and may sign in by code (check-in.ts). Once held it is recorded as a meeting, filled in from
 * what is known by then; the record alone counts.
 */
export const conveningStates = ['announced', 'held', 'cancelled'] as const;
export type ConveningState = (typeof conveningStates)[number];

export const conveningStateNames: Readonly<Record<ConveningState, string>> = {
  announced: '已通知',
  held: '已登记',
  cancelled: '已取消',
};

/** What a notice still waits for from the convener. */
export const conveningWaits = ['leave', 'check-in'] as const;
export type ConveningWait = (typeof conveningWaits)[number];

export const conveningWaitNames: Readonly<Record<ConveningWait, string>> = {
  leave: '有请假待答复',
  'check-in': '有签到待确认',
};

/** Of a leave that was asked for. */
export const leaveStates = ['waiting', 'accepted', 'declined', 'taken_back'] as const;
export type LeaveState = (typeof leaveStates)[number];

export const leaveStateNames: Readonly<Record<LeaveState, string>> = {
  waiting: '请假待答复',
  accepted: '同意请假',
  declined: '不同意请假',
  taken_back: '已撤回请假',
};

/** What a form says of a meeting that is to be held. */
export interface ConveningDraft {
  readonly kinds: readonly MeetingKind[];
  readonly assembly: Exclude<Assembly, 'round'>;
  readonly partyGroup?: string | null | undefined;
  readonly onDay: Day;
  readonly startsAt: string;
  readonly place: string;
  readonly topic?: string | null | undefined;
  readonly agenda?: string | null | undefined;
}

/** How it stands with a convened meeting. */
export interface ConveningStanding {
  readonly state: ConveningState;
  readonly onDay: Day;
  readonly startsAt: string;
}
