import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { withoutEmptyEnd } from './cell-value.ts';
import { Markup } from './markup.ts';
import { type SheetContent, SheetMarkup } from './sheet-markup.ts';
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
import type { Archive } from './xlsx-archive.ts';
import { type CellSurroundings, xlsxCell } from './xlsx-cell.ts';
import { scanXlsxSheet } from './xlsx-layout.ts';
import { type XlsxParts, readXlsxParts } from './xlsx-parts.ts';

interface XlsxFile {
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
  const file: XlsxFile = { archive, parts, sharedCells };
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
  const sheet = file.parts.sheets[index];
  if (sheet === undefined) return sheetRefusals.noSheet();
  const layout = await scanXlsxSheet(file.archive, sheet.part, limits);
  if (isRefusal(layout)) return layout;
  const { merges, rowCount, hiddenRowCount, usesSharedStrings } = layout;
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    merges,
    rowCount,
    hiddenRowCount,
    rows: () => withoutTrailingBlanks(streamRows(file, sheet.part, usesSharedStrings)),
  };
}

async function* streamRows(
  { archive, parts, sharedCells }: XlsxFile,
  part: string,
  usesSharedStrings: boolean,
): AsyncGenerator<SheetRow> {
  const { formats, date1904 } = parts;
  const rows = new RowReader({
    formats,
    date1904,
    sharedCells: usesSharedStrings ? await sharedCells() : [],
  });
  const sheet = new SheetMarkup(rows);
  const markup = new Markup(sheet, sheet);
  try {
    for await (const piece of archive.chunks(part)) {
      markup.push(piece);
      yield* rows.take();
    }
  } catch (cause) {
    throw new SheetReadError(sheetRefusals.damaged('工作表内容不完整'), { cause });
  }
}

/** Makes rows of what a sheet holds. */
class RowReader implements SheetContent {
  readonly #surroundings: CellSurroundings;
  #rows: SheetRow[] = [];
  #number = 0;
  #hidden = false;
  #cells: SheetCell[] = [];

  constructor(surroundings: CellSurroundings) {
    this.#surroundings = surroundings;
  }

  startRow(number: number, hidden: boolean): void {
    this.#number = number;
    this.#hidden = hidden;
    this.#cells = [];
  }

  cell(column: number, type: string, style: number, written: string): void {
    const cells = this.#cells;
    const cell = xlsxCell(type, style, written, this.#surroundings);
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column] = cell;
  }

  endRow(): void {
    this.#rows.push({ number: this.#number, hidden: this.#hidden, cells: withoutEmptyEnd(this.#cells) });
  }

  merge(): void {
    // Known from the layout.
  }

  /** The rows that are complete, which are then forgotten. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}
