import { detectDelimiter, streamCsvRows } from 'hucre/csv';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { toCells } from './cell-value.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { SheetInfo, SheetLimits, SheetRow, Workbook } from './sheet.ts';
import { withoutTrailingBlanks } from './trailing-blanks.ts';

/** Stands as a last line of its own: when it does not come back as one, a quote has swallowed it. */
const END_MARK = '\u0000end\u0000';
const LONGEST_CELL = 32_767;
/** ="0012" and ="430…" keep a spreadsheet from turning codes into numbers. */
const TEXT_FORMULA = /^="([^"]*)"$/;

/** Decoded .csv or tab-separated text as a workbook of one sheet. Every cell is text; row numbers count records. */
export function readCsvWorkbook(
  bytes: Buffer,
  fileName: string,
  text: string,
  limits: SheetLimits,
): Workbook | Refusal {
  const info: SheetInfo = { name: fileName.replace(/\.[^.]*$/, '') || 'Sheet1', hidden: false };
  const delimiter = delimiterOf(text);
  const rowCount = countRecords(text, delimiter, limits);
  if (isRefusal(rowCount)) return rowCount;
  const rows = (): AsyncIterable<SheetRow> => withoutTrailingBlanks(recordsOf(text, delimiter));
  return {
    format: 'csv',
    fileName,
    bytes,
    unpackedBytes: bytes.length,
    sheets: [info],
    openSheet: async (index) =>
      index === 0 ? { ...info, merges: [], rowCount, hiddenRowCount: 0, rows } : sheetRefusals.noSheet(),
  };
}

/** The library judges by the first lines, where a title without any delimiter may stand; a tab settles it. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000);
  const lines = head.split(/\r\n|\r|\n/).slice(0, 30);
  const counts = [',', '\t', ';'].map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => line.includes(delimiter)).length,
  }));
  const most = Math.max(...counts.map((count) => count.lines));
  const candidates = counts.filter((count) => count.lines === most && most > 0);
  return candidates.length === 1 && candidates[0] ? candidates[0].delimiter : detectDelimiter(head);
}

function countRecords(text: string, delimiter: string, limits: SheetLimits): number | Refusal {
  let count = 0;
  let cells = 0;
  let ended = false;
  const body = /[\r\n]$/.test(text) ? text : `${text}\r\n`;
  for (const record of streamCsvRows(`${body}${END_MARK}`, { delimiter })) {
    ended = record.length === 1 && record[0] === END_MARK;
    if (ended) break;
    count++;
    cells += record.length;
    if (record.some((cell) => typeof cell === 'string' && cell.length > LONGEST_CELL)) break;
    if (count > limits.maxRows) return sheetRefusals.tooManyRows(limits.maxRows);
    if (cells > limits.maxCells) return sheetRefusals.tooWide();
  }
  return ended ? count : sheetRefusals.unclosedQuote(count);
}

async function* recordsOf(text: string, delimiter: string): AsyncGenerator<SheetRow> {
  let number = 0;
  for (const record of streamCsvRows(text, { delimiter, unescapeFormulae: true })) {
    const values = record.map((cell) => (typeof cell === 'string' ? cell.replace(TEXT_FORMULA, '$1') : cell));
    yield { number: ++number, hidden: false, cells: toCells(values) };
  }
}
