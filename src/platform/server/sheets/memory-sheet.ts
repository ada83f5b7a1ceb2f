import type { CellValue } from 'hucre';
import type { Refusal } from '../../kernel/refusal.ts';
import { toCells } from './cell-value.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { Merge, Sheet, SheetInfo, SheetLimits, SheetRow } from './sheet.ts';
import { withoutTrailingBlanks } from './trailing-blanks.ts';

export interface LibraryMerge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A sheet that the library has read whole (.xls and web-page tables, which have no streaming reader). */
export function memorySheet(
  info: SheetInfo,
  values: readonly (readonly CellValue[] | undefined)[],
  merges: readonly LibraryMerge[],
  limits: SheetLimits,
): Sheet | Refusal {
  if (values.length > limits.maxRows) return sheetRefusals.tooManyRows(limits.maxRows);
  return {
    ...info,
    merges: merges.map(toMerge),
    rowCount: values.reduce((count, row) => count + (row === undefined ? 0 : 1), 0),
    hiddenRowCount: 0,
    rows: () => withoutTrailingBlanks(rowsOf(values)),
  };
}

function toMerge(merge: LibraryMerge): Merge {
  return {
    fromRow: merge.startRow + 1,
    toRow: merge.endRow + 1,
    fromColumn: merge.startCol,
    toColumn: merge.endCol,
  };
}

async function* rowsOf(values: readonly (readonly CellValue[] | undefined)[]): AsyncGenerator<SheetRow> {
  for (let index = 0; index < values.length; index++) {
    const row = values[index];
    if (row !== undefined) yield { number: index + 1, hidden: false, cells: toCells(row) };
  }
}
