import { warn } from '../../../platform/kernel/refusal.ts';
import { fillMergedDown } from '../../../platform/server/sheets/merge-grid.ts';
import { rowClassifier } from '../../../platform/server/sheets/row-class.ts';
import { cellAt, type SheetRow } from '../../../platform/server/sheets/sheet.ts';
import { findField } from '../fields/import-fields.ts';
import type { ImportKind, ImportSettings } from '../import.ts';
import { IGNORED_FIELD } from '../import-field.ts';
import type { ReadRow } from '../import-row.ts';
import { type FedColumn, readRow } from '../read-row.rules.ts';
import type { ColumnMapping } from '../recognise.rules.ts';
import type { OpenLedger } from './open-ledger.ts';

export type LedgerRow =
  | { readonly kind: 'data'; readonly read: ReadRow; readonly sheetRow: SheetRow }
  /** `why` is Chinese; such a row is listed, not dropped. */
  | { readonly kind: 'skipped'; readonly row: number; readonly why: string };

/** Reads a ledger's rows one by one, as its columns were mapped. The header itself is no row. */
export async function* readLedgerRows(
  ledger: OpenLedger,
  kind: ImportKind,
  mapping: readonly ColumnMapping[],
  settings: ImportSettings,
): AsyncGenerator<LedgerRow> {
  const classify = rowClassifier(ledger.table, ledger.sheet.merges);
  const columns = fedColumns(kind, mapping, settings);
  const unclear = mapping.filter(({ field }) => isUnclear(field, settings));
  for await (const sheetRow of fillMergedDown(
    ledger.sheet.rows(),
    ledger.sheet.merges,
    ledger.table.firstDataRow,
  )) {
    const rowClass = classify(sheetRow);
    if (rowClass.class === 'header') continue;
    if (rowClass.class !== 'data') {
      yield { kind: 'skipped', row: sheetRow.number, why: rowClass.why };
      continue;
    }
    const read = withUnclearTerms(
      readRow(sheetRow.number, columns, (index) => cellAt(sheetRow, index)),
      unclear,
    );
    yield { kind: 'data', read: sheetRow.hidden ? withHiddenWarning(read) : read, sheetRow };
  }
}

/** 换届时间 that nobody has said the meaning of is kept as 附列, so that it is not read wrongly. */
function fedColumns(
  kind: ImportKind,
  mapping: readonly ColumnMapping[],
  settings: ImportSettings,
): FedColumn[] {
  const lastYear = Number(settings.ledgerOn.slice(0, 4)) - 1;
  return mapping
    .filter(({ field }) => field !== IGNORED_FIELD)
    .map(({ index, path, field, year }) => {
      const known = field === null || isUnclear(field, settings) ? null : (findField(kind, field) ?? null);
      return { index, title: path, field: known, year: year ?? lastYear };
    });
}

function isUnclear(field: string | null, { termMeaning }: ImportSettings): boolean {
  return field === 'termDay' && termMeaning === null;
}

function withUnclearTerms(read: ReadRow, unclear: readonly ColumnMapping[]): ReadRow {
  const met = unclear.filter(({ path }) => read.extra.some(({ title }) => title === path));
  if (met.length === 0) return read;
  const message =
    '没有说明“换届时间”是上次换届的日期还是届满日期，先按附列保存。请在导入设置里选择后再导入。';
  const reasons = met.map(({ index }) => ({
    ...warn('import.term-meaning', message, { field: 'termDay' }),
    column: index,
  }));
  return { ...read, reasons: [...read.reasons, ...reasons] };
}

function withHiddenWarning(read: ReadRow): ReadRow {
  const reason = warn('row.hidden', '这一行在表格里是隐藏的，已一并读取。');
  return { ...read, reasons: [...read.reasons, { ...reason, column: -1 }] };
}
