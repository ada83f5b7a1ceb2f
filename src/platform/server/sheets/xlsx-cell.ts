import { serialToDate } from 'hucre';
import { booleanCell, dateCell, numberCell, textCell } from './cell-value.ts';
import { textOf } from './markup.ts';
import type { NumberFormat } from './number-formats.ts';
import { EMPTY_CELL, type SheetCell } from './sheet.ts';
import { SHARED_STRING } from './xlsx-layout.ts';

const ESCAPE = /_x([0-9a-f]{4})_/gi;

/** What the rest of the file says of a sheet's cells. */
export interface CellSurroundings {
  readonly sharedCells: readonly SheetCell[];
  /** By style. */
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

/** What a cell's markup means, by its type and style. */
export function xlsxCell(
  type: string,
  style: number,
  written: string,
  { sharedCells, formats, date1904 }: CellSurroundings,
): SheetCell {
  if (written === '') return EMPTY_CELL;
  switch (type) {
    case 'inlineStr':
    case 'str':
      return textCell(withoutEscapes(textOf(written)));
    case SHARED_STRING:
      return sharedCells[Number(written)] ?? EMPTY_CELL;
    case 'b':
      return booleanCell(written === '1' || written.toLowerCase() === 'true');
    case 'e':
      return textCell(textOf(written));
    default: {
      const number = Number(written);
      if (Number.isNaN(number)) return textCell(textOf(written));
      const format = formats[style];
      return format?.isDate === true
        ? dateCell(serialToDate(number, date1904), format.hint)
        : numberCell(number, format?.hint);
    }
  }
}

/** Characters that markup cannot hold are written as _x000D_. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
