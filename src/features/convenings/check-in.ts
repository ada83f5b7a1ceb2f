/**
 * Sign-in by code (签到): one of three equal ways to tell who was at a meeting, beside the roll call and the printed sheet. The
 * convener's phone or a wall shows a code that changes every 30 seconds; a member opens it by camera or types its digits. A code
 * proves its 30 seconds and nothing else: no place, no photograph, not the phone's clock. What counts is the record of the meeting,
 * which the convener enters; nothing tells the three ways apart there.
 */
export const STEP_SECONDS = 30;

/** Of the code as it is typed. */
export const CODE_DIGITS = 6;

/** Sent later than this, it waits for the convener. */
export const LATE_MINUTES = 5;
/** Sent later than this, it is refused. */
export const LATEST_HOURS = 24;

/** How long before and after the beginning codes are shown. */
export const OPEN_BEFORE_MINUTES = 60;
export const OPEN_AFTER_MINUTES = 8 * 60;

/** Guesses at a meeting's code by one member; who errs more often is entered by the convener. */
export const MOST_WRONG_CODES = 10;

export const checkInStates = ['counted', 'waiting', 'confirmed', 'declined'] as const;
export type CheckInState = (typeof checkInStates)[number];

export const checkInStateNames: Readonly<Record<CheckInState, string>> = {
  counted: '已签到',
  waiting: '待召集人确认',
  confirmed: '已签到',
  declined: '召集人没有确认',
};

/**
 * What the convener's decision does to a record that was entered before: nothing; the person counts as present from now on; and the
 * minutes, which had been approved, wait for approval anew.
 */
export const recordEffects = ['unchanged', 'changed', 'reopened'] as const;
export type RecordEffect = (typeof recordEffects)[number];

/** What a member's phone sends; kept on the phone until it is answered. */
export interface CheckInEntry {
  readonly conveningId: string;
  /** Six digits as typed, or the long proof that the picture carries. */
  readonly code: string;
  /** Whose session it was made in. */
  readonly accountId: string;
}
