import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { makeRawXlsx, makeXlsxOf, makeZip } from '../../testing/workbooks.ts';
import { openWorkbook } from './open-workbook.ts';
import { SheetReadError } from './sheet-refusals.ts';
import { DEFAULT_LIMITS } from './sheet.ts';

const XLS = readFileSync(new URL('fixtures/ledger.xls', import.meta.url));
/** Hundreds of readings in one test; a busy machine needs its time. */
const SLOW = 60_000;

describe('openWorkbook refuses', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const nested = '<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table>';
  it.each<[string, Buffer | Promise<Buffer>, string, string]>([
    ['an empty file', Buffer.alloc(0), 'a.xlsx', 'file.empty'],
    ['blank text', Buffer.from(' \n'), 'a.csv', 'file.empty'],
    ['a picture', png, 'a.xlsx', 'file.not-a-spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'a.xls', 'file.not-a-spreadsheet'],
    ['a text file of another kind', Buffer.from('{}'), 'a.json', 'file.not-a-spreadsheet'],
    [
      'a Word document',
      makeZip({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }),
      'a.xlsx',
      'file.not-a-spreadsheet',
    ],
    ['an archive', makeZip({ 'a.txt': 'x' }), 'a.xlsx', 'file.not-a-spreadsheet'],
    ['.xlsb', makeZip({ '[Content_Types].xml': 'x', 'xl/workbook.bin': 'x' }), 'a.xlsb', 'file.other-format'],
    ['.ods', makeZip({ mimetype: 'x', 'content.xml': 'x' }), 'a.ods', 'file.other-format'],
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
      makeZip({ '[Content_Types].xml': 'x', 'xl/a.xml': 'x' }),
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
    expect(await openWorkbook(await bytes, fileName)).toMatchObject({ kind: 'refusal', code });
  });

  it.each(['/no/such/file.xlsx', import.meta.dirname])('the path %s', async (path) => {
    expect(await openWorkbook(path, 'a.xlsx')).toMatchObject({ code: 'file.unreadable' });
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

  it.each<[string, Promise<Buffer>]>([
    [
      'that declares what it unpacks to',
      makeZip({ '[Content_Types].xml': 'x', 'xl/a.xml': Buffer.alloc(40_000_000) }),
    ],
    [
      'that hides what it unpacks to',
      makeZip({ '[Content_Types].xml': 'x', 'xl/a.xml': Buffer.alloc(40_000_000) }, 0),
    ],
  ])('a zip bomb %s', async (_, made) => {
    const bytes = await made;
    expect(bytes.length).toBeLessThan(200_000);
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

  it('an .xlsx whose rows break off', async () => {
    const bytes = await makeRawXlsx('<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v');
    const workbook = await openWorkbook(bytes, 'a.xlsx');
    const result = 'openSheet' in workbook ? await workbook.openSheet(0) : workbook;
    expect(result).toMatchObject({ code: 'file.damaged' });
  });
});

describe('openWorkbook never breaks', () => {
  const kinds: [string, Promise<Buffer>][] = [
    [
      'a.xlsx',
      makeXlsxOf(
        [
          ['单位名称', '人数'],
          ['甲', 3],
          ['乙', null],
        ],
        { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] },
      ),
    ],
    ['a.xls', Promise.resolve(XLS)],
    ['a.csv', Promise.resolve(Buffer.from('单位名称,人数\n"甲,乙",3\n'))],
  ];
  it.each(kinds)(
    'on damaged copies of %s: it reads them, or refuses',
    async (fileName, made) => {
      const bytes = await made;
      const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(damage, fc.nat(bytes.length), async (changes, length) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of changes) damaged[at] = value;
          await readAll(length % 4 === 0 ? damaged.subarray(0, length) : damaged, fileName);
        }),
        { numRuns: 150 },
      );
    },
    SLOW,
  );
});

describe('a worksheet whose markup is damaged inside a sound archive', () => {
  const sheet =
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>3</v></c></row>' +
    '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>' +
    '<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>';
  const strings = `<sst><si><t>单位名称</t></si><si><r><t>富</t></r></si></sst><!--${'x'.repeat(1_100_000)}-->`;
  it(
    'is read or refused, whichever way its strings are read',
    async () => {
      const edit = fc.tuple(
        fc.nat(sheet.length),
        fc.nat(12),
        fc.constantFrom('', '<', '>', '"', '99999999', '</row>', '/'),
      );
      await fc.assert(
        fc.asyncProperty(edit, fc.boolean(), async ([at, gone, put], large) => {
          const edited = sheet.slice(0, at) + put + sheet.slice(at + gone);
          await readAll(await makeRawXlsx(edited, large ? strings : strings.slice(0, 80)), 'a.xlsx');
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );
});

/** Reads every sheet to its end; fails on anything but a refusal. */
async function readAll(bytes: Buffer, fileName: string): Promise<void> {
  const workbook = await openWorkbook(bytes, fileName);
  if (isRefusal(workbook)) return;
  for (const index of workbook.sheets.keys()) {
    const sheet = await workbook.openSheet(index);
    if (isRefusal(sheet)) continue;
    try {
      for await (const row of sheet.rows()) expect(row.number).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(SheetReadError);
    }
  }
}

/** Halves the unpacked size that the directory declares for the worksheet. */
async function tamper(bytes: Buffer): Promise<Buffer> {
  const copy = Buffer.from(bytes);
  const name = copy.lastIndexOf('xl/worksheets/sheet1.xml');
  const sizeAt = name - 46 + 24;
  copy.writeUInt32LE(Math.floor(copy.readUInt32LE(sizeAt) / 2), sizeAt);
  return copy;
}
