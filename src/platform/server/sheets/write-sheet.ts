import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx';
import { type ExportColumn, type ExportValue, styleOf, toCellValue, widthOf } from './export-value.ts';
import { HEADER_STYLE, TITLE_STYLE } from './sheet-styles.ts';
import { type StyledRow, safeSheetName, styledXlsxStream } from './styled-stream.ts';

export type ExportRow = readonly ExportValue[];

export interface SheetToWrite {
  readonly name: string;
  /** Stands above the header over its whole width; also on each printed page of a small sheet. */
  readonly title?: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: AsyncIterable<ExportRow> | Iterable<ExportRow>;
}

/** Up to this many rows are laid out for printing; nobody prints more, and they are streamed. */
const MOST_PRINTED_ROWS = 5_000;

/**
 * Writes an .xlsx as a stream of bytes: styled and frozen header, text columns as text. Up to 5,000 rows
 * are also set for printing (landscape, one page wide, title and header on every page). Rows are pulled
 * as the reader takes the bytes; memory does not grow with their number.
 */
export async function* writeSheet(sheet: SheetToWrite): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = iterate(sheet.rows);
  const first: ExportRow[] = [];
  let ended = false;
  while (!ended && first.length <= MOST_PRINTED_ROWS) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else first.push(next.value);
  }
  if (ended) {
    yield await printableSheet(sheet, first);
    return;
  }
  yield* styledXlsxStream(styledRows(sheet, first, iterator), {
    sheetName: sheet.name,
    widths: sheet.columns.map(widthOf),
    frozenRows: headerDepth(sheet),
  });
}

async function* iterate(rows: AsyncIterable<ExportRow> | Iterable<ExportRow>): AsyncGenerator<ExportRow> {
  yield* rows;
}

async function* styledRows(
  sheet: SheetToWrite,
  first: readonly ExportRow[],
  rest: AsyncIterable<ExportRow>,
): AsyncGenerator<StyledRow> {
  if (sheet.title !== undefined) yield { values: [sheet.title], styles: [TITLE_STYLE] };
  yield { values: titlesOf(sheet), styles: sheet.columns.map(() => HEADER_STYLE) };
  const styles = sheet.columns.map((column) => styleOf(column.kind));
  for (const row of first) yield { values: valuesOf(row, sheet), styles };
  for await (const row of rest) yield { values: valuesOf(row, sheet), styles };
}

async function printableSheet(sheet: SheetToWrite, rows: readonly ExportRow[]): Promise<Uint8Array> {
  const depth = headerDepth(sheet);
  const width = sheet.columns.length;
  const cells = new Map<string, { style: CellStyle }>();
  for (let column = 0; column < width; column++) cells.set(`${depth - 1},${column}`, { style: HEADER_STYLE });
  if (sheet.title !== undefined) cells.set('0,0', { style: TITLE_STYLE });
  const body = rows.map((row) => valuesOf(row, sheet));
  return writeXlsx({
    sheets: [
      {
        name: safeSheetName(sheet.name),
        rows: [...(sheet.title === undefined ? [] : [[sheet.title]]), titlesOf(sheet), ...body],
        columns: sheet.columns.map((column) => ({ width: widthOf(column), style: styleOf(column.kind) })),
        cells,
        merges:
          sheet.title !== undefined && width > 1
            ? [{ startRow: 0, endRow: 0, startCol: 0, endCol: width - 1 }]
            : [],
        rowDefs: new Map(sheet.title === undefined ? [] : [[0, { height: 30 }]]),
        freezePane: { rows: depth },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$1:$${depth}`,
        },
        headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      },
    ],
  });
}

function headerDepth(sheet: SheetToWrite): number {
  return sheet.title === undefined ? 1 : 2;
}

function titlesOf(sheet: SheetToWrite): CellValue[] {
  return sheet.columns.map((column) => column.title);
}

function valuesOf(row: ExportRow, sheet: SheetToWrite): CellValue[] {
  return sheet.columns.map((column, index) => toCellValue(row[index] ?? null, column.kind));
}
