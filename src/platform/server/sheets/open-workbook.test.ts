import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { collectRows, makeXlsx, makeXlsxOf, openTestSheet, readTexts } from '../../testing/workbooks.ts';
import { openWorkbook } from './open-workbook.ts';
import { DEFAULT_LIMITS } from './sheet.ts';

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
    const rows = await collectRows(await openTestSheet(bareXlsx(data, prefix), 'a.xlsx'));
    expect(rows.map((row) => [row.number, row.hidden, row.cells.map((cell) => cell.text)])).toEqual([
      [1, false, ['甲', '1']],
      [2, true, ['', '2']],
    ]);
  });

  it('and refuses one whose rows break off', async () => {
    const workbook = await openWorkbook(bareXlsx('<row><c><v>1</v></c></row><row><c><v', ''), 'a.xlsx');
    const result = 'openSheet' in workbook ? await workbook.openSheet(0) : workbook;
    expect(result).toMatchObject({ code: 'file.damaged' });
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

describe('openWorkbook refuses', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const nested = '<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table>';
  it.each<[string, Buffer, string, string]>([
    ['an empty file', Buffer.alloc(0), 'a.xlsx', 'file.empty'],
    ['blank text', Buffer.from(' \n'), 'a.csv', 'file.empty'],
    ['a picture', png, 'a.xlsx', 'file.not-a-spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'a.xls', 'file.not-a-spreadsheet'],
    ['a text file of another kind', Buffer.from('{}'), 'a.json', 'file.not-a-spreadsheet'],
    [
      'a Word document',
      zipOf({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }),
      'a.xlsx',
      'file.not-a-spreadsheet',
    ],
    ['an archive', zipOf({ 'a.txt': 'x' }), 'a.xlsx', 'file.not-a-spreadsheet'],
    ['.xlsb', zipOf({ '[Content_Types].xml': 'x', 'xl/workbook.bin': 'x' }), 'a.xlsb', 'file.other-format'],
    ['.ods', zipOf({ mimetype: 'x', 'content.xml': 'x' }), 'a.ods', 'file.other-format'],
    [
      'a web page without a table',
      Buffer.from('<html><body>请登录</body></html>'),
      'a.xls',
      'file.not-a-spreadsheet',
    ],
    ['a web-page table that is not read whole', Buffer.from(nested), 'a.xls', 'file.other-format'],
    [
      'an XML spreadsheet',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'a.xls',
      'file.other-format',
    ],
    [
      'a damaged archive',
      Buffer.from('504b0304aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'hex'),
      'a.xlsx',
      'file.damaged',
    ],
    [
      'an .xlsx without a workbook',
      zipOf({ '[Content_Types].xml': 'x', 'xl/a.xml': 'x' }),
      'a.xlsx',
      'file.damaged',
    ],
    ['bytes of no encoding', Buffer.from([0x31, 0x00, 0x02, 0xff]), 'a.csv', 'file.encoding'],
    [
      'a quote that is never closed',
      Buffer.from('名称,备注\n甲,"乙\n丙,丁\n'),
      'a.csv',
      'file.unclosed-quote',
    ],
  ])('%s', async (_, bytes, fileName, code) => {
    expect(await openWorkbook(bytes, fileName)).toMatchObject({ kind: 'refusal', code });
  });

  it('a file over the limit, before reading it', async () => {
    const result = await openWorkbook(Buffer.alloc(11), 'a.csv', { ...DEFAULT_LIMITS, maxFileBytes: 10 });
    expect(result).toMatchObject({ code: 'file.too-large' });
  });

  it('an .xlsx with an opening password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['甲']] }],
      encryption: { password: 'x', spinCount: 100 },
    });
    expect(await openWorkbook(Buffer.from(bytes), 'a.xlsx')).toMatchObject({ code: 'file.encrypted' });
  });

  it('an .xls with an opening password', async () => {
    const bytes = Buffer.from(XLS);
    const start = bytes.indexOf(Buffer.from('0908100000060500', 'hex'));
    bytes.writeUInt16LE(0x2f, start + 4 + bytes.readUInt16LE(start + 2));
    expect(await openWorkbook(bytes, 'a.xls')).toMatchObject({ code: 'file.encrypted' });
  });

  it('a truncated .xls', async () => {
    expect(await openWorkbook(XLS.subarray(0, 1200), 'a.xls')).toMatchObject({ kind: 'refusal' });
  });

  it.each<[string, Buffer]>([
    [
      'that declares what it unpacks to',
      zipOf({ '[Content_Types].xml': 'x', 'xl/a.xml': Buffer.alloc(40_000_000) }),
    ],
    [
      'that hides what it unpacks to',
      zipOf({ '[Content_Types].xml': 'x', 'xl/a.xml': Buffer.alloc(40_000_000) }, 0),
    ],
  ])('a zip bomb %s', async (_, bytes) => {
    expect(bytes.length).toBeLessThan(100_000);
    expect(await openWorkbook(bytes, 'a.xlsx')).toMatchObject({ code: 'file.zip-bomb' });
  });

  it('a zip bomb that declares a small size, when its sheet is opened', async () => {
    const bytes = await tamper(await makeXlsxOf([['甲'.repeat(30_000)]]));
    const workbook = await openWorkbook(bytes, 'a.xlsx');
    const result = 'openSheet' in workbook ? await workbook.openSheet(0) : workbook;
    expect(result).toMatchObject({ kind: 'refusal', code: 'file.damaged' });
  });

  it('more rows or cells than the limits allow, when the sheet is opened', async () => {
    const bytes = await makeXlsxOf([['甲'], ['乙'], ['丙']]);
    const open = async (limits: object) => {
      const workbook = await openWorkbook(bytes, 'a.xlsx', { ...DEFAULT_LIMITS, ...limits });
      return 'openSheet' in workbook ? workbook.openSheet(0) : workbook;
    };
    expect(await open({ maxRows: 2 })).toMatchObject({ code: 'sheet.too-many-rows' });
    expect(await open({ maxCells: 2 })).toMatchObject({ code: 'sheet.too-wide' });
    expect(await open({})).toMatchObject({ rowCount: 3 });
  });
});

/** A zip archive with the given parts; `declared` overrules the unpacked size that its directory tells. */
function zipOf(parts: Record<string, string | Buffer>, declared?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(data), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(declared ?? data.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), header, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), header, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

/** The least that makes an .xlsx, around the given rows. A broken-off one stays so. */
function bareXlsx(rows: string, prefix: string): Buffer {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type: string, target: string): string =>
    `<Relationships><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const main = `xmlns${prefix && ':x'}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const whole = rows.endsWith('>') ? `</${prefix}sheetData></${prefix}worksheet>` : '';
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<${prefix}worksheet ${main}><${prefix}sheetData>${rows}${whole}`,
  });
}

/** Halves the unpacked size that the directory declares for the worksheet. */
async function tamper(bytes: Buffer): Promise<Buffer> {
  const copy = Buffer.from(bytes);
  const name = copy.lastIndexOf('xl/worksheets/sheet1.xml');
  const sizeAt = name - 46 + 24;
  copy.writeUInt32LE(Math.floor(copy.readUInt32LE(sizeAt) / 2), sizeAt);
  return copy;
}
