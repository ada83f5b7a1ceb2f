import { textCell } from './cell-value.ts';
import { Markup, type MarkupEvents, MarkupError, type Shortcut, textOf } from './markup.ts';
import { SheetReadError, sheetRefusals } from './sheet-refusals.ts';
import type { SheetCell } from './sheet.ts';
import { type Archive, ArchiveError } from './xlsx-archive.ts';
import { withoutEscapes } from './xlsx-cell.ts';

/** Each costs some hundred bytes of memory while the rows are read. */
const MOST_STRINGS = 3_000_000;

/**
 * Reads the table of shared strings as cells: however often a ledger repeats a text, it is cleaned once.
 * @throws SheetReadError where the table is damaged, or too long for any ledger
 */
export async function readSharedCells(archive: Archive, part: string): Promise<readonly SheetCell[]> {
  const table = new SharedStrings();
  const markup = new Markup(table, table);
  try {
    for await (const piece of archive.chunks(part)) {
      markup.push(piece);
      if (table.cells.length > MOST_STRINGS) throw new SheetReadError(sheetRefusals.zipBomb());
    }
    markup.end();
  } catch (cause) {
    if (!(cause instanceof ArchiveError || cause instanceof MarkupError)) throw cause;
    throw new SheetReadError(sheetRefusals.damaged('文字表不完整'), { cause });
  }
  return table.cells;
}

class SharedStrings implements MarkupEvents, Shortcut {
  readonly pattern = /<si><t[^<>]*>([^<]*)<\/t><\/si>/y;
  readonly cells: SheetCell[] = [];
  #written = '';
  #reading = false;
  /** How a Chinese or Japanese word is read aloud; it is no part of the text. */
  #readAloud = false;

  take([, written = '']: RegExpExecArray): void {
    this.cells.push(textCell(withoutEscapes(textOf(written))));
  }

  open(name: string): void {
    if (name === 'si') this.#written = '';
    else if (name === 't') this.#reading = !this.#readAloud;
    else if (name === 'rPh') this.#readAloud = true;
  }

  close(name: string): void {
    if (name === 'si') this.cells.push(textCell(withoutEscapes(textOf(this.#written))));
    else if (name === 't') this.#reading = false;
    else if (name === 'rPh') this.#readAloud = false;
  }

  text(written: string): void {
    if (this.#reading) this.#written = this.#written === '' ? written : this.#written + written;
  }
}
