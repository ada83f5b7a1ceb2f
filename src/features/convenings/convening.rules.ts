import { addYears, type Day, OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { AttendanceState } from '../codes/tables/meeting.ts';
import type { MeetingHost } from '../meetings/meeting.ts';
import { checkKinds } from '../meetings/meeting.rules.ts';
import { checkSiteKinds } from '../meetings/site-kind.rules.ts';
import type { KindTerms } from '../meetings/site-kind.ts';
import type { CheckInState } from './check-in.ts';
import type { ConveningDraft, ConveningStanding, ConveningState, LeaveState } from './convening.ts';

/** The instant at which a meeting begins. China keeps one time all year. */
export function beginsAt({ onDay, startsAt }: Pick<ConveningStanding, 'onDay' | 'startsAt'>): Date {
  return new Date(`${onDay}T${startsAt}:00+08:00`);
}

/** What keeps a meeting from being announced. */
export function checkConvening(
  draft: ConveningDraft,
  host: MeetingHost,
  terms: readonly KindTerms[],
  now: Date,
): Refusal[] {
  const ofKinds = [...checkKinds(draft, host), ...checkSiteKinds(draft.kinds, terms, host, draft.onDay)];
  return [...ofKinds, ...checkTime(draft, host, now)];
}

function checkTime(draft: ConveningDraft, host: MeetingHost, now: Date): Refusal[] {
  const { onDay, startsAt } = draft;
  const today = todayIn(OFFICE_TIME_ZONE, now);
  if (beginsAt(draft) <= now) {
    return [
      refuse('convening.past', `${onDay} ${startsAt} 已经过了。已经开过的，请直接登记一次组织生活。`, {
        field: onDay < today ? 'onDay' : 'startsAt',
      }),
    ];
  }
  if (onDay > addYears(today, 1)) {
    return [
      refuse('convening.far', '会议通知最早提前一年发。请核对日期。', { field: 'onDay', value: onDay }),
    ];
  }
  if (host.endedOn !== null && onDay >= host.endedOn) {
    return [
      refuse('convening.after-host', `${host.name}已于 ${host.endedOn} 撤销，不能再召集会议。`, {
        field: 'onDay',
        value: onDay,
      }),
    ];
  }
  return [];
}

/** How it stands by what is stored. */
export function stateOf(stored: { readonly cancelled: boolean; readonly held: boolean }): ConveningState {
  if (stored.cancelled) return 'cancelled';
  return stored.held ? 'held' : 'announced';
}

/** A notice is changed or called off only as long as it stands. */
export function checkStands({ state }: Pick<ConveningStanding, 'state'>): Refusal | null {
  if (state === 'cancelled') return refuse('conflict.cancelled', '这次会议已经取消。');
  if (state === 'held') return refuse('conflict.held', '这次会议已经登记，请在会议记录里更正。');
  return null;
}

/** Before the day of a meeting nothing of it can be recorded. */
export function checkRecordable(standing: ConveningStanding, today: Day): Refusal | null {
  const refused = checkStands(standing);
  if (refused !== null) return refused;
  return standing.onDay > today
    ? refuse('convening.not-yet', `会议定在 ${standing.onDay}，开过之后再登记。`, { field: 'heldOn' })
    : null;
}

/** Leave is asked for before the meeting (MEET-12); afterwards the convener enters it at the roll call. */
export function checkLeave(
  standing: ConveningStanding,
  before: LeaveState | null,
  now: Date,
): Refusal | null {
  const refused = checkStands(standing);
  if (refused !== null) return refused;
  if (beginsAt(standing) <= now) {
    return refuse('leave.late', '会议已经开始，不能在这里请假了。请直接告诉召集人，由召集人点名时登记。', {
      clause: 'MEET-12 支部工作条例第14条',
    });
  }
  if (before === 'waiting' || before === 'accepted') {
    return refuse('leave.already', '您已经请过假，不用再请一次。');
  }
  return null;
}

/** An answer to leave: while it waits, or to put an earlier answer right. */
export function checkLeaveAnswer(before: LeaveState | null, { state }: ConveningStanding): Refusal | null {
  if (before === null || before === 'taken_back') {
    return refuse('leave.gone', '这名党员没有请假，或已经撤回。');
  }
  return state === 'cancelled' ? checkStands({ state }) : null;
}

/** What is known of somebody who is called when the meeting is recorded. */
export interface CalledAnswer {
  readonly leaveState: LeaveState | null;
  readonly leaveReason: string | null;
  readonly checkIn: CheckInState | null;
  /** Left out where the meeting votes (GEN-06): nobody expects him. */
  readonly leftOut?: boolean | undefined;
}

/**
 * How each one stands on the roll before the convener looks at it: on accepted leave; present by sign-in; of the others everybody
 * present, as at any roll call, unless the meeting signed in by code: then whoever has not is left for the convener to tick.
 */
export function suggestState(
  { leaveState, leaveReason, checkIn, leftOut }: CalledAnswer,
  byCode: boolean,
): { readonly state: AttendanceState; readonly reason: string | null } {
  if (checkIn === 'counted' || checkIn === 'confirmed') return { state: 'present', reason: null };
  if (leaveState === 'accepted') return { state: 'leave', reason: leaveReason };
  if (leftOut === true) return { state: 'leave', reason: '已批准不计入应到' };
  return { state: byCode ? 'absent' : 'present', reason: null };
}
