import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { type FoundTable, ROWS_TO_SEARCH, findTable } from './find-table.ts';
import { sheetRefusals } from './sheet-refusals.ts';
import type { Sheet, SheetRow, Workbook } from './sheet.ts';

export interface FoundLedger {
  readonly sheetIndex: number;
  readonly sheet: Sheet;
  readonly table: FoundTable;
  /** The first rows, as they were searched: for showing a preview and for guessing what a column holds. */
  readonly head: readonly SheetRow[];
}

export interface SkippedSheet {
  readonly name: string;
  /** Chinese: why it was not taken. */
  readonly why: string;
}

export interface LedgerSearch {
  /** The visible sheet with the most recognised columns, the first of equals. */
  readonly best: FoundLedger;
  /** Every visible sheet that holds a table of the kind, `best` included, in their order. */
  readonly found: readonly FoundLedger[];
  readonly skipped: readonly SkippedSheet[];
}

/**
 * Looks through a workbook's visible sheets for tables whose titles `recognise` knows. Every sheet that is
 * not taken is named with the reason. Refuses when no sheet has a header, or the sheet itself cannot be read.
 */
export async function findLedger(
  workbook: Workbook,
  recognise: (foldedTitle: string) => boolean,
): Promise<LedgerSearch | Refusal> {
  const found: FoundLedger[] = [];
  const skipped: SkippedSheet[] = [];
  let unreadable: Refusal | undefined;
  for (const [sheetIndex, { name, hidden }] of workbook.sheets.entries()) {
    if (hidden) {
      skipped.push({ name, why: '隐藏的工作表' });
      continue;
    }
    const sheet = await workbook.openSheet(sheetIndex);
    if (isRefusal(sheet)) {
      unreadable ??= sheet;
      skipped.push({ name, why: sheet.message });
      continue;
    }
    const head = await firstRows(sheet);
    const table = findTable(head, sheet.merges, recognise);
    if (table === null) skipped.push({ name, why: head.length === 0 ? '空的工作表' : '没有找到表头' });
    else found.push({ sheetIndex, sheet, table, head });
  }
  const best = mostRecognised(found);
  return best === undefined ? (unreadable ?? noHeader(workbook)) : { best, found, skipped };
}

/** The first rows of a sheet, enough to find its header and show what it holds. */
export async function firstRows(sheet: Sheet, count: number = ROWS_TO_SEARCH): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length >= count) break;
  }
  return rows;
}

function mostRecognised(found: readonly FoundLedger[]): FoundLedger | undefined {
  let best: FoundLedger | undefined;
  for (const ledger of found) {
    if (best === undefined || ledger.table.recognised > best.table.recognised) best = ledger;
  }
  return best;
}

const SPREADSHEET_NAME = /\.(?:xlsx|xls|et)$/i;

function noHeader({ format, fileName }: Workbook): Refusal {
  const ending = SPREADSHEET_NAME.exec(fileName)?.[0];
  if (format === 'csv' && ending !== undefined) return sheetRefusals.renamedText(ending.toLowerCase());
  return refuse(
    'sheet.no-header',
    `在各工作表的前 ${ROWS_TO_SEARCH} 行里没有找到表头，请检查列名，或下载模板后把内容粘贴到模板中再上传。`,
  );
}
