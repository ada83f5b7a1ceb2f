import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeXlsxOf, makeZip } from '../../../platform/testing/workbooks.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { createImportDesk, type Cells, type ImportDesk } from '../../testing/import-desk.ts';
import {
  cancelImportRoute,
  checkImportRoute,
  discardImportRoute,
  downloadMarkedFileRoute,
  downloadTemplateRoute,
  listImportLinesRoute,
  countImportsRoute,
  listImportsRoute,
  readImportRoute,
} from '../imports.contract.ts';
import { eraseLapsedUploads } from './import-upkeep.ts';

let desk: ImportDesk;

beforeAll(async () => {
  desk = await createImportDesk();
});
afterAll(() => desk.close());

const number = (sequence: number) =>
  makeIdentityNumber({ region: '990000', bornOn: '1985-06-01', sex: '1', sequence });
const HEADER = ['姓名', '性别', '身份证号', '出生年月', '入党时间', '所在党支部', '血型'];
const GOOD: Cells = [
  ['张三', '男', number(1), null, '2010-07-01', '洋县明德学校党支部', 'A'],
  ['李四', '女', null, '1990-02', '2012-07-01', '洋县明德学校党支部', null],
];
const BAD: Cells = [['王五', '女', number(2), null, '2010-07-01', '洋县餐饮协会党支部', null]];

