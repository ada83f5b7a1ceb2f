import type { CellValue } from 'hucre';
import { cleanText } from '../../kernel/fold-text.ts';
import { EMPTY_CELL, type SheetCell } from './sheet.ts';

/** How a cell's number format changes what a person sees; only formats that change the meaning are told apart. */
export type FormatHint =
  | { readonly kind: 'month' }
  | { readonly kind: 'year' }
  | { readonly kind: 'decimals'; readonly digits: number }
  | { readonly kind: 'zeros'; readonly digits: number };

const ERROR_TEXT = /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|ERR!)$/;
const SCIENTIFIC_TEXT = /^\d(?:\.\d+)?E\+(?:1[4-9]|2\d)$/i;
/** A spreadsheet keeps 15 digits of a number; from the sixteenth on it writes zeros. */
const KEPT_DIGITS = 15;
const FIRST_ROUNDED = 10 ** KEPT_DIGITS;
const BEFORE_ANY_DAY = '1900-01-01';

/** A cell as read by the library, as the rest of the product sees it. */
export function toCell(value: CellValue | undefined, hint?: FormatHint): SheetCell {
  if (value === null || value === undefined) return EMPTY_CELL;
  if (typeof value === 'string') return fromText(value);
  if (typeof value === 'number') return fromNumber(value, hint);
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
  return fromDate(value, hint);
}

function fromText(value: string): SheetCell {
  const text = cleanText(value);
  if (text === '') return EMPTY_CELL;
  if (ERROR_TEXT.test(text)) return { text, kind: 'error' };
  if (SCIENTIFIC_TEXT.test(text)) return { text, kind: 'text', lossy: true };
  return { text, kind: 'text' };
}

function fromNumber(value: number, hint: FormatHint | undefined): SheetCell {
  if (!Number.isFinite(value)) return { text: String(value), kind: 'error' };
  const text = textOfNumber(value, hint);
  const rounded = Number.isInteger(value) && Math.abs(value) >= FIRST_ROUNDED;
  return rounded
    ? { text, kind: 'number', number: value, lossy: true }
    : { text, kind: 'number', number: value };
}

function textOfNumber(value: number, hint: FormatHint | undefined): string {
  if (hint?.kind === 'decimals') return value.toFixed(hint.digits);
  if (hint?.kind === 'zeros' && value >= 0) return value.toFixed(0).padStart(hint.digits, '0');
  if (Number.isInteger(value)) return Math.abs(value) < FIRST_ROUNDED ? String(value) : keptDigits(value);
  // Sums leave dust in the last binary digits (0.1 + 0.2), which no spreadsheet shows.
  return String(Number(value.toPrecision(KEPT_DIGITS)));
}

/** 430104199001011234 as the spreadsheet has it: 430104199001011000. */
function keptDigits(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(KEPT_DIGITS - 1).split('e');
  const digits = mantissa.replace('.', '');
  const zeros = Number(exponent) + 1 - digits.replace('-', '').length;
  return digits + '0'.repeat(Math.max(0, zeros));
}

function fromDate(value: Date, hint: FormatHint | undefined): SheetCell {
  if (Number.isNaN(value.getTime())) return { text: '#VALUE!', kind: 'error' };
  const iso = value.toISOString();
  const isoDay = iso.slice(0, 10);
  // A time of day alone is stored as a part of day zero; it is no date.
  if (iso < BEFORE_ANY_DAY) return { text: iso.slice(11, 16), kind: 'text' };
  if (hint?.kind === 'month' && isoDay.endsWith('-01')) {
    return { text: isoDay.slice(0, 7), kind: 'date', isoDay, dayPrecision: 'month' };
  }
  if (hint?.kind === 'year' && isoDay.endsWith('-01-01')) {
    return { text: isoDay.slice(0, 4), kind: 'date', isoDay, dayPrecision: 'year' };
  }
  return { text: isoDay, kind: 'date', isoDay };
}

/** A row's cells without the empty ones at its end; `cellOf` may be told the column. */
export function toCells(
  values: readonly (CellValue | undefined)[],
  cellOf: (value: CellValue | undefined, column: number) => SheetCell = (value) => toCell(value),
): SheetCell[] {
  const cells: SheetCell[] = [];
  let used = 0;
  for (let column = 0; column < values.length; column++) {
    const cell = cellOf(values[column], column);
    cells.push(cell);
    if (cell.kind !== 'empty') used = column + 1;
  }
  cells.length = used;
  return cells;
}
