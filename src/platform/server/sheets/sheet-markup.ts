import { type MarkupEvents, MarkupError, readAttributes, type Shortcut } from './markup.ts';

/** What a worksheet holds, told in its order. Rows count from 1, columns from 0. */
export interface SheetContent {
  startRow(number: number, hidden: boolean): void;
  /** `written` as in the markup; what it means, its type and style tell. */
  cell(column: number, type: string, style: number, written: string): void;
  endRow(): void;
  merge(reference: string): void;
}

/** What stands in a cell whose formula no program has worked out: what it would come to, the file does not say. */
const NOT_CALCULATED = '#CALC!';
const ERROR_TYPE = 'e';

/** Tells the rows and merges of a worksheet's markup. */
export class SheetMarkup implements MarkupEvents, Shortcut {
  /** A cell as programs write it: reference, style and type, and a value or an inline text without runs. */
  readonly pattern =
    /<c(?: r="([A-Z]{1,3})\d+")?(?: s="(\d+)")?(?: t="(\w+)")?(?: s="(\d+)")?(?:\/>|>(?:<is><t[^<>]*>|<v>)([^<]*)(?:<\/t><\/is>|<\/v>)<\/c>)/y;
  /** Whether the rows' end was reached. */
  rowsEnded = false;
  readonly #content: SheetContent;
  #row = 0;
  #hidden = false;
  #nextColumn = 0;
  #column = 0;
  #type = '';
  #style = 0;
  #inRow = false;
  #inCell = false;
  /** In the cell: a formula, and a value that was kept with it. */
  #formula = false;
  #valued = false;
  #reading = false;
  #readAloud = false;
  #written = '';
  #merge = '';

  constructor(content: SheetContent) {
    this.#content = content;
  }

  take([, letters, styleFirst, type, styleLast, written]: RegExpExecArray): void {
    if (this.#inCell || !this.#inRow) throw new MarkupError('a cell outside of a row');
    const column = letters === undefined ? this.#nextColumn : (columnIn(letters) ?? 0);
    this.#nextColumn = column + 1;
    this.#content.cell(column, type ?? '', Number(styleFirst ?? styleLast ?? '0'), written ?? '');
  }

  open(name: string, attributes: string): void {
    if (this.#inCell) this.#openInCell(name);
    else if (name === 'c' && this.#inRow) this.#startCell(attributes);
    else if (name === 'row' && !this.rowsEnded) this.#startRow(attributes);
    else if (name === 'mergeCell') this.#readMerge(attributes);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'c' && this.#inCell) this.#endCell();
    else if (name === 'row' && this.#inRow) this.#endRow();
    else if (name === 'rPh') this.#readAloud = false;
    else if (name === 'sheetData') this.rowsEnded = true;
  }

  text(written: string): void {
    if (this.#reading) this.#written = this.#written === '' ? written : this.#written + written;
  }

  /** The texts of a cell: its value or its runs, without its formula and without how a word is read aloud. */
  #openInCell(name: string): void {
    if (name === 'v' || name === 't') {
      this.#reading = !this.#readAloud;
      this.#valued = true;
    } else if (name === 'f') this.#formula = true;
    else if (name === 'rPh') this.#readAloud = true;
    else if (name === 'c' || name === 'row') throw new MarkupError('a cell within a cell');
  }

  #startRow(attributes: string): void {
    if (this.#inRow) throw new MarkupError('a row within a row');
    this.#inRow = true;
    this.#row++;
    this.#hidden = false;
    this.#nextColumn = 0;
    readAttributes(attributes, this.#takeOfRow);
    this.#content.startRow(this.#row, this.#hidden);
  }

  readonly #takeOfRow = (name: string, written: string): void => {
    if (name === 'r') this.#row = Number(written);
    else if (name === 'hidden') this.#hidden = written === '1' || written === 'true';
  };

  #endRow(): void {
    this.#inRow = false;
    this.#content.endRow();
  }

  #startCell(attributes: string): void {
    this.#inCell = true;
    this.#formula = false;
    this.#valued = false;
    this.#column = this.#nextColumn;
    this.#type = '';
    this.#style = 0;
    this.#written = '';
    readAttributes(attributes, this.#takeOfCell);
    this.#nextColumn = this.#column + 1;
  }

  readonly #takeOfCell = (name: string, written: string): void => {
    if (name === 'r') this.#column = columnIn(written) ?? this.#nextColumn;
    else if (name === 's') this.#style = Number(written);
    else if (name === 't') this.#type = written;
  };

  #endCell(): void {
    this.#inCell = false;
    this.#readAloud = false;
    if (this.#formula && !this.#valued) this.#content.cell(this.#column, ERROR_TYPE, 0, NOT_CALCULATED);
    else this.#content.cell(this.#column, this.#type, this.#style, this.#written);
  }

  #readMerge(attributes: string): void {
    this.#merge = '';
    readAttributes(attributes, this.#takeOfMerge);
    this.#content.merge(this.#merge);
  }

  readonly #takeOfMerge = (name: string, written: string): void => {
    if (name === 'ref') this.#merge = written;
  };
}

const [FIRST_LETTER, LAST_LETTER, LETTERS] = [0x41, 0x5a, 26];
const LOWER_CASE = 0x20;

/** The column in a reference such as B7; null when it names none. */
export function columnIn(reference: string): number | null {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~LOWER_CASE;
    if (letter < FIRST_LETTER || letter > LAST_LETTER) break;
    column = column * LETTERS + letter - FIRST_LETTER + 1;
  }
  return column === 0 ? null : column - 1;
}