describe('a file', () => {
  it.each([
    ['of another kind', async () => Buffer.from('\x89PNG\r\n\x1a\n0000'), 'a.png', 'file.not-a-spreadsheet'],
    ['that is empty', async () => Buffer.alloc(0), 'a.xlsx', 'file.empty'],
    [
      'that unpacks to too much',
      () => makeZip({ 'xl/workbook.xml': 'x' }, 2 ** 31),
      'a.xlsx',
      'file.zip-bomb',
    ],
    [
      'with an opening password',
      async () =>
        Buffer.from(
          await writeXlsx({
            sheets: [{ name: 'a', rows: [HEADER, ...GOOD] as never }],
            encryption: { password: 'x', spinCount: 100 },
          }),
        ),
      'a.xlsx',
      'file.encrypted',
    ],
    [
      'of prose under the name of a spreadsheet',
      async () => Buffer.from('各位领导：\n现将有关情况汇报如下。\n'),
      'a.xlsx',
      'file.renamed-text',
    ],
    ['without a header', async () => Buffer.from('甲,乙\n1,2\n'), 'a.csv', 'sheet.no-header'],
  ])('%s is refused and stored nowhere', async (_what, make, fileName, code) => {
    const [uploads, files] = [await desk.countOf('upload'), desk.keptFiles().length];
    const { status, body } = await desk.upload(await make(), fileName);
    expect([status, body.refusals?.[0]?.code]).toEqual([409, code]);
    expect([await desk.countOf('upload'), desk.keptFiles().length]).toEqual([uploads, files]);
  });

  it('over the limit is refused', async () => {
    const { status, body } = await desk.upload(Buffer.alloc(50 * 1024 * 1024 + 1, 'a'), 'a.csv');
    expect([status, body.refusals?.[0]?.code]).toEqual([413, 'file.too-large']);
  });

  it.each([
    ['nothing', undefined, {}],
    ['no form', JSON.stringify({ file: 'x' }), { 'content-type': 'application/json' }],
    [
      'a form without a file',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    [
      'a form cut short',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nb',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
  ])('missing from a request with %s is asked for', async (_what, payload, headers) => {
    const response = await desk.app.inject({
      method: 'POST',
      url: '/api/imports?kind=members',
      headers: { 'x-test-caller': 'officer', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.json().refusals[0].message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is erased when the run is given up, or its time is over', async () => {
    const given = await desk.uploadRows([HEADER, ...GOOD]);
    const lapsed = await desk.uploadRows([HEADER, ...GOOD, ...BAD]);
    await desk.check(lapsed);
    const before = desk.keptFiles().length;
    expect((await desk.call('officer', discardImportRoute, { params: { id: given } })).status).toBe(200);
    expect(await desk.read(given)).toMatchObject({ state: 'cancelled', fileErased: true, columns: [] });
    expect(desk.keptFiles()).toHaveLength(before - 1);
    await desk.database.superPool.query(
      `update upload u set expires_at = now() from import_run r where r.upload_id = u.id and r.id = $1`,
      [lapsed],
    );
    await eraseLapsedUploads(desk.database.ownerPool, desk.folder);
    expect(desk.keptFiles()).toHaveLength(before - 3);
    expect(await desk.read(lapsed)).toMatchObject({
      state: 'cancelled',
      fileErased: true,
      hasMarkedFile: false,
    });
    expect((await desk.lines(lapsed)).rows).toEqual([]);
    expect((await desk.call('officer', checkImportRoute, { params: { id: lapsed } })).code).toBe(
      'import.file-gone',
    );
  });
});

describe('who may', () => {
  it('sees nothing of another account, not even from above', async () => {
    const { body } = await desk.upload(
      await makeXlsxOf([HEADER, ...GOOD]),
      'a.xlsx',
      'members',
      'educationOfficer',
    );
    const params = { id: body.id };
    expect((await desk.call('officer', readImportRoute, { params })).code).toBe('not-found');
    expect((await desk.call('officer', listImportLinesRoute, { params, query: {} })).code).toBe('not-found');
    expect((await desk.call('officer', checkImportRoute, { params })).code).toBe('not-found');
    expect((await desk.call('officer', cancelImportRoute, { params })).code).toBe('not-found');
    expect((await desk.call('officer', discardImportRoute, { params })).code).toBe('not-found');
    expect((await desk.call('officer', downloadMarkedFileRoute, { params })).code).toBe('not-found');
    const own = await desk.call('educationOfficer', listImportsRoute, { query: {} });
    expect(own.body.rows.map(({ id }) => id)).toContain(body.id);
    const others = await desk.call('officer', listImportsRoute, { query: { size: 100 } });
    expect(others.body.rows.map(({ id }) => id)).not.toContain(body.id);
  });

  it.each(['inspector', 'secretary', 'advisor', 'systemAdmin'] as const)('is not the %s', async (name) => {
    expect((await desk.upload(await makeXlsxOf([HEADER, ...GOOD]), 'a.xlsx', 'members', name)).status).toBe(
      403,
    );
    expect((await desk.call(name, listImportsRoute, { query: {} })).code).toBe('not-allowed');
    expect((await desk.call(null, listImportsRoute, { query: {} })).code).toBe('signed-out');
  });

  it('is told how many of the own are unfinished: not those stored, dropped, or whose file is gone', async () => {
    const open = async () => {
      const query = { unfinished: 'yes' } as const;
      const { body } = await desk.call('tradesOfficer', listImportsRoute, { query: { ...query, size: 100 } });
      const { count } = (await desk.call('tradesOfficer', countImportsRoute, { query })).body;
      expect(count).toBe(body.rows.length);
      return body.rows.map(({ id }) => id);
    };
    const upload = async (name: string) => {
      const rows = await makeXlsxOf([HEADER, ...GOOD]);
      return (await desk.upload(rows, name, 'members', 'tradesOfficer')).body.id;
    };
    const [waiting, dropped, lapsed] = [
      await upload('a.xlsx'),
      await upload('b.xlsx'),
      await upload('c.xlsx'),
    ];
    expect(await open()).toEqual([lapsed, dropped, waiting]);
    await desk.call('tradesOfficer', discardImportRoute, { params: { id: dropped } });
    await desk.database.superPool.query(
      `update upload set expires_at = now() - interval '1 minute' where id = (select upload_id from import_run where id = $1)`,
      [lapsed],
    );
    expect(await open()).toEqual([waiting]);
    const all = await desk.call('tradesOfficer', countImportsRoute, { query: {} });
    expect(all.body.count).toBe(3);
  });

  it('lists the own imports page by page', async () => {
    const first = await desk.call('officer', listImportsRoute, { query: { size: 2 } });
    const second = await desk.call('officer', listImportsRoute, {
      query: { size: 2, after: first.body.next ?? '' },
    });
    expect(first.body.rows).toHaveLength(2);
    expect(second.body.rows[0]?.id).not.toBe(first.body.rows[1]?.id);
    expect((await desk.call('officer', listImportsRoute, { query: { after: 'nonsense' } })).status).toBe(200);
  });
});

it.each(['social_orgs', 'party_orgs', 'members', 'ledger'] as const)(
  'has a template of %s that it reads without a mistake',
  async (kind) => {
    const { status, bytes } = await desk.call('officer', downloadTemplateRoute, { params: { kind } });
    expect(status).toBe(200);
    const { body } = await desk.upload(bytes, '模板.xlsx', kind);
    const run = await desk.read(body.id);
    expect(run.columns.filter(({ field }) => field === null)).toEqual([]);
    expect(run.missingFields).toEqual([]);
  },
);

it('leaves no fault behind', () => expect(desk.faults).toEqual([]));
