/** No cap: what leaves is counted to the last row. */
export const EVERY_ROW = 100_000_000;

/**
 * Reads a list to its end, page by page.
 * @param read the page behind a row of the list; null: the first one
 * @param cursorOf where a page that ends with this row ends
 */
export async function* readPages<Row, Cursor>(
  size: number,
  read: (cursor: Cursor | null) => Promise<readonly Row[]>,
  cursorOf: (row: Row) => Cursor,
): AsyncGenerator<readonly Row[]> {
  let cursor: Cursor | null = null;
  for (;;) {
    const rows: readonly Row[] = await read(cursor);
    yield rows;
    const last = rows.at(-1);
    if (rows.length < size || last === undefined) return;
    cursor = cursorOf(last);
  }
}
