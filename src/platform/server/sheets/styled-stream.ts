import { type CellStyle, type CellValue, writeXlsxStream } from 'hucre/xlsx';

export interface StyledRow {
  readonly values: CellValue[];
  /** By column; a column without one is plain. */
  readonly styles: readonly (CellStyle | undefined)[];
}

export interface StyledStreamOptions {
  readonly sheetName: string;
  /** In characters, by column; their number is the most columns that may carry a style. */
  readonly widths: readonly number[];
  readonly frozenRows: number;
}

/**
 * Writes one sheet as .xlsx while its rows are read: memory does not grow with their number. The library's
 * streaming writer knows a style for a whole column only, and looks it up for every row that it has pulled;
 * therefore each row sets the columns' styles before it is handed over.
 */
export function styledXlsxStream(
  rows: AsyncIterable<StyledRow> | Iterable<StyledRow>,
  options: StyledStreamOptions,
): ReadableStream<Uint8Array> {
  const columns = options.widths.map((width): { width: number; style?: CellStyle } => ({
    width,
  }));
  async function* values(): AsyncGenerator<CellValue[]> {
    for await (const row of rows) {
      columns.forEach((column, index) => {
        column.style = row.styles[index];
      });
      yield row.values;
    }
  }
  return writeXlsxStream(values(), {
    name: safeSheetName(options.sheetName),
    columns,
    freezePane: { rows: options.frozenRows },
  });
}

/** A name that spreadsheet programs accept: no marks of theirs, at most 31 characters, never empty. */
export function safeSheetName(name: string): string {
  const cleaned = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .trim();
  return cleaned === '' || cleaned.toLowerCase() === 'history' ? 'Sheet1' : cleaned;
}
