import type { CellStyle, CellValue } from 'hucre/xlsx';
import { displayWidth, safeText } from './export-value.ts';
import type { FoundTable } from './find-table.ts';
import type { MarkRequest, RowMark } from './mark-request.ts';
import { fillMergedDown } from './merge-grid.ts';
import { OLD_ROW_TITLE, REASON_TITLE } from './returned-columns.ts';
import { type SheetCell, type SheetRow, cellAt } from './sheet.ts';
import {
  DAY_FORMAT,
  HEADER_STYLE,
  MARKED_STYLE,
  MARK_FILL,
  MONTH_FORMAT,
  REASON_STYLE,
  REQUIRED_STYLE,
  TEXT_STYLE,
} from './sheet-styles.ts';
import { type StyledRow, styledXlsxStream } from './styled-stream.ts';

const REASON_WIDTH = 60;
const OLD_ROW_WIDTH = 8;
/** Text that a spreadsheet would turn into a number or a date once somebody touches its cell. */
const LOOKS_LIKE_NUMBER = /^[\d.,:/+\-\s]*\d[\d.,:/+\-\sxXeE]*$/;
const MOST_FROZEN_ROWS = 8;
const DAY_STYLE: CellStyle = { numFmt: DAY_FORMAT };
const MONTH_STYLE: CellStyle = { numFmt: MONTH_FORMAT };
const MARKED_DAY_STYLE: CellStyle = { numFmt: DAY_FORMAT, fill: MARK_FILL };

/**
 * Writes the rows anew with their marks: all of them, or the titles and the refused rows alone with their old
 * row numbers. Merged cells of data are filled down, since the new sheet has no merges and must read the same.
 */
export function rebuildMarked(request: MarkRequest, whole: boolean): AsyncIterable<Uint8Array> {
  const layout = layOut(request.table, whole);
  return styledXlsxStream(markedRows(request, layout, whole), {
    sheetName: request.sheet.name,
    widths: layout.widths,
    frozenRows: frozenRows(request.table),
  });
}

/** A header far down would leave no room to scroll. */
function frozenRows(table: FoundTable): number {
  const rows = table.firstDataRow - 1;
  return rows <= MOST_FROZEN_ROWS ? rows : 0;
}

interface Layout {
  /** Columns of the old sheet in the order of the new one; those that the product had added are gone. */
  readonly kept: readonly number[];
  readonly widths: readonly number[];
  readonly firstHeader: number;
}

function layOut(table: FoundTable, whole: boolean): Layout {
  const last = Math.max(-1, ...table.columns.map(({ index }) => index));
  const titles = new Map(table.columns.map(({ index, title }) => [index, title]));
  const kept = Array.from({ length: last + 1 }, (_, index) => index).filter(
    (index) => !table.returnedColumns.includes(index),
  );
  const widths = kept.map((index) => Math.max(12, Math.min(30, displayWidth(titles.get(index) ?? '') + 4)));
  const added = whole ? [REASON_WIDTH] : [REASON_WIDTH, OLD_ROW_WIDTH];
  return { kept, widths: [...widths, ...added], firstHeader: table.headerRows[0] ?? 1 };
}

async function* markedRows(request: MarkRequest, layout: Layout, whole: boolean): AsyncGenerator<StyledRow> {
  const { sheet, table, marks } = request;
  const rows = fillMergedDown(request.rows ?? sheet.rows(), sheet.merges, table.firstDataRow);
  let written = 0;
  for await (const row of rows) {
    const mark = marks.get(row.number);
    const above = row.number < table.firstDataRow;
    if (!whole && !above && mark === undefined) continue;
    // Keeps row numbers as they were in a whole file, blank rows included; a short one closes up below the header.
    while ((whole || above) && written < row.number - 1) {
      written++;
      yield { values: [null], styles: [] };
    }
    written++;
    yield above ? headerRow(row, layout, table, whole) : dataRow(row, layout, mark, whole);
  }
}

function headerRow(
  row: SheetRow,
  { kept, firstHeader }: Layout,
  table: FoundTable,
  whole: boolean,
): StyledRow {
  const values: CellValue[] = kept.map((column) => valueOf(cellAt(row, column)));
  const isHeader = table.headerRows.includes(row.number);
  const styles: (CellStyle | undefined)[] = kept.map(() => (isHeader ? HEADER_STYLE : undefined));
  if (row.number !== firstHeader) return { values, styles };
  const added = whole ? [REASON_TITLE] : [REASON_TITLE, OLD_ROW_TITLE];
  return { values: [...values, ...added], styles: [...styles, REQUIRED_STYLE, HEADER_STYLE] };
}

function dataRow(row: SheetRow, { kept }: Layout, mark: RowMark | undefined, whole: boolean): StyledRow {
  const faulty = new Set(mark?.columns);
  const values: CellValue[] = kept.map((column) => valueOf(cellAt(row, column)));
  const styles = kept.map((column) => styleOf(cellAt(row, column), faulty.has(column)));
  values.push(mark === undefined ? null : safeText(mark.reasons.join('\n')));
  if (!whole) values.push(row.number);
  return { values, styles: [...styles, REASON_STYLE] };
}

function valueOf(cell: SheetCell): CellValue {
  if (cell.kind === 'date' && cell.isoDay !== undefined) return new Date(`${cell.isoDay}T00:00:00Z`);
  if (cell.kind === 'number' && cell.number !== undefined && !cell.lossy && cell.text === String(cell.number))
    return cell.number;
  if (cell.kind === 'boolean') return cell.text === 'TRUE';
  return cell.kind === 'empty' ? null : safeText(cell.text);
}

function styleOf(cell: SheetCell, faulty: boolean): CellStyle | undefined {
  if (cell.kind === 'date') {
    if (faulty) return MARKED_DAY_STYLE;
    return cell.dayPrecision === undefined ? DAY_STYLE : MONTH_STYLE;
  }
  if (faulty) return MARKED_STYLE;
  return cell.kind === 'text' && LOOKS_LIKE_NUMBER.test(cell.text) ? TEXT_STYLE : undefined;
}
