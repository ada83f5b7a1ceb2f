import type { ReactNode } from 'react';

export type ColumnKind = 'text' | 'number' | 'day' | 'code';
export type ColumnValue = string | number | null | undefined;

/** One column of a DataTable. The first column names the row: it carries the link and heads the card on a phone. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** Default `text`. Numbers and days are set in tabular figures, numbers to the right. */
  readonly kind?: ColumnKind;
  /** What is shown unless `render` is given, and sorted by. */
  readonly value?: (row: Row) => ColumnValue;
  readonly render?: (row: Row) => ReactNode;
  /** Shown for null: default 未核实 for numbers, a dash for all else. */
  readonly empty?: string;
  readonly width?: number;
  /** Not shown until chosen. */
  readonly optional?: boolean;
  /** Lets the reader sort by `value`; only where all rows are on the page. */
  readonly sortable?: boolean;
  /** Left out of the card on a phone. */
  readonly phone?: 'hidden';
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = { text: 160, number: 104, day: 112, code: 184 };

/** Width in pixels at 14 px type; `scale` grows it with larger type. */
export function widthOf<Row>(column: DataColumn<Row>, scale: number): number {
  return Math.round((column.width ?? WIDTHS[column.kind ?? 'text']) * scale);
}

/** What stands in a cell without a value. */
export function emptyText<Row>(column: DataColumn<Row>): string {
  return column.empty ?? (column.kind === 'number' ? '未核实' : '—');
}

/** Order of two values for a reader: numbers by size, text by pinyin, nothing last. */
export function compareValues(a: ColumnValue, b: ColumnValue): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');
}
