import type { Day } from '../../kernel/day.ts';
import type { DayPrecision } from '../../kernel/parse-day.ts';
import type { Refusal } from '../../kernel/refusal.ts';

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'empty' | 'error';

export interface SheetCell {
  /** What a person sees in the cell, without invisible characters and outer spaces. */
  readonly text: string;
  readonly kind: CellKind;
  readonly number?: number;
  readonly isoDay?: Day;
  /** `month` when the cell's format shows no day and the first of the month is stored. */
  readonly dayPrecision?: DayPrecision;
  /** The spreadsheet has rounded a long number: its last digits are lost for good. */
  readonly lossy?: true;
}

export interface SheetRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** Without trailing empty cells. */
  readonly cells: readonly SheetCell[];
}

/** A merged range; rows as the spreadsheet numbers them, columns from 0. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

export interface Sheet extends SheetInfo {
  readonly merges: readonly Merge[];
  /** Rows that the file holds, empty ones in between not counted. */
  readonly rowCount: number;
  readonly hiddenRowCount: number;
  /** Can be asked for more than once; each time the rows are read anew, a row at a time. */
  rows(): AsyncIterable<SheetRow>;
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'csv' | 'html';

export interface Workbook {
  readonly format: WorkbookFormat;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** What the content takes once unpacked. */
  readonly unpackedBytes: number;
  readonly sheets: readonly SheetInfo[];
  /** Reads how a sheet is laid out and proves that it can be read to its end. */
  openSheet(index: number): Promise<Sheet | Refusal>;
}

export interface SheetLimits {
  readonly maxFileBytes: number;
  /** All parts of an .xlsx together, unpacked. */
  readonly maxUnpackedBytes: number;
  readonly maxRows: number;
  /** Rows times the width of each: what the sheet costs in memory and time. */
  readonly maxCells: number;
}

export const DEFAULT_LIMITS: SheetLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxUnpackedBytes: 800 * 1024 * 1024,
  maxRows: 200_000,
  maxCells: 20_000_000,
};

export const EMPTY_CELL: SheetCell = Object.freeze({ text: '', kind: 'empty' });

/** The cell at a column, an empty one beyond the row's end. */
export function cellAt(row: Pick<SheetRow, 'cells'>, column: number): SheetCell {
  return row.cells[column] ?? EMPTY_CELL;
}

/** `A` for 0, `AA` for 26: the name that people see above a column. */
export function columnLetter(column: number): string {
  const upper = Math.floor(column / 26);
  return (upper > 0 ? columnLetter(upper - 1) : '') + String.fromCharCode(65 + (column % 26));
}
