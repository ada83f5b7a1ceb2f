import { readFileSync } from 'node:fs';
import { openXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { collectRows, makeXlsx, openTestSheet, readTexts } from '../../testing/workbooks.ts';
import { findLedger } from './find-ledger.ts';
import { type RowMark, markedName } from './mark-request.ts';
import { MOST_ROWS_RETURNED_WHOLE, markWorkbook } from './mark-workbook.ts';
import { openWorkbook } from './open-workbook.ts';
import { OLD_ROW_TITLE, REASON_TITLE } from './returned-columns.ts';
import { MARK_RGB } from './sheet-styles.ts';
import type { SheetRow } from './sheet.ts';

const KNOWN = new Set([
  '单位名称',
  '党员数',
  '负责人·姓名',
  '负责人·电话',
  '成立时间',
  '身份证号',
  '序号',
  '从业人员数',
]);

async function mark(
  bytes: Buffer,
  fileName: string,
  marks: RowMark[],
  rows?: SheetRow[],
): Promise<{ bytes: Buffer; fileName: string }> {
  const workbook = await openWorkbook(bytes, fileName);
  if (isRefusal(workbook)) throw new Error(workbook.message);
  const search = await findLedger(workbook, (title) => KNOWN.has(title));
  if (isRefusal(search)) throw new Error(search.message);
  const { sheetIndex, sheet, table } = search.best;
  const byRow = new Map(marks.map((given) => [given.row, given]));
  const request = { workbook, sheetIndex, sheet, table, marks: byRow };
  const marked = await markWorkbook(rows === undefined ? request : { ...request, rows });
  const chunks: Uint8Array[] = [];
  for await (const chunk of marked.content) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), fileName: marked.fileName };
}

async function redCells(bytes: Buffer, sheet = 0): Promise<string[]> {
  const opened = await openXlsx(bytes, { readStyles: true });
  const cells = [...(opened.sheets[sheet]?.cells ?? [])];
  return cells.flatMap(([key, { style }]) =>
    style?.fill?.type === 'pattern' && style.fill.fgColor?.rgb === MARK_RGB ? [key] : [],
  );
}

const BAD = { row: 3, reasons: ['党员数“-3”小于 0', '名称不能为空'], columns: [1] };

describe('markWorkbook on an .xlsx', () => {
  const bold = { font: { bold: true, color: { rgb: '0000FF' } } };
  const original = (): Promise<Buffer> =>
    makeXlsx(
      {
        name: '台账',
        rows: [
          ['单位名称', '党员数'],
          ['甲', 3],
          ['乙', -3],
          ['丙', 5],
        ],
        cells: new Map([
          ['1,0', { style: bold }],
          ['2,1', { style: { numFmt: '0.00' } }],
          ['3,1', { formula: 'B2+2', formulaResult: 5, value: 5 }],
        ]),
        columns: [{ width: 33 }],
        rowDefs: new Map([[2, { hidden: true }]]),
        merges: [{ startRow: 5, startCol: 0, endRow: 6, endCol: 0 }],
      },
      { name: '说明', rows: [['留着我']] },
    );

  it('keeps the file, marks the cell and adds the reasons', async () => {
    const marked = await mark(await original(), '台账.xlsx', [BAD]);
    expect(marked.fileName).toBe('台账（已标注）.xlsx');
    expect(await readTexts(marked.bytes, 'a.xlsx')).toEqual([
      ['单位名称', '党员数', REASON_TITLE],
      ['甲', '3'],
      ['乙', '-3.00', '党员数“-3”小于 0\n名称不能为空'],
      ['丙', '5'],
    ]);
    expect(await readTexts(marked.bytes, 'a.xlsx', 1)).toEqual([['留着我']]);
    expect(await redCells(marked.bytes)).toEqual(['2,1']);
    const opened = await openXlsx(marked.bytes, { readStyles: true });
    const sheet = opened.sheets[0];
    expect(sheet?.cells?.get('1,0')?.style).toMatchObject(bold);
    expect(sheet?.cells?.get('2,1')?.style).toMatchObject({ numFmt: '0.00' });
    expect(sheet?.cells?.get('3,1')).toMatchObject({ formula: 'B2+2' });
    expect(sheet?.columns?.[0]?.width).toBe(33);
    expect(sheet?.rowDefs?.get(2)?.hidden).toBeFalsy();
    expect(sheet?.merges).toHaveLength(1);
  });

  it('puts the reasons of the next time in the same column and forgets the old marks', async () => {
    const first = await mark(await original(), '台账.xlsx', [BAD]);
    const second = await mark(first.bytes, first.fileName, [
      { row: 2, reasons: ['另一个原因'], columns: [0] },
    ]);
    expect(second.fileName).toBe('台账（已标注）.xlsx');
    const texts = await readTexts(second.bytes, 'a.xlsx');
    expect(texts[0]).toEqual(['单位名称', '党员数', REASON_TITLE]);
    expect(texts.map((row) => row[2] ?? '')).toEqual([REASON_TITLE, '另一个原因', '', '']);
    expect(await redCells(second.bytes)).toEqual(['1,0']);
  });

  it('never writes over a column that holds something below an empty title', async () => {
    const bytes = await makeXlsx({
      name: 'a',
      rows: [['单位名称', '党员数'], ...Array.from({ length: 40 }, () => ['甲', 1]), ['乙', 2, '附言']],
    });
    const marked = await mark(bytes, 'a.xlsx', [BAD]);
    const texts = await readTexts(marked.bytes, 'a.xlsx');
    expect(texts[0]?.[3]).toBe(REASON_TITLE);
    expect(texts.at(-1)).toEqual(['乙', '2', '附言']);
  });
});

