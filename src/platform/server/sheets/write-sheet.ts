import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx';
import { type ExportColumn, type ExportValue, styleOf, toCellValue, widthOf } from './export-value.ts';
import { EXPORT_MARK_STYLE, HEADER_STYLE, TITLE_STYLE } from './sheet-styles.ts';
import { type StyledRow, safeSheetName, styledXlsxStream } from './styled-stream.ts';

export type ExportRow = readonly ExportValue[];

/** Who took the sheet out and when: in print on every page, and in the file's own properties. */
export interface SheetMark {
  readonly text: string;
  readonly author: string;
  /** Whether it also stands as a row of its own above the header. */
  readonly inRows: boolean;
}

export interface SheetToWrite {
  readonly name: string;
  /** Stands above the header over its whole width; also on each printed page of a small sheet. */
  readonly title?: string;
  /** Below the title, in one row over the whole width. */
  readonly above?: readonly string[];
  readonly columns: readonly ExportColumn[];
  readonly rows: AsyncIterable<ExportRow> | Iterable<ExportRow>;
  readonly mark?: SheetMark;
}

/** Up to this many rows are laid out for printing; nobody prints more, and they are streamed. */
const MOST_PRINTED_ROWS = 5_000;
/** A file that opens by a password is made whole in memory. */
export const MOST_LOCKED_ROWS = 20_000;

/**
 * Writes an .xlsx as a stream of bytes: styled and frozen header, text columns as text. Up to 5,000 rows
 * are also set for printing (landscape, one page wide, title and header on every page). Rows are pulled
 * as the reader takes the bytes; memory does not grow with their number.
 * @param password opens the file (ECMA-376 agile encryption); then at most MOST_LOCKED_ROWS rows
 * @throws RangeError when a file with a password has more
 */
export async function* writeSheet(
  sheet: SheetToWrite,
  password?: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const mostInMemory = password === undefined ? MOST_PRINTED_ROWS : MOST_LOCKED_ROWS;
  const iterator = iterate(sheet.rows);
  const first: ExportRow[] = [];
  let ended = false;
  while (!ended && first.length <= mostInMemory) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else first.push(next.value);
  }
  if (ended) {
    yield await printableSheet(sheet, first, password);
    return;
  }
  if (password !== undefined) throw new RangeError(`more than ${MOST_LOCKED_ROWS} rows behind a password`);
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
  for (const { text, style } of linesAbove(sheet)) yield { values: [text], styles: [style] };
  yield { values: titlesOf(sheet), styles: sheet.columns.map(() => HEADER_STYLE) };
  const styles = sheet.columns.map((column) => styleOf(column.kind));
  for (const row of first) yield { values: valuesOf(row, sheet), styles };
  for await (const row of rest) yield { values: valuesOf(row, sheet), styles };
}

async function printableSheet(
  sheet: SheetToWrite,
  rows: readonly ExportRow[],
  password?: string,
): Promise<Uint8Array> {
  const above = linesAbove(sheet);
  const depth = headerDepth(sheet);
  const width = sheet.columns.length;
  const cells = new Map<string, { style: CellStyle }>();
  for (let column = 0; column < width; column++) cells.set(`${depth - 1},${column}`, { style: HEADER_STYLE });
  above.forEach(({ style }, row) => cells.set(`${row},0`, { style }));
  const body = rows.map((row) => valuesOf(row, sheet));
  return writeXlsx({
    ...(sheet.mark === undefined
      ? {}
      : { properties: { creator: sheet.mark.author, description: sheet.mark.text } }),
    ...(password === undefined ? {} : { encryption: { password } }),
    sheets: [
      {
        name: safeSheetName(sheet.name),
        rows: [...above.map(({ text }) => [text]), titlesOf(sheet), ...body],
        columns: sheet.columns.map((column) => ({ width: widthOf(column), style: styleOf(column.kind) })),
        cells,
        merges:
          width > 1
            ? above.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 }))
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
        headerFooter: { oddFooter: `${footerMark(sheet)}&R第 &P 页，共 &N 页` },
      },
    ],
  });
}

/** What stands above the header, each over the whole width. */
function linesAbove({
  title,
  above,
  mark,
}: SheetToWrite): { readonly text: string; readonly style: CellStyle }[] {
  return [
    ...(title === undefined ? [] : [{ text: title, style: TITLE_STYLE }]),
    ...(above === undefined ? [] : [{ text: above.join('　　　　'), style: EXPORT_MARK_STYLE }]),
    ...(mark?.inRows === true ? [{ text: mark.text, style: EXPORT_MARK_STYLE }] : []),
  ];
}

/** A footer reads & as a command; it holds 255 characters in all. */
function footerMark({ mark }: SheetToWrite): string {
  return mark === undefined ? '' : `&L${mark.text.slice(0, 180).replaceAll('&', '&&')}`;
}

function headerDepth(sheet: SheetToWrite): number {
  return linesAbove(sheet).length + 1;
}

function titlesOf(sheet: SheetToWrite): CellValue[] {
  return sheet.columns.map((column) => column.title);
}

function valuesOf(row: ExportRow, sheet: SheetToWrite): CellValue[] {
  return sheet.columns.map((column, index) => toCellValue(row[index] ?? null, column.kind));
}
