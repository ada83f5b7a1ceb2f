import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import {
  collectRows,
  makeRawXlsx,
  makeXlsx,
  makeXlsxOf,
  openTestSheet,
  readTexts,
} from '../../testing/workbooks.ts';
import { openWorkbook } from './open-workbook.ts';

const XLS = readFileSync(new URL('fixtures/ledger.xls', import.meta.url));

/** 单位名称,人数 / 甲县志愿者协会,12 in GBK. */
const GBK = Buffer.from('b5a5cebbc3fbb3c62cc8cbcafd0d0abcd7cfd8d6bed4b8d5dfd0adbbe12c31320d0a', 'hex');

describe('openWorkbook reads .xlsx', () => {
  it('with text, numbers, dates and booleans as a person sees them', async () => {
    const bytes = await makeXlsxOf([
      [
        ' 甲\u200b县 协会 ',
        12,
        0.1 + 0.2,
        true,
        new Date(Date.UTC(1990, 0, 5)),
        null,
        '#N/A',
        '第一行\n第二行',
      ],
    ]);
    const [row] = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    expect(row?.cells).toEqual([
      { text: '甲县 协会', kind: 'text' },
      { text: '12', kind: 'number', number: 12 },
      { text: '0.3', kind: 'number', number: 0.1 + 0.2 },
      { text: 'TRUE', kind: 'boolean' },
      { text: '1990-01-05', kind: 'date', isoDay: '1990-01-05' },
      { text: '', kind: 'empty' },
      { text: '#N/A', kind: 'error' },
      { text: '第一行\n第二行', kind: 'text' },
    ]);
  });

  it.each<[string, Date | number, object]>([
    [
      'yyyy"年"m"月"',
      new Date(Date.UTC(1990, 0, 1)),
      { text: '1990-01', dayPrecision: 'month', isoDay: '1990-01-01' },
    ],
    ['yyyy"年"m"月"', new Date(Date.UTC(1990, 0, 5)), { text: '1990-01-05', isoDay: '1990-01-05' }],
    [
      'yyyy\\.mm',
      new Date(Date.UTC(1990, 9, 1)),
      { text: '1990-10', dayPrecision: 'month', isoDay: '1990-10-01' },
    ],
    ['yyyy/m/d', new Date(Date.UTC(1990, 0, 1)), { text: '1990-01-01', isoDay: '1990-01-01' }],
    ['0.00', 1990.1, { text: '1990.10', number: 1990.1 }],
    ['General', 1990.1, { text: '1990.1', number: 1990.1 }],
    ['000', 7, { text: '007', number: 7 }],
    ['#,##0', 1200, { text: '1200', number: 1200 }],
  ])('with the meaning of the format %s of %s', async (numFmt, value, expected) => {
    const cells = new Map([['1,0', { value, style: { numFmt } }]]);
    const bytes = await makeXlsxOf([['标题'], [value]], { cells });
    const rows = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    expect(rows[1]?.cells[0]).toMatchObject(expected);
    if (!('dayPrecision' in expected)) expect(rows[1]?.cells[0]).not.toHaveProperty('dayPrecision');
  });

  it('with the 1904 calendar', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [[new Date(Date.UTC(1990, 0, 5))]] }],
      dateSystem: '1904',
    });
    const [row] = await collectRows(await openTestSheet(Buffer.from(bytes), 'a.xlsx'));
    expect(row?.cells[0]).toMatchObject({ isoDay: '1990-01-05' });
  });

  it('saying that a long number has been rounded', async () => {
    const bytes = await makeXlsxOf([[430104199001011234, '430104199001011234', 123456789012345]]);
    const [row] = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    expect(row?.cells[0]).toMatchObject({ text: '430104199001011000', lossy: true });
    expect(row?.cells[1]).toEqual({ text: '430104199001011234', kind: 'text' });
    expect(row?.cells[2]).toEqual({ text: '123456789012345', kind: 'number', number: 123456789012345 });
  });

  it('with hidden rows, merges, row numbers as in the sheet and formulas by their value', async () => {
    const bytes = await makeXlsxOf([['甲', '乙'], [], ['丙'], ['丁', 3]], {
      rowDefs: new Map([[2, { hidden: true }]]),
      merges: [{ startRow: 2, startCol: 0, endRow: 3, endCol: 0 }],
      cells: new Map([['3,1', { formula: 'A1+1', formulaResult: 15, value: 15 }]]),
    });
    const sheet = await openTestSheet(bytes, 'a.xlsx');
    const rows = await collectRows(sheet);
    expect(rows.map(({ number, hidden }) => [number, hidden])).toEqual([
      [1, false],
      [3, true],
      [4, false],
    ]);
    expect(sheet).toMatchObject({
      rowCount: 3,
      hiddenRowCount: 1,
      merges: [{ fromRow: 3, toRow: 4, fromColumn: 0, toColumn: 0 }],
    });
    expect(rows[2]?.cells[1]).toMatchObject({ text: '15', number: 15 });
  });

  it('with several sheets, telling the hidden ones', async () => {
    const bytes = await makeXlsx(
      { name: '说明', rows: [['看这里']] },
      { name: '字典', rows: [['x']], hidden: true },
      { name: '台账&表', rows: [['单位名称']] },
    );
    const workbook = await openWorkbook(bytes, 'a.xlsx');
    expect(workbook).toMatchObject({
      format: 'xlsx',
      sheets: [
        { name: '说明', hidden: false },
        { name: '字典', hidden: true },
        { name: '台账&表', hidden: false },
      ],
    });
    expect(await readTexts(bytes, 'a.xlsx', 2)).toEqual([['单位名称']]);
  });

  it.each([
    [
      'without references',
      '<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row><row hidden="1"><c/><c><v>2</v></c></row>',
      '',
    ],
    [
      'with a namespace prefix',
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row><x:row r="2" hidden="1"><x:c r="B2"><x:v>2</x:v></x:c></x:row>',
      'x:',
    ],
  ])('%s', async (_, data, prefix) => {
    const rows = await collectRows(await openTestSheet(await makeRawXlsx(sheetOf(data, prefix)), 'a.xlsx'));
    expect(rows.map((row) => [row.number, row.hidden, row.cells.map((cell) => cell.text)])).toEqual([
      [1, false, ['甲', '1']],
      [2, true, ['', '2']],
    ]);
  });

  it('twice over from one sheet', async () => {
    const sheet = await openTestSheet(await makeXlsxOf([['甲'], ['乙']]), 'a.xlsx');
    expect(await collectRows(sheet)).toEqual(await collectRows(sheet));
  });
});

