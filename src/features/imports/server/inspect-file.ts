import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { FoundLedger } from '../../../platform/server/sheets/find-ledger.ts';
import { cellAt } from '../../../platform/server/sheets/sheet.ts';
import { SheetReadError } from '../../../platform/server/sheets/sheet-refusals.ts';
import type { ImportKind } from '../import.ts';
import { maskSample } from '../hide-numbers.rules.ts';
import { recogniseColumns } from '../recognise.rules.ts';
import { openLedger } from './open-ledger.ts';
import type { RunLayout, StoredSheet } from './run-layout.ts';

export interface FileToInspect {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly kind: ImportKind;
  /** What this person chose before, by title. */
  readonly remembered: ReadonlyMap<string, string>;
}

export interface Inspection extends Pick<RunLayout, 'skippedSheets'> {
  /** The sheet with the most recognised columns. */
  readonly best: number;
  readonly sheets: readonly StoredSheet[];
}

const SAMPLES = 3;

/** Opens a file, finds its tables and what their columns feed. Refuses what is no spreadsheet or has no header. */
export async function inspectFile({
  bytes,
  fileName,
  kind,
  remembered,
}: FileToInspect): Promise<Inspection | Refusal> {
  try {
    const ledger = await openLedger(bytes, fileName, kind, remembered);
    if (isRefusal(ledger)) return ledger;
    const sheets = ledger.found.map((found) => describeSheet(found, kind, remembered));
    return { best: ledger.sheetIndex, sheets, skippedSheets: ledger.skippedSheets };
  } catch (error) {
    if (error instanceof SheetReadError) return error.refusal;
    throw error;
  }
}

function describeSheet(
  { sheetIndex, sheet, table, head }: FoundLedger,
  kind: ImportKind,
  remembered: ReadonlyMap<string, string>,
): StoredSheet {
  const mapping = recogniseColumns(
    kind,
    table.columns.map(({ index, title, path }) => ({ index, title, path })),
    remembered,
  );
  const rows = head.filter(({ number }) => number >= table.firstDataRow);
  const samplesOf = (index: number) =>
    [...new Set(rows.map((row) => cellAt(row, index).text).filter((text) => text !== ''))]
      .slice(0, SAMPLES)
      .map(maskSample);
  return {
    index: sheetIndex,
    name: sheet.name,
    rows: sheet.rowCount,
    hiddenRows: sheet.hiddenRowCount,
    headerRows: table.headerRows,
    columns: mapping.map((column) => ({ ...column, samples: samplesOf(column.index) })),
  };
}
