import { type CellValue, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { isRefusal } from '../kernel/refusal.ts';
import { openWorkbook } from '../server/sheets/open-workbook.ts';
import type { Sheet, SheetLimits, SheetRow } from '../server/sheets/sheet.ts';

/** Fixtures for tests of sheets and imports: workbooks made in memory and read back. */
export async function makeXlsx(...sheets: WriteSheet[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets }));
}

export async function makeXlsxOf(rows: CellValue[][], more: Partial<WriteSheet> = {}): Promise<Buffer> {
  return makeXlsx({ name: 'Sheet1', rows, ...more });
}

/** Opens a sheet that is expected to be readable. */
export async function openTestSheet(
  bytes: Buffer,
  fileName: string,
  index = 0,
  limits?: SheetLimits,
): Promise<Sheet> {
  const workbook = await openWorkbook(bytes, fileName, limits);
  if (isRefusal(workbook)) throw new Error(workbook.message);
  const sheet = await workbook.openSheet(index);
  if (isRefusal(sheet)) throw new Error(sheet.message);
  return sheet;
}

export async function collectRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return rows;
}

/** The texts of all cells, row by row. */
export async function readTexts(bytes: Buffer, fileName: string, index = 0): Promise<string[][]> {
  const rows = await collectRows(await openTestSheet(bytes, fileName, index));
  return rows.map((row) => row.cells.map((cell) => cell.text));
}
