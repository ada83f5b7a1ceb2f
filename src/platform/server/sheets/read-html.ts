import { fromHtml } from 'hucre';
import type { Refusal } from '../../kernel/refusal.ts';
import { memorySheet } from './memory-sheet.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { SheetInfo, SheetLimits, Workbook } from './sheet.ts';

const ROW_TAG = /<tr[\s>]/gi;
const NOT_CONTENT = /<(script|style|xml)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/**
 * A web-page table under the name of a spreadsheet, as many systems export. The library stops without a
 * word at markup that it cannot finish, therefore every row of the page must be there or the file is refused.
 */
export function readHtmlWorkbook(
  bytes: Buffer,
  fileName: string,
  text: string,
  limits: SheetLimits,
): Workbook | Refusal {
  const page = text
    .replace(NOT_CONTENT, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&nbsp;/gi, '\u00a0');
  const rowTags = page.match(ROW_TAG)?.length ?? 0;
  if (rowTags === 0) return sheetRefusals.notASpreadsheet('网页文件');
  if (rowTags > limits.maxRows) return sheetRefusals.tooManyRows(limits.maxRows);
  const table = readTable(page);
  if (table === null || table.rows.length !== rowTags) return sheetRefusals.otherFormat('网页格式的表格');
  const info: SheetInfo = { name: fileName.replace(/\.[^.]*$/, '') || 'Sheet1', hidden: false };
  return {
    format: 'html',
    fileName,
    bytes,
    unpackedBytes: bytes.length,
    sheets: [info],
    openSheet: async (index) =>
      index === 0 ? memorySheet(info, table.rows, table.merges ?? [], limits) : sheetRefusals.noSheet(),
  };
}

function readTable(page: string): ReturnType<typeof fromHtml> | null {
  try {
    return fromHtml(page, { typeInference: false, classes: false });
  } catch {
    return null;
  }
}
