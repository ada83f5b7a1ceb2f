import { openXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { collectRows, openTestSheet, readTexts } from '../../testing/workbooks.ts';
import { findLedger } from './find-ledger.ts';
import { openWorkbook } from './open-workbook.ts';
import { rowClassifier } from './row-class.ts';
import { safeSheetName } from './styled-stream.ts';
import { writeCsv } from './write-csv.ts';
import { type ExportRow, type SheetToWrite, writeSheet } from './write-sheet.ts';
import { writeTemplate } from './write-template.ts';

const COLUMNS = [
  { title: '单位名称', kind: 'text' },
  { title: '身份证号', kind: 'text', width: 22 },
  { title: '人数', kind: 'number' },
  { title: '成立时间', kind: 'day' },
] as const;
const ROWS: ExportRow[] = [
  ['=1+1', '110101199001011237', 3, '1990-01-05'],
  ['+甲', '@乙', -2, '1990-01'],
  ['-丙\n"引号",', '0012', null, null],
  ['_x0041_\u0007', null, 0, ''],
];
const TEXTS = [
  ['单位名称', '身份证号', '人数', '成立时间'],
  ['=1+1', '110101199001011237', '3', '1990-01-05'],
  ['+甲', '@乙', '-2', '1990-01'],
  ['-丙\n"引号",', '0012'],
  ['_x0041_', '', '0'],
];

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* repeated(times: number): AsyncGenerator<ExportRow> {
  for (let i = 0; i < times; i++) yield* ROWS;
}

describe('writeSheet', () => {
  const sheet: SheetToWrite = { name: '台账', title: '某某县台账', columns: COLUMNS, rows: ROWS };

  it('writes what reads back the same, = + - @ as text', async () => {
    const bytes = await bytesOf(writeSheet(sheet));
    expect(await readTexts(bytes, 'a.xlsx')).toEqual([['某某县台账'], ...TEXTS]);
    const rows = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    expect(rows[2]?.cells.map((cell) => cell.kind)).toEqual(['text', 'text', 'number', 'date']);
    const opened = await openXlsx(bytes, { readStyles: true });
    expect([...(opened.sheets[0]?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(
      false,
    );
    expect(opened.sheets[0]?.cells?.get('2,1')?.style?.numFmt).toBe('@');
  });

  describe('with the mark of who took it out', () => {
    const mark = { text: '导出人：甲&乙，时间：2026-11-22 13:40', author: '甲&乙', inRows: true };

    it('says it above the header, in the footer of each page and in the properties', async () => {
      const bytes = await bytesOf(writeSheet({ ...sheet, mark }));
      expect(await readTexts(bytes, 'a.xlsx')).toEqual([['某某县台账'], [mark.text], ...TEXTS]);
      const opened = await openXlsx(bytes, { readStyles: true });
      expect(opened.properties).toMatchObject({ creator: '甲&乙', description: mark.text });
      expect(opened.sheets[0]?.headerFooter?.oddFooter).toContain('&L导出人：甲&&乙');
    });

    it('keeps it out of the rows where it holds no persons', async () => {
      const bytes = await bytesOf(writeSheet({ ...sheet, mark: { ...mark, inRows: false } }));
      expect((await readTexts(bytes, 'a.xlsx'))[1]).toEqual(TEXTS[0]);
    });

    it('says it in a large sheet and in a .csv as well', async () => {
      const large = await bytesOf(writeSheet({ ...sheet, mark, rows: repeated(1_300) }));
      expect((await readTexts(large, 'a.xlsx'))[1]).toEqual([mark.text]);
      const csv = (await bytesOf(writeCsv({ ...sheet, mark }))).toString('utf8');
      expect(csv.split('\r\n')[1]).toBe(mark.text);
    });
  });

  it('opens by its password alone', async () => {
    const bytes = await bytesOf(writeSheet(sheet, 'Rice-2026-ibis'));
    expect(bytes.includes('单位名称')).toBe(false);
    await expect(openXlsx(bytes)).rejects.toThrow();
    const opened = await openXlsx(bytes, { password: 'Rice-2026-ibis' });
    expect(opened.sheets[0]?.rows[1]?.[0]).toBe('单位名称');
    // Its key is derived slowly on purpose.
  }, 20_000);

  it('lays a small sheet out for printing', async () => {
    const opened = await openXlsx(await bytesOf(writeSheet(sheet)), { readStyles: true });
    expect(opened.sheets[0]).toMatchObject({
      freezePane: { rows: 2 },
      pageSetup: {
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '$1:$2',
      },
      merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 3 }],
    });
    expect(opened.sheets[0]?.columns?.[1]?.width).toBe(22);
    expect(opened.sheets[0]?.cells?.get('1,0')?.style?.font?.bold).toBe(true);
  });

  it('streams a large one with the same content and styles', async () => {
    const bytes = await bytesOf(writeSheet({ ...sheet, rows: repeated(1500) }));
    const texts = await readTexts(bytes, 'a.xlsx');
    expect(texts).toHaveLength(6002);
    expect(texts.slice(0, 6)).toEqual([['某某县台账'], ...TEXTS]);
    const opened = await openXlsx(bytes, { readStyles: true });
    expect(opened.sheets[0]?.freezePane).toMatchObject({ rows: 2 });
    expect(opened.sheets[0]?.cells?.get('1,0')?.style?.font?.bold).toBe(true);
    expect(opened.sheets[0]?.cells?.get('5999,1')?.style).toMatchObject({ numFmt: '@' });
    expect(opened.sheets[0]?.cells?.get('5999,1')?.style?.font?.bold).toBeFalsy();
  });
});

describe('writeCsv', () => {
  it('writes UTF-8 with a mark that reads back the same', async () => {
    const bytes = await bytesOf(writeCsv({ name: '台账', columns: COLUMNS, rows: ROWS.slice(0, 3) }));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes.toString()).toContain("'=1+1,");
    expect(await readTexts(bytes, 'a.csv')).toEqual(TEXTS.slice(0, 4));
  });
});

describe('writeTemplate', () => {
  it('has red required titles, lists on a hidden sheet, notes, and samples that no import takes', async () => {
    const bytes = await writeTemplate({
      name: '社会组织',
      columns: [
        { title: '单位名称', kind: 'text', required: true, note: '与登记证书一致' },
        { title: '类型', kind: 'text', choices: ['社会团体', '基金会'] },
        { title: '人数', kind: 'number' },
      ],
      samples: [['某某县志愿者协会', '社会团体', 12]],
      notes: ['红色为必填'],
    });
    const opened = await openXlsx(bytes, { readStyles: true });
    const [table, notes, lists] = opened.sheets;
    expect(opened.sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
      ['社会组织', false],
      ['填写说明', false],
      ['字典', true],
    ]);
    expect(table?.cells?.get('0,0')?.style?.font?.color?.rgb).toBe('C00000');
    expect(table?.cells?.get('0,1')?.style?.font?.color?.rgb).not.toBe('C00000');
    expect(table?.dataValidations).toMatchObject([
      { type: 'list', formula1: "'字典'!$A$2:$A$3", range: 'B2:B5000' },
    ]);
    expect(lists?.rows).toEqual([['类型'], ['社会团体'], ['基金会']]);
    expect(notes?.rows[2]).toEqual(['单位名称', '必填', '与登记证书一致', '']);
    expect(table?.cells?.get('50,0')?.style?.numFmt).toBe('@');

    const workbook = await openWorkbook(bytes, 'a.xlsx');
    const search = isRefusal(workbook)
      ? workbook
      : await findLedger(workbook, (title) => ['单位名称', '类型'].includes(title));
    if (isRefusal(search)) throw new Error(search.message);
    expect(search.best.sheet.name).toBe('社会组织');
    expect(search.skipped).toEqual([
      { name: '填写说明', why: '没有找到表头' },
      { name: '字典', why: '隐藏的工作表' },
    ]);
    const classify = rowClassifier(search.best.table, search.best.sheet.merges);
    const rows = await collectRows(search.best.sheet);
    expect(rows.map((row) => classify(row))).toEqual([
      { class: 'header', why: '表头' },
      { class: 'note', why: '示例行' },
    ]);
  });
});

describe('findLedger', () => {
  it('refuses a workbook without a header', async () => {
    const workbook = await openWorkbook(Buffer.from('甲,乙\n1,2\n'), 'a.csv');
    const result = isRefusal(workbook) ? workbook : await findLedger(workbook, () => false);
    expect(result).toMatchObject({ kind: 'refusal', code: 'sheet.no-header' });
  });
});

it.each([
  ['a/b:c', 'a b c'],
  ["'引'", '引'],
  ['', 'Sheet1'],
  ['长'.repeat(40), '长'.repeat(31)],
])('safeSheetName %j', (given, expected) => expect(safeSheetName(given)).toBe(expected));