describe('openWorkbook reads .xls', () => {
  it('with merges, dates, rounded numbers and several sheets', async () => {
    const sheet = await openTestSheet(XLS, '台账.xls');
    const rows = await collectRows(sheet);
    expect(sheet.name).toBe('社会组织');
    expect(sheet.merges).toContainEqual({ fromRow: 2, toRow: 2, fromColumn: 2, toColumn: 3 });
    expect(rows[3]?.cells.map((cell) => cell.text)).toEqual([
      '1',
      '甲县志愿者协会',
      '张 三',
      '07340000001',
      '2015-03-09',
      '12',
      '110101199001011237',
    ]);
    expect(rows[4]?.cells[6]).toMatchObject({ lossy: true });
    expect(rows.at(-1)?.number).toBe(7);
    expect(await readTexts(XLS, '台账.xls', 1)).toEqual([['填表说明'], ['', 'TRUE']]);
  });
});

describe('openWorkbook reads text', () => {
  const expected = [
    ['单位名称', '人数'],
    ['甲县志愿者协会', '12'],
  ];
  const text = '单位名称,人数\r\n甲县志愿者协会,12\r\n';
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['GBK', GBK],
    ['UTF-16 with tabs', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['without a last line break', Buffer.from(text.trimEnd())],
  ])('in %s', async (_, bytes) => {
    expect(await readTexts(bytes, 'a.csv')).toEqual(expected);
  });

  it('with line breaks and quotes inside quotes, one row number a record', async () => {
    const rows = await collectRows(
      await openTestSheet(Buffer.from('标题,备注\n甲,"第一行\n第二行"\n\n乙,"说""好"""\n'), 'a.csv'),
    );
    expect(rows.map((row) => [row.number, row.cells.map((cell) => cell.text)])).toEqual([
      [1, ['标题', '备注']],
      [2, ['甲', '第一行\n第二行']],
      [3, []],
      [4, ['乙', '说"好"']],
    ]);
  });

  it('below a title line without any delimiter', async () => {
    const bytes = Buffer.from('某某县台账\n填报单位：甲县\n名称\t人数\n甲\t1\n乙\t2\n');
    expect(await readTexts(bytes, 'a.txt')).toEqual([
      ['某某县台账'],
      ['填报单位：甲县'],
      ['名称', '人数'],
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  it('taking ="0012" as text and telling a number in scientific writing', async () => {
    const [row] = await collectRows(await openTestSheet(Buffer.from('="0012",4.30104E+17,1\n'), 'a.csv'));
    expect(row?.cells[0]).toEqual({ text: '0012', kind: 'text' });
    expect(row?.cells[1]).toMatchObject({ lossy: true });
  });

  it('of a web-page table named .xls, in GBK', async () => {
    const page = `<html><head><style>td{mso-number-format:"\\@"}</style></head><body><table border=1>
      <tr><td colspan=2>台账</td></tr><tr><th>名称<br>全称</th><th>编号</th></tr>
      <tr><td>甲&nbsp;协会</td><td>0012</td></tr></table></body></html>`;
    expect(await readTexts(Buffer.from(page), 'a.xls')).toEqual([
      ['台账'],
      ['名称\n全称', '编号'],
      ['甲 协会', '0012'],
    ]);
  });
});

/** A worksheet around the given rows. */
function sheetOf(rows: string, prefix: string): string {
  const main = `xmlns${prefix && ':x'}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  return `<${prefix}worksheet ${main}><${prefix}sheetData>${rows}</${prefix}sheetData></${prefix}worksheet>`;
}
