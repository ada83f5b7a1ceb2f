import { EMPTY_CELL, type Merge, type SheetCell, type SheetRow, cellAt } from './sheet.ts';

/** Ledgers have a few dozen columns; more than these are never looked at for titles. */
export const MOST_TITLED_COLUMNS = 500;

/** Cells of a few rows with every merged range showing its first cell's content throughout. */
export class MergeGrid {
  readonly #rows: ReadonlyMap<number, SheetRow>;
  readonly #mergesByRow = new Map<number, Merge[]>();

  constructor(rows: readonly SheetRow[], merges: readonly Merge[]) {
    this.#rows = new Map(rows.map((row) => [row.number, row]));
    for (const merge of merges) {
      if (merge.fromColumn >= MOST_TITLED_COLUMNS) continue;
      for (const { number } of rows) {
        if (number >= merge.fromRow && number <= merge.toRow) this.#add(number, merge);
      }
    }
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.#mergesByRow
      .get(row)
      ?.find((merge) => column >= merge.fromColumn && column <= merge.toColumn);
  }

  textAt(row: number, column: number): string {
    const merge = this.mergeAt(row, column);
    const source = this.#rows.get(merge?.fromRow ?? row);
    return source === undefined ? '' : cellAt(source, merge?.fromColumn ?? column).text;
  }

  /** Whether a merged range lies across the line between a row and the next. */
  crosses(row: number, next: number): boolean {
    return this.#mergesByRow.get(row)?.some((merge) => merge.toRow >= next) ?? false;
  }

  /** How many ranges merged over two columns or more start in the row. */
  spreadCount(row: number): number {
    const merges = this.#mergesByRow.get(row) ?? [];
    return merges.filter((merge) => merge.fromRow === row && merge.toColumn > merge.fromColumn).length;
  }

  #add(row: number, merge: Merge): void {
    const merges = this.#mergesByRow.get(row);
    if (merges) merges.push(merge);
    else this.#mergesByRow.set(row, [merge]);
  }
}

/** Rows with the content of vertically merged cells repeated in each row that they cover; from `fromRow` on. */
export async function* fillMergedDown(
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  merges: readonly Merge[],
  fromRow: number,
): AsyncGenerator<SheetRow> {
  const starting = startsByRow(
    merges.filter((merge) => merge.toRow > merge.fromRow && merge.toRow >= fromRow),
  );
  const open = new Map<number, { readonly cell: SheetCell; readonly toRow: number }>();
  for await (const row of rows) {
    const filled = open.size === 0 || row.number < fromRow ? row : fill(row, open);
    for (const merge of starting.get(row.number) ?? []) {
      open.set(merge.fromColumn, { cell: cellAt(row, merge.fromColumn), toRow: merge.toRow });
    }
    yield filled;
  }
}

function fill(
  row: SheetRow,
  open: Map<number, { readonly cell: SheetCell; readonly toRow: number }>,
): SheetRow {
  const cells = [...row.cells];
  for (const [column, { cell, toRow }] of open) {
    if (row.number > toRow) {
      open.delete(column);
    } else if (cellAt(row, column).kind === 'empty' && cell.kind !== 'empty') {
      while (cells.length < column) cells.push(EMPTY_CELL);
      cells[column] = cell;
    }
  }
  return { ...row, cells };
}

function startsByRow(merges: readonly Merge[]): Map<number, Merge[]> {
  const starting = new Map<number, Merge[]>();
  for (const merge of merges) {
    const atRow = starting.get(merge.fromRow);
    if (atRow) atRow.push(merge);
    else starting.set(merge.fromRow, [merge]);
  }
  return starting;
}
