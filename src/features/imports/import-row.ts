/** What is read from a row of a ledger, before it is known what it changes. */
import type { Day } from '../../platform/kernel/day.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import type { Refusal, Warning } from '../../platform/kernel/refusal.ts';
import type { AnnualCheckResult } from '../codes/tables/social-org.ts';

/** A cell as a spreadsheet holds it; the platform's SheetCell fits. */
export interface CellInput {
  readonly text: string;
  readonly kind: string;
  readonly number?: number | undefined;
  readonly isoDay?: Day | undefined;
  readonly dayPrecision?: DayPrecision | undefined;
  readonly lossy?: true | undefined;
}

export interface KnownDay {
  readonly on: Day;
  readonly precision: DayPrecision;
}

export interface YearResult {
  readonly year: number;
  readonly result: AnnualCheckResult;
}

/** A column without a field (附列): comes back on export behind the column after which it stood. */
export interface ExtraCell {
  readonly title: string;
  readonly value: string;
  /** Identifier of the field on its left, or null at the row's beginning. */
  readonly after: string | null;
}

/** Values by field; a field that is absent says nothing and changes nothing. */
export interface RowValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly days: Readonly<Record<string, KnownDay>>;
  readonly yearResults: readonly YearResult[];
}

/** A reason found while a row was read, with the column at fault. */
export type CellReason = (Refusal | Warning) & { readonly column: number };

export interface ReadRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly values: RowValues;
  readonly extra: readonly ExtraCell[];
  readonly reasons: readonly CellReason[];
}
