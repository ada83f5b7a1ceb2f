import type { ExportValue } from '../../../platform/server/sheets/export-value.ts';
import type { PrintColumn } from './print-columns.ts';

/** A line of a printed list; the serial number stands first in a row. */
export type ListLine =
  | { readonly kind: 'row'; readonly values: readonly ExportValue[] }
  | { readonly kind: 'group' | 'total' | 'note'; readonly text: string };

/** A printed list that was asked for, with everything settled: how many rows it has, and its lines to read. */
export interface OpenedList {
  /** The day of which it is. */
  readonly on: string;
  /** Of a list of annual checks. */
  readonly year: number | null;
  /** To the last row, or no further than a cap and one. */
  readonly count: (cap?: number) => Promise<number>;
  /** Without 序号. */
  readonly columns: readonly Omit<PrintColumn<never>, 'value'>[];
  /** Lines, read as they are taken, so many rows at a time. */
  readonly lines: (pageSize: number) => AsyncGenerator<ListLine>;
}

/** Counts the rows as they go by, and says at the end what they come to. */
export interface Tally<Row> {
  add(row: Row): void;
  /** Behind 合计 n 家. */
  words(): readonly string[];
}

/** Rows under one head; a list without groups is one part without. */
export interface ListPart<Row> {
  readonly heading: (() => Promise<string>) | null;
  readonly pages: (size: number) => AsyncIterable<readonly Row[]>;
}

interface Listing<Row> {
  readonly unit: string;
  readonly columns: readonly PrintColumn<Row>[];
  readonly parts: readonly ListPart<Row>[];
  /** Made anew for each reading. */
  readonly tally?: () => Tally<Row>;
  readonly note?: () => Promise<string | null>;
}

/** All lines of a list: heads of groups, numbered rows, the total of what was read, notes. */
export async function* linesOf<Row>(listing: Listing<Row>, pageSize: number): AsyncGenerator<ListLine> {
  const tally = listing.tally?.();
  let count = 0;
  for (const { heading, pages } of listing.parts) {
    if (heading !== null) yield { kind: 'group', text: await heading() };
    for await (const rows of pages(pageSize)) {
      for (const row of rows) {
        count += 1;
        tally?.add(row);
        yield { kind: 'row', values: [count, ...listing.columns.map(({ value }) => value(row))] };
      }
    }
  }
  const words = tally?.words() ?? [];
  yield {
    kind: 'total',
    text: `合计 ${count} ${listing.unit}${words.length === 0 ? '' : `：${words.join('，')}`}`,
  };
  const note = (await listing.note?.()) ?? null;
  if (note !== null) yield { kind: 'note', text: note };
}

/** How many rows there are of each sort, in the order in which the sorts are given; a sort without rows is left out unless `always`. */
export function countBy<Row>(sorts: readonly SortToCount<Row>[]): () => Tally<Row> {
  return () => {
    const counts = sorts.map(() => 0);
    return {
      add(row) {
        sorts.forEach(({ of }, index) => {
          counts[index] = (counts[index] ?? 0) + Number(of(row));
        });
      },
      words: () =>
        sorts.flatMap(({ title, unit, always = false }, index) => {
          const count = counts[index] ?? 0;
          return count === 0 && !always ? [] : [`${title} ${count} ${unit}`];
        }),
    };
  };
}

export interface SortToCount<Row> {
  readonly title: string;
  readonly unit: string;
  /** Whether a row is of the sort; a number is added up. */
  readonly of: (row: Row) => boolean | number;
  readonly always?: boolean;
}

/** Pages of a query that goes on behind the last row of the one before. */
export async function* pagesAfter<Row>(
  size: number,
  list: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: Row | null = null;
  for (;;) {
    const rows: readonly Row[] = await list(after);
    yield rows;
    const last = rows.at(-1);
    if (rows.length < size || last === undefined) return;
    after = last;
  }
}
