import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import {
  type FoundLedger,
  findLedger,
  type SkippedSheet,
} from '../../../platform/server/sheets/find-ledger.ts';
import { openWorkbook } from '../../../platform/server/sheets/open-workbook.ts';
import type { Workbook } from '../../../platform/server/sheets/sheet.ts';
import type { ImportKind } from '../import.ts';
import { type ColumnMapping, isKnownTitle, recogniseColumns } from '../recognise.rules.ts';

export interface OpenLedger extends FoundLedger {
  readonly workbook: Workbook;
  readonly mapping: readonly ColumnMapping[];
  /** All visible sheets with a table of the kind. */
  readonly found: readonly FoundLedger[];
  readonly skippedSheets: readonly SkippedSheet[];
}

/**
 * Opens a file and finds the table of a kind in it. `remembered`: what this person chose before, by title;
 * `sheetIndex`: the sheet that the person chose, else the one with most known titles.
 */
export async function openLedger(
  bytes: Buffer,
  fileName: string,
  kind: ImportKind,
  remembered: ReadonlyMap<string, string>,
  sheetIndex?: number,
): Promise<OpenLedger | Refusal> {
  const workbook = await openWorkbook(bytes, fileName);
  if (isRefusal(workbook)) return workbook;
  const search = await findLedger(workbook, (title) => isKnownTitle(kind, title, remembered));
  if (isRefusal(search)) return search;
  const ledger =
    sheetIndex === undefined ? search.best : search.found.find((each) => each.sheetIndex === sheetIndex);
  if (ledger === undefined) return refuse('import.sheet', '选择的工作表里没有找到表头，请换一张工作表。');
  const columns = ledger.table.columns.map(({ index, title, path }) => ({ index, title, path }));
  return {
    ...ledger,
    workbook,
    mapping: recogniseColumns(kind, columns, remembered),
    found: search.found,
    skippedSheets: search.skipped,
  };
}
