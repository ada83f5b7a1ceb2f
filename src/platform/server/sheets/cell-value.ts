import type { CellValue } from 'hucre';
import { cleanText } from '../../kernel/fold-text.ts';
import type { FormatHint } from './number-formats.ts';
import { EMPTY_CELL, type SheetCell } from './sheet.ts';

const ERROR_TEXT = /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|ERR!)$/;
const SCIENTIFIC_TEXT = /^\d(?:\.\d+)?E\+(?:1[4-9]|2\d)$/i;
/** A spreadsheet keeps 15 digits of a number; from the sixteenth on it writes zeros. */
const KEPT_DIGITS = 15;
const FIRST_ROUNDED = 10 ** KEPT_DIGITS;
const BEFORE_ANY_DAY = '1900-01-01';

/** A cell as read by the library, as the rest of the product sees it. */
export function toCell(value: CellValue | undefined): SheetCell {
  if (value === null || value === undefined) return EMPTY_CELL;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') return numberCell(value, undefined);
  return typeof value === 'boolean' ? booleanCell(value) : dateCell(value, undefined);
}

export function textCell(value: string): SheetCell {
  const text = cleanText(value);
  if (text === '') return EMPTY_CELL;
  if (ERROR_TEXT.test(text)) return { text, kind: 'error' };
  if (SCIENTIFIC_TEXT.test(text)) return { text, kind: 'text', lossy: true };
  return { text, kind: 'text' };
}

export function booleanCell(value: boolean): SheetCell {
  return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
}

export function numberCell(value: number, hint: FormatHint | undefined): SheetCell {
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

export function dateCell(value: Date, hint: FormatHint | undefined): SheetCell {
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

/** A row's cells without the empty ones at its end. */
export function toCells(values: readonly (CellValue | undefined)[]): SheetCell[] {
  return withoutEmptyEnd(values.map(toCell));
}

/** Takes the empty cells at a row's end away. */
export function withoutEmptyEnd(cells: SheetCell[]): SheetCell[] {
  let used = cells.length;
  while (used > 0 && cells[used - 1]?.kind === 'empty') used--;
  cells.length = used;
  return cells;
}
