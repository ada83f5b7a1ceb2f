import type { SheetRow } from './sheet.ts';

/** Rows without the blank ones below the last that holds anything: formats painted down a sheet are no rows. */
export async function* withoutTrailingBlanks(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  let blanks: SheetRow[] = [];
  for await (const row of rows) {
    if (row.cells.length === 0) {
      blanks.push(row);
      continue;
    }
    if (blanks.length > 0) {
      yield* blanks;
      blanks = [];
    }
    yield row;
  }
}
