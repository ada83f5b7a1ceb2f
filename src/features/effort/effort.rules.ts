import type { AssumedSeconds } from './effort.ts';

/** How many fields a form has; of those that cannot be left empty and of all, how many are left to be filled in by hand. */
export interface FormFields {
  readonly all: number;
  /** Cannot be left empty. */
  readonly needed: number;
  /** Of those, filled in by the product. */
  readonly neededAhead: number;
  /** Of all, filled in by the product. */
  readonly ahead: number;
  /** Of those by hand, texts of some length. */
  readonly texts: number;
}

/** Seconds of one entry: with what cannot be left out alone, and with every field. */
export interface EntrySeconds {
  readonly least: number;
  readonly most: number;
}

export function entrySeconds(
  { all, needed, neededAhead, ahead, texts }: FormFields,
  assumed: AssumedSeconds,
): EntrySeconds {
  const short = all - ahead - texts;
  return {
    least: assumed.entry + assumed.field * (needed - neededAhead),
    most: assumed.entry + assumed.field * short + assumed.text * texts,
  };
}

/** Seconds as minutes, half a minute up: what costs anything costs one at least. */
export function minutesOf(seconds: number): number {
  return seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

/** A mean with one decimal, as text; of none, nothing. */
export function meanText(sum: number, count: number): string | null {
  return count === 0 ? null : (Math.round((sum * 10) / count) / 10).toString();
}
