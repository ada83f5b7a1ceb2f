import { streamXlsxRows } from 'hucre/xlsx';
import { bareWorkbook } from './bare-workbook.ts';
import { toCell } from './cell-value.ts';
import type { SheetCell } from './sheet.ts';
import { type Archive, ArchiveError } from './xlsx-archive.ts';
import { packPart } from './zip-parts.ts';

/** Longer than any string that a cell may hold, with its markup. */
const LONGEST_STRING = 4 * 1024 * 1024;
const STRING_END = /<\/(?:\w+:)?si\s*>/g;
const EMPTY_STRING = /<(?:\w+:)?si(?:\s[^>]*)?\/>/g;
const STRING_START = /<(?:\w+:)?si(?:\s[^>]*)?>/g;
/** How a Chinese or Japanese word is read aloud; it is no part of the text. */
const PHONETIC = /<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh\s*>/g;

/**
 * Reads the table of shared strings as cells. The library builds a tree of the whole table, at some 800 bytes
 * a string, and keeps it while rows are read: 300 MB for a ledger of 100,000 members. Its streaming reader
 * takes the same strings when they stand as inline strings in rows, so they are handed to it so: a piece of
 * the table is a row, a string is a cell.
 */
export async function readSharedCells(archive: Archive, part: string): Promise<SheetCell[]> {
  const sheet = await packPart(asRows(archive, part));
  const cells: SheetCell[] = [];
  for await (const row of streamXlsxRows(await bareWorkbook({ sheet, stylesXml: '', date1904: false }))) {
    for (const value of row.values) cells.push(toCell(value));
  }
  return cells;
}

async function* asRows(archive: Archive, part: string): AsyncGenerator<Buffer> {
  yield Buffer.from('<worksheet><sheetData>');
  let rest = '';
  for await (const chunk of archive.chunks(part)) {
    // All marks sought are ASCII: bytes read and written as Latin-1 come through unchanged.
    const text = rest + chunk.toString('latin1');
    const cut = endOfLastString(text);
    if (cut > 0) yield Buffer.from(stringsToRow(text.slice(0, cut)), 'latin1');
    rest = text.slice(cut);
    if (rest.length > LONGEST_STRING) throw new ArchiveError('a shared string never ends');
  }
  yield Buffer.from(stringsToRow(rest), 'latin1');
  yield Buffer.from('</sheetData></worksheet>');
}

function endOfLastString(text: string): number {
  const at = text.lastIndexOf('si>');
  return at === -1 ? 0 : at + 3;
}

function stringsToRow(text: string): string {
  const cells = text
    .replace(PHONETIC, '')
    .replace(STRING_END, '</is></c>')
    .replace(EMPTY_STRING, '<c t="inlineStr"><is/></c>')
    .replace(STRING_START, '<c t="inlineStr"><is>');
  return `<row>${cells}</row>`;
}
