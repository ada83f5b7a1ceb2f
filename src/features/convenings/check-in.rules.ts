import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import {
  CODE_DIGITS,
  LATE_MINUTES,
  LATEST_HOURS,
  MOST_WRONG_CODES,
  OPEN_AFTER_MINUTES,
  OPEN_BEFORE_MINUTES,
  type CheckInState,
  STEP_SECONDS,
} from './check-in.ts';
import { beginsAt } from './convening.rules.ts';
import type { ConveningStanding, LeaveState } from './convening.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_STEP = STEP_SECONDS * 1000;

/** The 30 seconds in which an instant lies, counted from 1970. */
export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / MS_PER_STEP);
}

/** When codes are shown: from an hour before the beginning until the evening is over. */
export function codesOpen(standing: Pick<ConveningStanding, 'onDay' | 'startsAt'>): {
  readonly from: Date;
  readonly to: Date;
} {
  const begins = beginsAt(standing).getTime();
  return {
    from: new Date(begins - OPEN_BEFORE_MINUTES * MS_PER_MINUTE),
    to: new Date(begins + OPEN_AFTER_MINUTES * MS_PER_MINUTE),
  };
}

/** The steps whose code may have been shown by now, a neighbour ahead included: two clocks never agree. */
export function stepsShown(
  standing: Pick<ConveningStanding, 'onDay' | 'startsAt'>,
  now: Date,
): { readonly first: number; readonly last: number } {
  const { from, to } = codesOpen(standing);
  return { first: stepAt(from), last: Math.min(stepAt(to), stepAt(now) + 1) };
}

/** Why no code is shown now; null: it is. */
export function checkCodesOpen(standing: ConveningStanding, now: Date): Refusal | null {
  if (standing.state === 'cancelled') return refuse('conflict.cancelled', '这次会议已经取消。');
  const { from, to } = codesOpen(standing);
  if (now < from) {
    return refuse(
      'check-in.early',
      `会议 ${standing.onDay} ${standing.startsAt} 开始，提前一小时显示签到码。`,
    );
  }
  return now > to
    ? refuse('check-in.over', '会议早已结束，不再显示签到码。没有签到的，登记时点名即可。')
    : null;
}

/** An earlier entry of the same person, if any. */
export interface EntryBefore {
  /** Null as long as every code was wrong. */
  readonly state: CheckInState | null;
  readonly late: boolean;
  readonly wrongCodes: number;
}

export interface EntryToJudge {
  /** Which 30 seconds the code proves; null: none in which one was shown. */
  readonly step: number | null;
  readonly now: Date;
  readonly standing: ConveningStanding;
  readonly leave: LeaveState | null;
  /** The person knows that signing in takes the leave back. */
  readonly takesLeaveBack: boolean;
  readonly before: EntryBefore | null;
}

export type JudgedEntry =
  /** `stored`: the same answer as before, and nothing to write. */
  | { readonly kind: 'entry'; readonly state: CheckInState; readonly late: boolean; readonly stored: boolean }
  | { readonly kind: 'wrong'; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What becomes of a sign-in: what the code proves counts, never what the phone says of the time. */
export function judgeEntry(entry: EntryToJudge): JudgedEntry {
  const { before, standing } = entry;
  if (standing.state === 'cancelled') {
    return refused('conflict.cancelled', '这次会议已经取消，不用签到。');
  }
  if (before !== null && before.state !== null && before.state !== 'waiting') {
    return { kind: 'entry', state: before.state, late: before.late, stored: true };
  }
  if ((before?.wrongCodes ?? 0) >= MOST_WRONG_CODES) {
    return refused(
      'check-in.too-often',
      `签到码已经错了 ${MOST_WRONG_CODES} 次。请直接告诉召集人，由召集人点名。`,
    );
  }
  if (entry.step === null) return { kind: 'wrong', refusal: WRONG };
  return judgeTime(entry, entry.step);
}

const WRONG = refuse(
  'check-in.wrong-code',
  `签到码不对。请看召集人屏幕上现在的 ${CODE_DIGITS} 位数字再试，每 ${STEP_SECONDS} 秒换一次。`,
  { field: 'code' },
);

function judgeTime(
  { now, standing, leave, takesLeaveBack, before }: EntryToJudge,
  step: number,
): JudgedEntry {
  const lateBy = now.getTime() - (step + 1) * MS_PER_STEP;
  if (lateBy > LATEST_HOURS * 60 * MS_PER_MINUTE) {
    return refused(
      'check-in.too-late',
      `这条签到超过 ${LATEST_HOURS} 小时才送到，不能再签。请告诉召集人，由召集人更正会议记录。`,
    );
  }
  if ((leave === 'waiting' || leave === 'accepted') && !takesLeaveBack) {
    return refused('check-in.on-leave', '您为这次会议请过假。现在签到，就撤回请假。');
  }
  const late = step < stepAt(now) - 1;
  const waits = lateBy > LATE_MINUTES * MS_PER_MINUTE || standing.state === 'held';
  if (waits && before?.state === 'waiting') {
    return { kind: 'entry', state: 'waiting', late: before.late, stored: true };
  }
  return { kind: 'entry', state: waits ? 'waiting' : 'counted', late: waits || late, stored: false };
}

function refused(code: string, message: string): JudgedEntry {
  return { kind: 'refused', refusal: refuse(code, message) };
}

/** Only what waits, or was decided otherwise, is decided; a valid code needs nobody's consent. */
export function checkDecision(
  before: CheckInState | null,
  { accept, held }: { readonly accept: boolean; readonly held: boolean },
): Refusal | null {
  if (before === null || before === 'counted') {
    return refuse('check-in.nothing-waits', '这名党员没有等待确认的签到。');
  }
  if (before === 'confirmed' && !accept && held) {
    return refuse(
      'check-in.in-record',
      '这条签到确认过，已经写进会议记录。要改成没有到会，请更正会议记录并写明原因。',
    );
  }
  return null;
}
