import type { FoundTable } from './find-table.ts';
import type { Sheet, SheetRow, Workbook } from './sheet.ts';

/** Why a row was refused: shown in the reason column, with the cells at fault in red. */
export interface RowMark {
  readonly row: number;
  readonly reasons: readonly string[];
  /** From 0, as in the sheet. */
  readonly columns: readonly number[];
}

export interface MarkRequest {
  readonly workbook: Workbook;
  readonly sheetIndex: number;
  readonly sheet: Sheet;
  readonly table: FoundTable;
  readonly marks: ReadonlyMap<number, RowMark>;
  /** Rows that the caller has kept, so that a large file need not be read again; all of the sheet's, or the refused ones. */
  readonly rows?: AsyncIterable<SheetRow> | Iterable<SheetRow>;
}

export interface MarkedFile {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** 台账.xls → 台账（已标注）.xlsx; a file that was marked before keeps its name. */
export function markedName(fileName: string, extension: string): string {
  const base = fileName.replace(/\.[^.]*$/, '').replace(/（已标注）$/, '');
  return `${base === '' ? '文件' : base}（已标注）.${extension}`;
}
