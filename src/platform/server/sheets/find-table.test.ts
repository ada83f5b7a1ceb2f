import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectRows, openTestSheet } from '../../testing/workbooks.ts';
import { foldTitle } from './cell-text.ts';
import { toCells } from './cell-value.ts';
import { type FoundTable, findTable } from './find-table.ts';
import { fillMergedDown } from './merge-grid.ts';
import { REASON_TITLE } from './returned-columns.ts';
import { rowClassifier } from './row-class.ts';
import type { Merge, SheetRow } from './sheet.ts';

const KNOWN = new Set([
  '序号',
  '单位名称',
  '负责人·姓名',
  '姓名',
  '电话',
  '党员数',
  '成立时间',
  '身份证号',
  '从业人员数',
]);
const recognise = (title: string): boolean => KNOWN.has(title);

function sheet(...rows: (string | number | null)[][]): SheetRow[] {
  return rows.map((values, index) => ({ number: index + 1, hidden: false, cells: toCells(values) }));
}

function merge(fromRow: number, toRow: number, fromColumn: number, toColumn: number): Merge {
  return { fromRow, toRow, fromColumn, toColumn };
}

function summaryOf(table: FoundTable | null): unknown {
  return table && { headerRows: table.headerRows, paths: table.columns.map((column) => column.path) };
}

describe('foldTitle', () => {
  it.each([
    ['姓　名*', '姓名'],
    ['姓 名（必填）', '姓名'],
    ['联系\n电话：', '联系电话'],
    ['ＮＯ．', 'no'],
    ['党员数(人)', '党员数(人)'],
  ])('%j', (given, expected) => expect(foldTitle(given)).toBe(expected));
});

describe('findTable finds', () => {
  it('a plain header', () => {
    const table = findTable(sheet(['单位名称', '党员数'], ['甲', 1]), [], recognise);
    expect(table).toEqual({
      headerRows: [1],
      columns: [
        { index: 0, title: '单位名称', path: '单位名称', untitled: false },
        { index: 1, title: '党员数', path: '党员数', untitled: false },
      ],
      firstDataRow: 2,
      returnedColumns: [],
      recognised: 2,
    });
  });

  it('a header below titles, with stretched and starred titles', () => {
    const rows = sheet(
      ['某某县台账'],
      ['填报单位：甲', null, '2024年'],
      [],
      ['序 号', '单位\n名称*', '党 员 数'],
      [1, '甲', 3],
    );
    const table = findTable(rows, [merge(1, 1, 0, 2)], recognise);
    expect(summaryOf(table)).toEqual({ headerRows: [4], paths: ['序号', '单位名称*', '党员数'] });
  });

  it('a header in two rows with merges', () => {
    const rows = sheet(
      ['台账'],
      ['序号', '单位名称', '负责人', null, '党员数'],
      [null, null, '姓名', '电话', null],
      [1, '甲', '张三', '1', 3],
    );
    const merges = [
      merge(1, 1, 0, 4),
      merge(2, 3, 0, 0),
      merge(2, 3, 1, 1),
      merge(2, 2, 2, 3),
      merge(2, 3, 4, 4),
    ];
    expect(summaryOf(findTable(rows, merges, recognise))).toEqual({
      headerRows: [2, 3],
      paths: ['序号', '单位名称', '负责人·姓名', '负责人·电话', '党员数'],
    });
  });

  it('a header in two rows without merges', () => {
    const rows = sheet(
      ['序号', '单位名称', '负责人', null, '党员数'],
      [null, null, '姓名', '电话', null],
      [1, '甲', '张三', '1', 3],
    );
    expect(summaryOf(findTable(rows, [], recognise))).toEqual({
      headerRows: [1, 2],
      paths: ['序号', '单位名称', '负责人·姓名', '负责人·电话', '党员数'],
    });
  });

  it('a header right below a line of particulars', () => {
    const rows = sheet(['填报单位：甲', null, '2024年'], ['序号', '单位名称', '党员数'], [1, '甲', 3]);
    expect(summaryOf(findTable(rows, [], recognise))).toEqual({
      headerRows: [2],
      paths: ['序号', '单位名称', '党员数'],
    });
  });

  it('a header under groups of columns', () => {
    const rows = sheet(
      ['基本信息', null, '党建信息', null],
      ['单位名称', '电话', '党员数', '姓名'],
      ['甲', '1', 2, '张三'],
    );
    expect(summaryOf(findTable(rows, [merge(1, 1, 0, 1), merge(1, 1, 2, 3)], recognise))).toEqual({
      headerRows: [1, 2],
      paths: ['基本信息·单位名称', '基本信息·电话', '党建信息·党员数', '党建信息·姓名'],
    });
  });

  it('a header in three rows', () => {
    const rows = sheet(
      ['单位名称', '基本情况', null],
      [null, '负责人', null],
      [null, '姓名', '电话'],
      ['甲', '张三', '1'],
    );
    const merges = [merge(1, 3, 0, 0), merge(1, 1, 1, 2), merge(2, 2, 1, 2)];
    expect(summaryOf(findTable(rows, merges, recognise))).toEqual({
      headerRows: [1, 2, 3],
      paths: ['单位名称', '基本情况·负责人·姓名', '基本情况·负责人·电话'],
    });
  });

  it('one row only, when all titles are merged over two but nothing stands below', () => {
    const rows = sheet(['单位名称', '党员数'], [], ['甲', 1]).filter(
      (row) => row.number !== 2 || row.cells.length > 0,
    );
    const table = findTable(rows, [merge(1, 2, 0, 0), merge(1, 2, 1, 1)], recognise);
    expect(table).toMatchObject({ headerRows: [1] });
  });

  it('unknown columns too, untitled ones with values, and none that the product added', () => {
    const rows = sheet(['单位名称', '经费', null, '党员数', REASON_TITLE], ['甲', '10', '附言', 1, '旧原因']);
    const table = findTable(rows, [], recognise);
    expect(table?.returnedColumns).toEqual([4]);
    expect(table?.columns).toEqual([
      { index: 0, title: '单位名称', path: '单位名称', untitled: false },
      { index: 1, title: '经费', path: '经费', untitled: false },
      { index: 2, title: '未命名列 C', path: '未命名列 C', untitled: true },
      { index: 3, title: '党员数', path: '党员数', untitled: false },
    ]);
  });

  it('the header of a real .xls', async () => {
    const bytes = readFileSync(new URL('fixtures/ledger.xls', import.meta.url));
    const ledger = await openTestSheet(bytes, 'a.xls');
    const table = findTable(await collectRows(ledger), ledger.merges, recognise);
    expect(summaryOf(table)).toEqual({
      headerRows: [2, 3],
      paths: ['序号', '单位名称', '负责人·姓名', '负责人·电话', '成立时间', '从业人员数', '身份证号'],
    });
  });

  it.each<[string, SheetRow[]]>([
    ['prose', sheet(['这是一段说明'], ['没有表格'])],
    ['one known title among many', sheet(['姓名', '甲', '乙'], ['a', 'b', 'c'])],
    ['nothing', []],
  ])('nothing in %s', (_, rows) => expect(findTable(rows, [], recognise)).toBeNull());
});

