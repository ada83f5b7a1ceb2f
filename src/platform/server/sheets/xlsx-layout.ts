import type { Refusal } from '../../kernel/refusal.ts';
import { Markup, MarkupError } from './markup.ts';
import { columnIn, type SheetContent, SheetMarkup } from './sheet-markup.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { Merge, SheetLimits } from './sheet.ts';
import { type Archive, ArchiveError } from './xlsx-archive.ts';

const MAX_MERGES = 200_000;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;
const MERGE = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/;
export const SHARED_STRING = 's';

export interface XlsxLayout {
  readonly rowCount: number;
  readonly hiddenRowCount: number;
  readonly merges: readonly Merge[];
  /** Some cell refers to the table of shared strings. */
  readonly usesSharedStrings: boolean;
}

/**
 * Reads how a worksheet is laid out, and proves that it unpacks whole, can be read to its end and stays within the
 * limits. Merged ranges stand behind the rows, so that all of it has to be passed over before a row can be read.
 */
export async function scanXlsxSheet(
  archive: Archive,
  part: string,
  limits: SheetLimits,
): Promise<XlsxLayout | Refusal> {
  const layout = new LayoutScan(limits);
  const sheet = new SheetMarkup(layout);
  const markup = new Markup(sheet, sheet);
  try {
    for await (const piece of archive.chunks(part)) {
      markup.push(piece);
      if (layout.refusal !== undefined) return layout.refusal;
    }
    markup.end();
  } catch (error) {
    if (!(error instanceof ArchiveError || error instanceof MarkupError)) throw error;
    return sheetRefusals.damaged(
      layout.rowCount > 0 ? `第 ${layout.rowCount} 行附近无法读取` : '工作表内容不完整',
    );
  }
  if (!sheet.rowsEnded) return sheetRefusals.damaged('工作表内容不完整');
  return layout.refusal ?? layout;
}

class LayoutScan implements SheetContent, XlsxLayout {
  refusal: Refusal | undefined;
  rowCount = 0;
  hiddenRowCount = 0;
  usesSharedStrings = false;
  readonly merges: Merge[] = [];
  readonly #limits: SheetLimits;
  #rowWidth = 0;
  #cells = 0;

  constructor(limits: SheetLimits) {
    this.#limits = limits;
  }

  startRow(number: number, hidden: boolean): void {
    this.rowCount++;
    if (hidden) this.hiddenRowCount++;
    this.#rowWidth = 0;
    if (!(number >= 1 && number <= LAST_ROW)) this.refusal = sheetRefusals.damaged('行号有误');
    if (this.rowCount > this.#limits.maxRows) this.refusal = sheetRefusals.tooManyRows(this.#limits.maxRows);
  }

  cell(column: number, type: string): void {
    if (column > LAST_COLUMN) this.refusal = sheetRefusals.tooWide();
    if (type === SHARED_STRING) this.usesSharedStrings = true;
    if (column >= this.#rowWidth) this.#rowWidth = column + 1;
  }

  endRow(): void {
    this.#cells += this.#rowWidth;
    if (this.#cells > this.#limits.maxCells) this.refusal = sheetRefusals.tooWide();
  }

  merge(reference: string): void {
    const [, fromLetters = '', fromRow, toLetters = '', toRow] = MERGE.exec(reference) ?? [];
    if (fromRow === undefined || this.merges.length >= MAX_MERGES) return;
    this.merges.push({
      fromRow: Number(fromRow),
      toRow: Number(toRow),
      fromColumn: columnIn(fromLetters) ?? 0,
      toColumn: columnIn(toLetters) ?? 0,
    });
  }
}
