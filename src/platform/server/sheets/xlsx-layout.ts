import { type Refusal, isRefusal } from '../../kernel/refusal.ts';
import type { FormatHint } from './cell-value.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { Merge, SheetLimits } from './sheet.ts';
import { type SharedReferences, cutBeforeLastCell } from './shared-references.ts';
import { type Archive, ArchiveError } from './xlsx-archive.ts';
import { type PackedPart, packPart } from './zip-parts.ts';

const MAX_MERGES = 200_000;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;
/** One tag of the sheet that matters here: a row, a cell, a merge, or the end of the rows. */
const TAG = /<(?:(?:\w+:)?(?:(c)|(row)|(mergeCell)|(sheetData))|\/(?:\w+:)?(sheetData))(?=[\s/>])([^>]*)>/g;
const CELL_COLUMN = /\sr="([A-Z]{1,3})\d/;
const SHARED_TYPE = /\st\s*=\s*["']s["']/;
const CELL_STYLE = /\ss="(\d+)"/;

export interface XlsxLayout {
  readonly rowCount: number;
  readonly hiddenRows: ReadonlySet<number>;
  readonly merges: readonly Merge[];
  /** The format hint of a cell by the row's place in the file (from 0) and the column. */
  hintAt(ordinal: number, column: number): FormatHint | undefined;
}

export interface XlsxScan {
  readonly layout: XlsxLayout;
  /** The sheet without references to shared strings; null when it is to be read as it stands. */
  readonly rewritten: PackedPart | null;
}

/**
 * Reads what the library's streaming reader leaves out: hidden rows, merged ranges and cell formats, and
 * proves that the sheet unpacks whole and stays within the limits. Values are never read here. With
 * `references`, the sheet is packed anew on the way, its references to shared strings marked.
 */
export async function scanXlsxSheet(
  archive: Archive,
  part: string,
  formatHints: readonly (FormatHint | null)[],
  limits: SheetLimits,
  references: SharedReferences | null,
): Promise<XlsxScan | Refusal> {
  const scan = new LayoutScan(formatHints, limits);
  try {
    const pieces = scanPieces(archive, part, scan, references);
    const packed = references === null ? await drain(pieces) : await packPart(pieces);
    const layout = scan.finish();
    if (isRefusal(layout)) return layout;
    return { layout, rewritten: references?.count === scan.sharedCount ? packed : null };
  } catch (error) {
    if (error instanceof ArchiveError) return sheetRefusals.damaged('工作表内容不完整');
    throw error;
  }
}

async function* scanPieces(
  archive: Archive,
  part: string,
  scan: LayoutScan,
  references: SharedReferences | null,
): AsyncGenerator<Buffer> {
  let rest = '';
  for await (const chunk of archive.chunks(part)) {
    // Tags and their attributes are ASCII, so that reading bytes as Latin-1 is exact where it matters, and fast.
    const text = rest + chunk.toString('latin1');
    const cut = cutBeforeLastCell(text);
    const complete = text.slice(0, cut);
    rest = text.slice(cut);
    scan.read(complete);
    if (scan.refusal !== undefined) return;
    if (references !== null) yield Buffer.from(references.rewrite(complete), 'latin1');
  }
  scan.read(rest);
  if (references !== null) yield Buffer.from(references.rewrite(rest), 'latin1');
}

async function drain(pieces: AsyncIterable<Buffer>): Promise<null> {
  for await (const _ of pieces);
  return null;
}

class LayoutScan {
  refusal: Refusal | undefined;
  /** Cells that refer to a shared string. */
  sharedCount = 0;
  readonly #formatHints: readonly (FormatHint | null)[];
  readonly #limits: SheetLimits;
  readonly #hasHints: boolean;
  readonly #hiddenRows = new Set<number>();
  readonly #merges: Merge[] = [];
  /** Per column, one byte for each row: the hint's number, 0 for none. */
  readonly #hintsByColumn = new Map<number, Uint8Array>();
  readonly #hints: FormatHint[] = [];
  #rowCount = 0;
  #rowNumber = 0;
  #rowWidth = 0;
  #implicitColumn = 0;
  #cells = 0;
  #ended = false;

  constructor(formatHints: readonly (FormatHint | null)[], limits: SheetLimits) {
    this.#formatHints = formatHints;
    this.#limits = limits;
    this.#hasHints = formatHints.some((hint) => hint !== null);
  }

  read(text: string): void {
    for (const match of text.matchAll(TAG)) {
      const attributes = match[6] ?? '';
      if (match[1] !== undefined) this.#cell(attributes);
      else if (match[2] !== undefined) this.#row(attributes);
      else if (match[3] !== undefined) this.#merge(attributes);
      else if (match[5] !== undefined || attributes.endsWith('/')) this.#ended = true;
      if (this.refusal !== undefined) return;
    }
  }

  finish(): XlsxLayout | Refusal {
    this.#closeRow();
    if (this.refusal !== undefined) return this.refusal;
    if (!this.#ended) return sheetRefusals.damaged('工作表内容不完整');
    const hintAt = (ordinal: number, column: number): FormatHint | undefined =>
      this.#hints[(this.#hintsByColumn.get(column)?.[ordinal] ?? 0) - 1];
    return { rowCount: this.#rowCount, hiddenRows: this.#hiddenRows, merges: this.#merges, hintAt };
  }

  #row(attributes: string): void {
    this.#closeRow();
    const given = /\sr="(\d+)"/.exec(attributes)?.[1];
    this.#rowNumber = given === undefined ? this.#rowNumber + 1 : Number(given);
    this.#rowCount++;
    this.#implicitColumn = 0;
    if (this.#rowNumber < 1 || this.#rowNumber > LAST_ROW) this.refusal = sheetRefusals.damaged('行号有误');
    if (this.#rowCount > this.#limits.maxRows) this.refusal = sheetRefusals.tooManyRows(this.#limits.maxRows);
    if (/\shidden="(?:1|true)"/.test(attributes)) this.#hiddenRows.add(this.#rowNumber);
  }

  #closeRow(): void {
    this.#cells += this.#rowWidth;
    this.#rowWidth = 0;
    if (this.#cells > this.#limits.maxCells) this.refusal = sheetRefusals.tooWide();
  }

  #cell(attributes: string): void {
    const letters = CELL_COLUMN.exec(attributes)?.[1];
    const column = letters === undefined ? this.#implicitColumn : columnOf(letters);
    this.#implicitColumn = column + 1;
    if (column > LAST_COLUMN) this.refusal = sheetRefusals.tooWide();
    if (SHARED_TYPE.test(attributes) && !attributes.endsWith('/')) this.sharedCount++;
    if (column >= this.#rowWidth) this.#rowWidth = column + 1;
    if (!this.#hasHints) return;
    const hint = this.#formatHints[Number(CELL_STYLE.exec(attributes)?.[1] ?? '0')];
    if (hint) this.#remember(column, hint);
  }

  #remember(column: number, hint: FormatHint): void {
    const row = this.#rowCount - 1;
    let bytes = this.#hintsByColumn.get(column) ?? new Uint8Array(1024);
    if (row >= bytes.length) {
      const grown = new Uint8Array(Math.max(row + 1, bytes.length * 2));
      grown.set(bytes);
      bytes = grown;
    }
    this.#hintsByColumn.set(column, bytes);
    let number = this.#hints.indexOf(hint) + 1;
    if (number === 0 && this.#hints.length < 255) number = this.#hints.push(hint);
    bytes[row] = number;
  }

  #merge(attributes: string): void {
    const match = /\sref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/.exec(attributes);
    if (!match || this.#merges.length >= MAX_MERGES) return;
    const [, fromLetters = '', fromRow, toLetters = '', toRow] = match;
    this.#merges.push({
      fromRow: Number(fromRow),
      toRow: Number(toRow),
      fromColumn: columnOf(fromLetters),
      toColumn: columnOf(toLetters),
    });
  }
}

function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column - 1;
}
