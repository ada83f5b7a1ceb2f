import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import type { PrintedColumn } from '../../../platform/server/pdf/printed-list.ts';
import type { ColumnKind, ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';

/** A column of a printed list: what it shows, and how wide it is on paper, in parts of the page's 273 mm. */
export interface PrintColumn<Row> {
  readonly title: string;
  readonly share: number;
  readonly align: PrintedColumn['align'];
  readonly kind: ColumnKind;
  readonly value: (row: Row) => ExportValue;
}

type Value<Row> = (row: Row) => ExportValue;
type Share = number;

/** Names and addresses. */
export const text = <Row>(title: string, share: Share, value: Value<Row>): PrintColumn<Row> => ({
  title,
  share,
  align: 'left',
  kind: 'text',
  value,
});

/** Short words, codes, telephones. */
export const word = <Row>(title: string, share: Share, value: Value<Row>): PrintColumn<Row> => ({
  title,
  share,
  align: 'center',
  kind: 'text',
  value,
});

export const number = <Row>(title: string, share: Share, value: Value<Row>): PrintColumn<Row> => ({
  title,
  share,
  align: 'right',
  kind: 'number',
  value,
});

export const day = <Row>(title: string, value: Value<Row>, share: Share = 19): PrintColumn<Row> => ({
  title,
  share,
  align: 'center',
  kind: 'day',
  value,
});

/** 序号. */
export const SERIAL: Omit<PrintColumn<never>, 'value'> = {
  title: '序号',
  share: 8.5,
  align: 'center',
  kind: 'number',
};

export function named(table: CodeTable, code: string | null): string | null {
  return code === null ? null : nameOfCode(table, code);
}

export function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? '是' : '否';
}

const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };

/** A day as far as it is known: `1990-03` stays text. */
export function known(on: Day | null, precision: string | null): string | null {
  return on?.slice(0, LENGTHS[(precision ?? 'day') as DayPrecision]) ?? null;
}

const MM_PER_CHARACTER = 1.7;

/** As a sheet has it: a width in characters. */
export function sheetColumnOf({ title, share, kind }: Omit<PrintColumn<never>, 'value'>): ExportColumn {
  return { title, kind, width: Math.max(6, Math.round(share / MM_PER_CHARACTER)) };
}
