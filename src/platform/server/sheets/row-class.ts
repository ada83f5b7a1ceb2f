import { cleanTitle, foldTitle } from './cell-text.ts';
import type { FoundTable } from './find-table.ts';
import { type Merge, type SheetCell, type SheetRow, cellAt } from './sheet.ts';

export type SkippedClass = 'blank' | 'title' | 'header' | 'repeated-header' | 'summary' | 'note';

export type RowClass =
  | { readonly class: 'data' }
  /** `why` is Chinese and stands in the list of skipped rows. */
  | { readonly class: SkippedClass; readonly why: string };

const DATA: RowClass = { class: 'data' };
const SUMMARY =
  /^(?:本页|本表|本月|本年|全[省市县区镇乡]|各类|以上)?(?:合计|小计|总计|共计|累计|汇总|总数|总和)(?:数|人数)?$/;
const SUMMARY_START = /^(?:本页|本表|全[省市县区镇乡])?(?:合计|小计|总计|共计|汇总)(?:[:(]|共?\d)/;
const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|附注|单位负责人|负责人签字|填表人|填报人|制表人|审核人|审批人|经办人|填表单位|填报单位|制表单位|填表日期|填报日期|填表时间|填报时间|制表日期|单位\(盖章\)|盖章)(?:\(签字\)|\(签章\)|\(盖章\))?:/;
const SERIAL_TITLE = /^(?:序号|编号|序|no|行号)$/;
/** As in our templates, and as people write it in theirs. */
const SAMPLE = /^[([【]?(?:示例|样例|填写示例|例)[)\]】]?(?::|$)/;
const SERIAL = /^\d+[.、]?$/;
const CELLS_THAT_MAY_SAY_SUMMARY = 3;
/** So much of a row must repeat the titles to be the header of the next printed page. */
const REPEATED_SHARE = 0.8;

/** Tells rows of data from the rest of a sheet. The rest is never dropped in silence: each has a reason to show. */
export function rowClassifier(table: FoundTable, merges: readonly Merge[]): (row: SheetRow) => RowClass {
  const titles = new Map(table.columns.map((column) => [column.index, foldTitle(column.title)]));
  const serialColumn = table.columns.find((column) => SERIAL_TITLE.test(foldTitle(column.title)))?.index;
  const sectionRows = rowsSpreadOver(merges, table.columns.length / 2);
  const headerRows = new Set(table.headerRows);
  const firstHeader = table.headerRows[0] ?? 1;
  return (row) => {
    if (headerRows.has(row.number)) return { class: 'header', why: '表头' };
    // The first few cells tell; a file may have a million of them, so no more are looked at.
    const filled = firstFilled(row, CELLS_THAT_MAY_SAY_SUMMARY);
    if (filled.length === 0) return { class: 'blank', why: '空行' };
    if (row.number < firstHeader) return { class: 'title', why: '表头上方的标题行' };
    if (filled.every(({ cell, column }) => column === serialColumn && SERIAL.test(cell.text)))
      return { class: 'blank', why: '空行（只有序号）' };
    if (repeatsHeader(row, titles)) return { class: 'repeated-header', why: '重复的表头' };
    if (isSummary(filled.map(({ cell }) => foldTitle(cleanTitle(cell.text)))))
      return { class: 'summary', why: '合计行' };
    const first = filled[0]?.cell.text ?? '';
    if (SAMPLE.test(foldNote(first))) return { class: 'note', why: '示例行' };
    if (NOTE.test(foldNote(first))) return { class: 'note', why: '表格下方的说明或签字行' };
    if (filled.length === 1 && sectionRows.has(row.number)) return { class: 'title', why: '分类标题行' };
    return DATA;
  };
}

function isSummary(texts: readonly string[]): boolean {
  if (SUMMARY_START.test(texts[0] ?? '')) return true;
  return texts.some((text) => SUMMARY.test(text));
}

function firstFilled(row: SheetRow, most: number): { readonly cell: SheetCell; readonly column: number }[] {
  const filled: { cell: SheetCell; column: number }[] = [];
  for (const [column, cell] of row.cells.entries()) {
    if (cell.kind === 'empty') continue;
    filled.push({ cell, column });
    if (filled.length === most) break;
  }
  return filled;
}

function repeatsHeader(row: SheetRow, titles: ReadonlyMap<number, string>): boolean {
  const most = titles.size * (1 - REPEATED_SHARE);
  let same = 0;
  let other = 0;
  for (const [column, title] of titles) {
    const cell = cellAt(row, column);
    if (cell.kind === 'empty') continue;
    if (foldTitle(cell.text) === title) same++;
    else if (++other > most) return false;
  }
  return same >= 2 && same >= (same + other) * REPEATED_SHARE;
}

/** foldTitle would take the colon away by which a note is known. */
function foldNote(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

function rowsSpreadOver(merges: readonly Merge[], columns: number): Set<number> {
  const wide = merges.filter(
    (merge) => merge.fromRow === merge.toRow && merge.toColumn - merge.fromColumn + 1 >= Math.max(2, columns),
  );
  return new Set(wide.map((merge) => merge.fromRow));
}
