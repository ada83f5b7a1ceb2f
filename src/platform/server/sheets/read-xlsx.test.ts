import { type CellValue, readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from './open-workbook.ts';
import { collectRows, makeRawXlsx, makeXlsxOf, openTestSheet, readTexts } from '../../testing/workbooks.ts';

const TRICKY = [
  '甲&乙',
  '<丙>',
  '"引"',
  '第一行\n第二行',
  '#N/A',
  '123456789012345678',
  '_x000D_',
  '𠮷野家',
  '1.2E+17',
  "'撇",
];
/** Enough text for the table of shared strings to be read apart from the library. */
const FILLER = Array.from({ length: 1_500 }, (_, i) => `第${i}号${'社会组织联合党支部'.repeat(30)}`);

describe('a sheet with a large table of shared strings', () => {
  it('reads as the library reads it', async () => {
    const rows = FILLER.map((text, i) => [
      text,
      TRICKY[i % TRICKY.length] ?? null,
      i,
      i % 3 === 0 ? '共用' : null,
      i % 2 === 0,
    ]);
    const bytes = await makeXlsxOf(rows);
    const library = (await readXlsx(bytes)).sheets[0]?.rows;
    const ours = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    expect(ours).toHaveLength(FILLER.length);
    const texts = (values: readonly CellValue[] | undefined): string[] =>
      (values ?? [])
        .slice(0, 4)
        .map((value) => (value instanceof Date || value === null ? '' : `${value}`.trim()));
    expect(ours.map((row) => row.cells.slice(0, 4).map((cell) => cell.text))).toEqual(library?.map(texts));
    expect(ours[8]?.cells[1]).toMatchObject({ lossy: true });
    expect(ours[4]?.cells[1]).toMatchObject({ kind: 'error' });
  });

  const strings = (...first: string[]): string =>
    `<?xml version="1.0"?><sst>${first.join('')}${FILLER.map((text) => `<si><t>${text}</t></si>`).join('\n')}</sst>`;
  const table = strings(
    '<si><r><rPr><b/></rPr><t>前</t></r><r><t xml:space="preserve"> 后</t></r></si>',
    '<si/>',
    '<si><t>张三</t><rPh sb="0" eb="2"><t>zhang san</t></rPh><phoneticPr fontId="1"/></si>',
    '<si><t/></si>',
    '<si><t>&#20116;&amp;</t></si>',
  );
  const expected = [['前 后', '', '张三', '', '五&', FILLER[0], '5', '7', '文字']];

  it('takes rich, empty and annotated strings', async () => {
    const cells = [0, 1, 2, 3, 4, 5].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    const others = '<c><v>5</v></c><c t="str"><f>A1</f><v>7</v></c><c t="inlineStr"><is><t>文字</t></is></c>';
    const sheet = `<worksheet><sheetData><row r="1">${cells}${others}</row></sheetData></worksheet>`;
    expect(await readTexts(await makeRawXlsx(sheet, table), 'a.xlsx')).toEqual(expected);
  });

  it('and reads references that are written in an unusual way as well', async () => {
    const cells = [0, 1, 2, 3, 4, 5].map((index) => `<c t='s' ><v >${index}</v></c>`).join('');
    const others = '<c><v>5</v></c><c t="str"><f>A1</f><v>7</v></c><c t="inlineStr"><is><t>文字</t></is></c>';
    const sheet = `<worksheet><sheetData><row r="1">${cells}${others}</row></sheetData></worksheet>`;
    expect(await readTexts(await makeRawXlsx(sheet, table), 'a.xlsx')).toEqual(expected);
  });
});

describe('a sheet that comes in many pieces', () => {
  it('reads as the library reads it, wherever it is cut', async () => {
    const rows = Array.from({ length: 4_000 }, (_, i) => [
      `${['甲&乙', '<丙>', '"引"', '𠮷野家', "'撇"][i % 5]}${i}`,
      i / 4,
      i % 7 === 0 ? null : '汉族',
      new Date(Date.UTC(1960, i % 12, 1 + (i % 28))),
      '第一支部'.repeat(i % 9),
    ]);
    const bytes = await makeXlsxOf(rows);
    const ours = await collectRows(await openTestSheet(bytes, 'a.xlsx'));
    const library = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    const shown = (value: CellValue | undefined): string =>
      value instanceof Date ? value.toISOString().slice(0, 10) : `${value ?? ''}`;
    expect(ours).toHaveLength(rows.length);
    expect(ours.map(({ cells }) => [0, 1, 2, 3, 4].map((column) => cells[column]?.text ?? ''))).toEqual(
      library.map((values) => [0, 1, 2, 3, 4].map((column) => shown(values[column]))),
    );
  });
});

describe('markup that programs seldom write', () => {
  const wrap = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  it.each<[string, string, string[][]]>([
    [
      'comments and text kept from being markup',
      '<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1" t="str"><v><![CDATA[甲<乙>&丙]]></v></c></row>',
      [['甲<乙>&丙']],
    ],
    ['a > within an attribute', '<row r="1" spans="a>b"><c r="A1"><v>1</v></c></row>', [['1']]],
    ['references in lower case', '<row r="1"><c r="b1"><v>1</v></c></row>', [['', '1']]],
    ['a formula beside its value', '<row r="1"><c r="A1"><f>1<![CDATA[+]]>1</f><v>2</v></c></row>', [['2']]],
    [
      'runs of text with how they are read aloud',
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="2"><t>zhang</t></rPh></is></c></row>',
      [['张三']],
    ],
    [
      'escapes',
      '<row r="1"><c r="A1" t="str"><v>甲_x4E59_&#x4E19;&#20140;&amp;lt;</v></c></row>',
      [['甲乙丙京&lt;']],
    ],
    [
      'a true value',
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>',
      [['TRUE', 'FALSE']],
    ],
    ['an error', '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>', [['#REF!']]],
    ['a formula that nothing has worked out', '<row r="1"><c r="A1"><f>B1+1</f></c></row>', [['#CALC!']]],
    ['a formula that comes to nothing', '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>', []],
    ['rows without anything', '<row r="1"/><row r="3"><c r="A3"><v>1</v></c></row>', [[], ['1']]],
  ])('is read: %s', async (_, rows, expected) => {
    expect(await readTexts(await makeRawXlsx(wrap(rows)), 'a.xlsx')).toEqual(expected);
  });

  it.each<[string, string]>([
    ['closed in another order', wrap('<row r="1"><c r="A1"><v>1</c></v></row>')],
    ['a cell within a cell', wrap('<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>')],
    ['a row within a row', wrap('<row r="1"><row r="2"></row></row>')],
    ['a row of no number', wrap('<row r="x"><c r="A1"><v>1</v></c></row>')],
    ['without an end', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'],
    ['without rows', '<worksheet></worksheet>'],
  ])('is refused: %s', async (_, worksheet) => {
    const workbook = await openWorkbook(await makeRawXlsx(worksheet), 'a.xlsx');
    const sheet = 'openSheet' in workbook ? await workbook.openSheet(0) : workbook;
    expect(sheet).toMatchObject({ kind: 'refusal', code: 'file.damaged' });
  });
});