describe('markWorkbook on other formats', () => {
  it('gives an .xls back as .xlsx that reads the same', async () => {
    const bytes = readFileSync(new URL('fixtures/ledger.xls', import.meta.url));
    const marked = await mark(bytes, '台账.xls', [
      { row: 5, reasons: ['身份证号已被四舍五入'], columns: [6] },
    ]);
    expect(marked.fileName).toBe('台账（已标注）.xlsx');
    const rows = await collectRows(await openTestSheet(marked.bytes, marked.fileName));
    const texts = rows.map((row) => [row.number, ...row.cells.map((cell) => cell.text)]);
    expect(texts).toEqual([
      [1, '某某县社会组织台账（示例）'],
      [2, '序号', '单位名称', '负责人', '', '成立时间', '从业人员数', '身份证号', REASON_TITLE],
      [3, '', '', '姓名', '电话'],
      [4, '1', '甲县志愿者协会', '张 三', '07340000001', '2015-03-09', '12', '110101199001011237'],
      [
        5,
        '2',
        '甲县书画协会',
        '李四',
        '13800000000',
        '2016-01-01',
        '15',
        '110101199001011000',
        '身份证号已被四舍五入',
      ],
      [7, '合计', '', '', '', '', '27'],
    ]);
    expect(rows[3]?.cells[4]).toMatchObject({ kind: 'date', isoDay: '2015-03-09' });
    expect(await redCells(marked.bytes)).toEqual(['4,6']);
    const again = await mark(marked.bytes, marked.fileName, []);
    expect(
      (await readTexts(again.bytes, 'a.xlsx'))[1]?.filter((title) => title === REASON_TITLE),
    ).toHaveLength(1);
  });

  it('gives a .csv back as .xlsx, codes still text', async () => {
    const marked = await mark(Buffer.from('单位名称,党员数,身份证号\n甲,-3,="0012"\n'), 'a.csv', [
      { row: 2, reasons: ['错'], columns: [1] },
    ]);
    const rows = await collectRows(await openTestSheet(marked.bytes, marked.fileName));
    expect(rows[1]?.cells.map((cell) => cell.text)).toEqual(['甲', '-3', '0012', '错']);
    expect(await redCells(marked.bytes)).toEqual(['1,1']);
  });
});

describe('markWorkbook on a large file', () => {
  it('returns the refused rows alone with their old numbers, merged cells filled, and reads back as a ledger', async () => {
    const count = MOST_ROWS_RETURNED_WHOLE + 10;
    const rows = [
      ['某县台账'],
      ['单位名称', '党员数', REASON_TITLE],
      ...Array.from({ length: count }, (_, i) => [i % 2 ? null : `会${i}`, i, '旧']),
    ];
    const merges = Array.from({ length: count / 2 }, (_, i) => ({
      startRow: 2 + 2 * i,
      endRow: 3 + 2 * i,
      startCol: 0,
      endCol: 0,
    }));
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows, merges }] }));
    const marks = [4, 20_004].map((row) => ({ row, reasons: [`第 ${row} 行`], columns: [1] }));
    const expected = [
      ['某县台账'],
      ['单位名称', '党员数', REASON_TITLE, OLD_ROW_TITLE],
      ['会0', '1', '第 4 行', '4'],
      ['会20000', '20001', '第 20004 行', '20004'],
    ];
    const marked = await mark(bytes, 'a.xlsx', marks);
    expect(await readTexts(marked.bytes, 'a.xlsx')).toEqual(expected);
    expect(await redCells(marked.bytes)).toEqual(['2,1', '3,1']);
    const again = await mark(marked.bytes, 'a.xlsx', [{ row: 3, reasons: ['仍错'], columns: [] }]);
    expect((await readTexts(again.bytes, 'a.xlsx'))[1]).toEqual([
      '单位名称',
      '党员数',
      REASON_TITLE,
      OLD_ROW_TITLE,
    ]);
    const source = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    const kept = source.filter(({ number }) => number <= 3 || number === 4 || number >= 20_003);
    expect(await readTexts((await mark(bytes, 'a.xlsx', marks, kept)).bytes, 'a.xlsx')).toEqual(expected);
  }, 60_000);
});

it('markedName', () => {
  expect(markedName('台账.2024.xls', 'xlsx')).toBe('台账.2024（已标注）.xlsx');
  expect(markedName('.xls', 'xlsx')).toBe('文件（已标注）.xlsx');
});
