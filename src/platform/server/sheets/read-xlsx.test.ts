import { type CellValue, readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
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