describe('rowClassifier', () => {
  const rows = sheet(
    ['某某县台账'],
    ['序号', '单位名称', '党员数'],
    [1, '甲县志愿者协会', 3],
    ['一、社会团体'],
    [2, '合计学会', 3],
    [3, null, null],
    [null, null, null],
    ['序号', '单位名称', '党员数'],
    ['小 计', null, 6],
    [null, '合　计', 6],
    ['合计：2家', null, 6],
    ['注：党员数含预备党员'],
    ['填表人：张三', null, '审核人：李四'],
    [null, '只有名称', null],
  );
  const table = findTable(rows, [], recognise);
  it.each([
    [1, 'title'],
    [2, 'header'],
    [3, 'data'],
    [4, 'title'],
    [5, 'data'],
    [6, 'blank'],
    [7, 'blank'],
    [8, 'repeated-header'],
    [9, 'summary'],
    [10, 'summary'],
    [11, 'summary'],
    [12, 'note'],
    [13, 'note'],
    [14, 'data'],
  ])('calls row %d %s', (number, expected) => {
    if (table === null) throw new Error('no table');
    const classify = rowClassifier(table, [merge(1, 1, 0, 2), merge(4, 4, 0, 2)]);
    const row = rows[number - 1];
    const result = row && classify(row);
    expect(result?.class).toBe(expected);
    if (expected !== 'data') expect(result).toHaveProperty('why');
  });
});

describe('fillMergedDown', () => {
  it('repeats a merged cell in each row of data that it covers, and no title', async () => {
    const rows = sheet(['单位名称', '姓名'], ['甲', '张三'], [null, '李四'], ['乙', '王五'], [null, '赵六']);
    const merges = [merge(2, 3, 0, 0), merge(1, 1, 0, 1)];
    const filled: string[][] = [];
    for await (const row of fillMergedDown(rows, merges, 2)) filled.push(row.cells.map((cell) => cell.text));
    expect(filled).toEqual([
      ['单位名称', '姓名'],
      ['甲', '张三'],
      ['甲', '李四'],
      ['乙', '王五'],
      ['', '赵六'],
    ]);
  });
});
