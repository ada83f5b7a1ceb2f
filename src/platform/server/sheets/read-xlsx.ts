import { streamXlsxRows } from 'hucre/xlsx';
import type { Refusal } from '../../kernel/refusal.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { toCells } from './cell-value.ts';
import { SheetReadError, sheetRefusals } from './sheet-refusals.ts';
import type { Sheet, SheetLimits, SheetRow, Workbook } from './sheet.ts';
import { withoutTrailingBlanks } from './trailing-blanks.ts';
import type { Archive } from './xlsx-archive.ts';
import { type XlsxLayout, readXlsxLayout } from './xlsx-layout.ts';
import { type XlsxParts, type XlsxSheetPart, readXlsxParts } from './xlsx-parts.ts';

/** An .xlsx (or .xlsm) whose archive has been checked, as a workbook. */
export async function readXlsxWorkbook(
  bytes: Buffer,
  fileName: string,
  archive: Archive,
  limits: SheetLimits,
): Promise<Workbook | Refusal> {
  const parts = await readXlsxParts(archive);
  if (isRefusal(parts)) return parts;
  return {
    format: 'xlsx',
    fileName,
    bytes,
    unpackedBytes: archive.unpackedBytes,
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    openSheet: (index) => openXlsxSheet(bytes, archive, parts, index, limits),
  };
}

async function openXlsxSheet(
  bytes: Buffer,
  archive: Archive,
  parts: XlsxParts,
  index: number,
  limits: SheetLimits,
): Promise<Sheet | Refusal> {
  const sheet = parts.sheets[index];
  if (sheet === undefined) return sheetRefusals.noSheet();
  const layout = await readXlsxLayout(archive, sheet.part, parts.formatHints, limits);
  if (isRefusal(layout)) return layout;
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: layout.merges,
    rowCount: layout.rowCount,
    hiddenRowCount: layout.hiddenRows.size,
    rows: () => withoutTrailingBlanks(streamRows(bytes, sheet, layout)),
  };
}

async function* streamRows(
  bytes: Buffer,
  sheet: XlsxSheetPart,
  layout: XlsxLayout,
): AsyncGenerator<SheetRow> {
  let ordinal = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.index })) {
      const row = ordinal++;
      const number = index + 1;
      const cells = toCells(values, (column) => layout.hintAt(row, column));
      yield { number, hidden: layout.hiddenRows.has(number), cells };
    }
  } catch (cause) {
    throw new SheetReadError(sheetRefusals.damaged(`第 ${ordinal + 1} 行附近无法读取`), { cause });
  }
  // The library stops without a word at markup that it cannot finish; the count shows that nothing was left out.
  if (ordinal !== layout.rowCount)
    throw new SheetReadError(sheetRefusals.damaged(`第 ${ordinal} 行之后无法读取`));
}
