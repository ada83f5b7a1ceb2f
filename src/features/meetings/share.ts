import type { PersonCount } from '../../platform/kernel/small-counts.ts';

/**
 * The share of a covered organisation (本单位党员到会) in a meeting of a Party organisation that covers it: how many of its own people
 * were expected and came. One branch's meeting serves every organisation that the branch covers, each of which sees its own share;
 * one covered by 挂靠 owes nothing itself and lives by its host's. It is a count and never says who.
 */
export interface Share {
  /** Called, without those on leave and those of whom attendance is not asked (MEET-14, MEET-15). */
  readonly expected: number;
  readonly present: number;
}

/** A share as it is told. */
export interface ToldShare {
  readonly expected: PersonCount;
  readonly present: PersonCount;
}
