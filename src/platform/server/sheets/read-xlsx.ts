import type { CellValue } from 'hucre/xlsx';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { bareWorkbook } from './bare-workbook.ts';
import { toCell, toCells } from './cell-value.ts';
import { SharedReferences } from './shared-references.ts';
import { readSharedCells } from './shared-strings.ts';
import { SheetReadError, sheetRefusals } from './sheet-refusals.ts';
import {
  EMPTY_CELL,
  type Sheet,
  type SheetCell,
  type SheetLimits,
  type SheetRow,
  type Workbook,
} from './sheet.ts';
import { withoutTrailingBlanks } from './trailing-blanks.ts';
import { type Archive, ArchiveError } from './xlsx-archive.ts';
import { type XlsxScan, scanXlsxSheet } from './xlsx-layout.ts';
import { readValues } from './xlsx-values.ts';
import { type XlsxParts, type XlsxSheetPart, readXlsxParts } from './xlsx-parts.ts';

/** Below this the library's own way with shared strings costs little, and is the simpler one. */
const SMALL_TABLE_BYTES = 1024 * 1024;

interface XlsxFile {
  readonly bytes: Buffer;
  readonly archive: Archive;
  readonly parts: XlsxParts;
  /** Asked for once, however many sheets are read. */
  readonly sharedCells: () => Promise<readonly SheetCell[]>;
}

/** An .xlsx (or .xlsm) whose archive has been checked, as a workbook. */
export async function readXlsxWorkbook(
  bytes: Buffer,
  fileName: string,
  archive: Archive,
  limits: SheetLimits,
): Promise<Workbook | Refusal> {
  const parts = await readXlsxParts(archive);
  if (isRefusal(parts)) return parts;
  let shared: Promise<readonly SheetCell[]> | undefined;
  const sharedCells = (): Promise<readonly SheetCell[]> =>
    (shared ??=
      parts.sharedStrings === undefined
        ? Promise.resolve([])
        : readSharedCells(archive, parts.sharedStrings));
  const file: XlsxFile = { bytes, archive, parts, sharedCells };
  return {
    format: 'xlsx',
    fileName,
    bytes,
    unpackedBytes: archive.unpackedBytes,
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    openSheet: (index) => openXlsxSheet(file, index, limits),
  };
}

async function openXlsxSheet(file: XlsxFile, index: number, limits: SheetLimits): Promise<Sheet | Refusal> {
  const { archive, parts } = file;
  const sheet = parts.sheets[index];
  if (sheet === undefined) return sheetRefusals.noSheet();
  const isLarge =
    parts.sharedStrings !== undefined && archive.sizeOf(parts.sharedStrings) > SMALL_TABLE_BYTES;
  const references = isLarge ? new SharedReferences() : null;
  const scan = await scanXlsxSheet(archive, sheet.part, parts.formatHints, limits, references);
  if (isRefusal(scan)) return scan;
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: scan.layout.merges,
    rowCount: scan.layout.rowCount,
    hiddenRowCount: scan.layout.hiddenRows.size,
    rows: () => withoutTrailingBlanks(streamRows(file, sheet, scan, references)),
  };
}

async function* streamRows(
  file: XlsxFile,
  sheet: XlsxSheetPart,
  { layout, rewritten }: XlsxScan,
  references: SharedReferences | null,
): AsyncGenerator<SheetRow> {
  const shared = rewritten === null ? [] : await readShared(file);
  let ordinal = 0;
  const cellOf = (value: CellValue | undefined, column: number): SheetCell => {
    const index = references?.indexOf(value) ?? null;
    return index === null ? toCell(value, layout.hintAt(ordinal, column)) : (shared[index] ?? EMPTY_CELL);
  };
  try {
    const source = rewritten === null ? file.bytes : await bareWorkbook({ ...file.parts, sheet: rewritten });
    const asked = { source, sheet: rewritten === null ? sheet.index : 0 };
    for await (const { index, values } of readValues(asked, file.archive.sizeOf(sheet.part))) {
      const number = index + 1;
      const row = { number, hidden: layout.hiddenRows.has(number), cells: toCells(values, cellOf) };
      ordinal++;
      yield row;
    }
  } catch (cause) {
    throw new SheetReadError(sheetRefusals.damaged(`第 ${ordinal + 1} 行附近无法读取`), { cause });
  }
  // The library stops without a word at markup that it cannot finish; the count shows that nothing was left out.
  if (ordinal !== layout.rowCount)
    throw new SheetReadError(sheetRefusals.damaged(`第 ${ordinal} 行之后无法读取`));
}

async function readShared(file: XlsxFile): Promise<readonly SheetCell[]> {
  try {
    return await file.sharedCells();
  } catch (cause) {
    if (cause instanceof ArchiveError)
      throw new SheetReadError(sheetRefusals.damaged('文字表不完整'), { cause });
    throw cause;
  }
}
