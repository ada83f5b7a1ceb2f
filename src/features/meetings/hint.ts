import type { Day } from '../../platform/kernel/day.ts';

/**
 * Hints (保存前提示) against empty form are told to whoever is about to enter a meeting, before it is saved, and to nobody else: never an
 * accusation, never stored, never counted, never shown further up. Each says what was noticed and how to put it right, and the entry
 * may be saved as it is. Whoever stands above may draw records at random instead, with a reason (MeetingSample).
 */
export const hintCodes = [
  'alike-own',
  'alike-other',
  'entered-late',
  'entered-bunched',
  'before-inspection',
  'elsewhere',
  'not-yet-published',
] as const;
export type HintCode = (typeof hintCodes)[number];

export interface Hint {
  readonly code: HintCode;
  readonly message: string;
}

/** What the records say of a draft; of other branches nothing but that one of theirs reads the same. */
export interface HintFacts {
  /** The day of the branch's own record that reads nearly the same. */
  readonly ownAlikeOn: Day | null;
  readonly othersAlike: boolean;
  /** How many meetings of some weeks ago the branch has entered in the last days. */
  readonly enteredLately: number;
  /** The next inspection (检查) that the branch has been told of; null where the day lies before none. */
  readonly inspection: InspectionNear | null;
  /** Own members who stand as present elsewhere at the same time. */
  readonly elsewhere: readonly string[];
}

export interface InspectionNear {
  readonly name: string;
  readonly heldOn: Day;
  /** Own meetings of the days before it, without the present entry, and of the time before those. */
  readonly before: number;
  readonly earlier: number;
}

/** Entered later than this, an entry is said to be late. */
export const LATE_DAYS = 30;
/** An older meeting than this, entered now, counts towards a bunch. */
export const OLDER_DAYS = 14;
/** In how many days a bunch is entered, and from how many on it is one, the present entry included. */
export const BUNCH_DAYS = 7;
export const BUNCH = 4;
/** So many days before an inspection a bunch is looked for, and so many before those are what it is measured against. */
export const BEFORE_INSPECTION_DAYS = 14;
export const EARLIER_DAYS = 60;
