import type { Day } from '../../../platform/kernel/day.ts';

export type CopyValue = string | number | boolean | Buffer | readonly string[] | null;

/** Rows for one table, in the order in which tables refer to each other. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CopyValue[])[];
}

export type Columns<Row> = Readonly<Record<string, (row: Row) => CopyValue>>;

/** Each row by the readers of its columns. */
export function table<Row>(name: string, rows: readonly Row[], columns: Columns<Row>): TableRows {
  const readers = Object.values(columns);
  return {
    table: name,
    columns: Object.keys(columns),
    rows: rows.map((row) => readers.map((read) => read(row))),
  };
}

/** A minute of a day by the office's clock. */
export function officeTime(day: Day, minute: string): string {
  return `${day} ${minute}:00+08`;
}
