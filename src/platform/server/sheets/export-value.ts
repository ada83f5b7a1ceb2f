import type { CellStyle, CellValue } from 'hucre/xlsx';
import { isDay } from '../../kernel/day.ts';
import { DAY_FORMAT, TEXT_STYLE } from './sheet-styles.ts';

export type ColumnKind = 'text' | 'number' | 'day';

export interface ExportColumn {
  readonly title: string;
  /** In characters; wide ones count two. */
  readonly width?: number;
  readonly kind: ColumnKind;
}

/** A day is `YYYY-MM-DD`; one known to the month (`YYYY-MM`) stays text. Null leaves the cell empty. */
export type ExportValue = string | number | null;

const LONGEST_CELL = 32_767;
const DEFAULT_WIDTH: Record<ColumnKind, number> = { text: 16, number: 10, day: 12 };

/**
 * A value as its cell holds it. Text is always a text cell, so that = + - @ at its start are never a formula
 * and codes keep their zeros.
 */
export function toCellValue(value: ExportValue, kind: ColumnKind): CellValue {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return kind === 'text' ? String(value) : value;
  return kind === 'day' && isDay(value) ? new Date(`${value}T00:00:00Z`) : safeText(value);
}

/** Text that an .xlsx can hold: within the length of a cell, and never read as one of its own escapes. */
export function safeText(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
}

export function styleOf(kind: ColumnKind): CellStyle | undefined {
  if (kind === 'text') return TEXT_STYLE;
  return kind === 'day' ? { numFmt: DAY_FORMAT } : undefined;
}

export function widthOf(column: ExportColumn): number {
  return column.width ?? Math.max(DEFAULT_WIDTH[column.kind], displayWidth(column.title) + 2);
}

/** How many half-width characters a text takes: Chinese ones take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}
