import { type Cell, type CellStyle, type RoundtripWorkbook, openXlsx, saveXlsx } from 'hucre/xlsx';
import { type MarkRequest, type MarkedFile, type RowMark, markedName } from './mark-request.ts';
import { REASON_TITLE, isReturnedColumn } from './returned-columns.ts';
import { MARK_FILL, MARK_RGB, REASON_STYLE, REQUIRED_STYLE } from './sheet-styles.ts';

type LibrarySheet = RoundtripWorkbook['sheets'][number];

const REASON_WIDTH = 60;

/** Marks the person's own workbook, all else kept; null when the library cannot carry it through. */
export async function markInPlace(request: MarkRequest): Promise<MarkedFile | null> {
  try {
    // Without readStyles the library drops every style of the file when it saves.
    const opened = await openXlsx(request.workbook.bytes, { readStyles: true });
    const sheet = opened.sheets.find(({ name }) => name === request.sheet.name);
    if (sheet === undefined) return null;
    markSheet(sheet, request);
    const bytes = await saveXlsx(opened);
    const extension = opened.hasMacros ? 'xlsm' : 'xlsx';
    return { fileName: markedName(request.workbook.fileName, extension), content: once(bytes) };
  } catch {
    return null;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function markSheet(sheet: LibrarySheet, request: MarkRequest): void {
  const cells = (sheet.cells ??= new Map<string, Cell>());
  const column = reasonColumn(sheet, request);
  clearOldMarks(sheet, cells, column, request);
  const firstHeader = (request.table.headerRows[0] ?? 1) - 1;
  setCell(sheet, cells, firstHeader, column, REASON_TITLE, REQUIRED_STYLE);
  for (const mark of request.marks.values()) markRow(sheet, cells, mark, column);
  const columns = (sheet.columns ??= []);
  while (columns.length <= column) columns.push({});
  columns[column] = { ...columns[column], width: REASON_WIDTH, hidden: false };
}

function markRow(sheet: LibrarySheet, cells: Map<string, Cell>, mark: RowMark, reasonAt: number): void {
  const row = mark.row - 1;
  for (const column of mark.columns) {
    const cell = cells.get(`${row},${column}`) ?? plainCell(sheet, row, column);
    cells.set(`${row},${column}`, { ...cell, style: { ...cell.style, fill: MARK_FILL } });
  }
  setCell(sheet, cells, row, reasonAt, mark.reasons.join('\n'), REASON_STYLE);
  // A person must see the row that is to be mended.
  const definition = sheet.rowDefs?.get(row);
  if (definition?.hidden) sheet.rowDefs?.set(row, { ...definition, hidden: false });
}

/** The column of the last time, or the first behind the titles that is empty all the way down. */
function reasonColumn(sheet: LibrarySheet, { table }: MarkRequest): number {
  for (const headerRow of table.headerRows) {
    const existing = sheet.rows[headerRow - 1]?.findIndex((value) => value === REASON_TITLE) ?? -1;
    if (existing !== -1) return existing;
  }
  let column = Math.max(-1, ...table.columns.map(({ index }) => index)) + 1;
  const used = usedColumns(sheet);
  while (used.has(column)) column++;
  return column;
}

function usedColumns(sheet: LibrarySheet): Set<number> {
  const used = new Set<number>();
  for (const row of sheet.rows) {
    row.forEach((value, column) => {
      if (value !== null && value !== '') used.add(column);
    });
  }
  return used;
}

function clearOldMarks(
  sheet: LibrarySheet,
  cells: Map<string, Cell>,
  reasonAt: number,
  { table }: MarkRequest,
): void {
  const top = (table.headerRows[0] ?? 1) - 1;
  const had = isReturnedColumn(String(sheet.rows[top]?.[reasonAt] ?? ''));
  if (!had) return;
  sheet.rows.forEach((row, index) => {
    if (index > top && reasonAt < row.length) row[reasonAt] = null;
    if (index > top) cells.delete(`${index},${reasonAt}`);
  });
  for (const [key, cell] of cells) {
    if (isOurMark(cell.style)) cells.set(key, { ...cell, style: withoutFill(cell.style) });
  }
}

function isOurMark(style: CellStyle | undefined): boolean {
  return style?.fill?.type === 'pattern' && style.fill.fgColor?.rgb === MARK_RGB;
}

function withoutFill(style: CellStyle | undefined): CellStyle {
  const { fill: _ours, ...rest } = style ?? {};
  return rest;
}

function plainCell(sheet: LibrarySheet, row: number, column: number): Cell {
  const value = sheet.rows[row]?.[column] ?? null;
  return { value, type: typeOf(value) };
}

function typeOf(value: Cell['value']): Cell['type'] {
  if (value === null) return 'empty';
  if (value instanceof Date) return 'date';
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}

function setCell(
  sheet: LibrarySheet,
  cells: Map<string, Cell>,
  row: number,
  column: number,
  value: string,
  style: CellStyle,
): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const values = sheet.rows[row] ?? [];
  while (values.length <= column) values.push(null);
  values[column] = value;
  cells.set(`${row},${column}`, { value, type: 'string', style });
}
