import { type CellValue, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { isRefusal } from '../kernel/refusal.ts';
import { openWorkbook } from '../server/sheets/open-workbook.ts';
import { type PackedPart, packPart, zipParts } from './zip-parts.ts';
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

/** A zip archive with the given parts; `declared` overrules the unpacked size that its directory tells. */
export async function makeZip(parts: Record<string, string | Buffer>, declared?: number): Promise<Buffer> {
  const packed = new Map<string, PackedPart>();
  for (const [name, content] of Object.entries(parts)) {
    const part = await packPart([Buffer.from(content)]);
    packed.set(name, declared === undefined ? part : { ...part, size: declared });
  }
  return zipParts(packed);
}

/** An .xlsx of one worksheet with the given markup, and a table of shared strings if there is to be one. */
export async function makeRawXlsx(worksheet: string, sharedStrings?: string): Promise<Buffer> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const strings = sharedStrings === undefined ? '' : relation('rId2', 'sharedStrings', 'sharedStrings.xml');
  const sheets = '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>';
  return makeZip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${office}">${sheets}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${strings}</Relationships>`,
    'xl/worksheets/sheet1.xml': worksheet,
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': sharedStrings }),
  });
}
