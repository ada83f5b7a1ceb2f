import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { type JobQueue, openJobQueue } from '../../../platform/server/jobs/job-queue.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../platform/testing/temporary-folder.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeXlsxOf, makeZip, readTexts } from '../../../platform/testing/workbooks.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { buildTree } from '../../testing/build-records.ts';
import type { ImportKind, Outcome } from '../import.ts';
import {
  cancelImportRoute,
  checkImportRoute,
  discardImportRoute,
  downloadMarkedFileRoute,
  downloadTemplateRoute,
  type ImportRunView,
  listImportLinesRoute,
  listImportsRoute,
  mapImportRoute,
  readImportRoute,
  storeImportRoute,
} from '../imports.contract.ts';
import { workOnImports } from './import-jobs.ts';
import { eraseLapsedUploads, settleCutOffRuns } from './import-upkeep.ts';
import { inspectFile } from './inspect-file.ts';
import { performRun } from './perform-run.ts';
import { registerImportRoutes } from './routes.ts';
import { openUploadFolder } from './upload-folder.ts';

type Cells = (string | number | null)[][];

const TODAY = new Date().toISOString().slice(0, 10);
const dataFolder = makeTemporaryFolder();
const sealer = createSealer(randomBytes(32));
const folder = openUploadFolder(dataFolder, sealer);
const faults: unknown[] = [];
let database: TestDatabase;
let callers: BuiltCallers;
let test: TestApp;
let queue: JobQueue;
/** What happens between a job's taking and its work; tests put a wait here. */
let beforeWork: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  callers = await buildCallers(database, await buildTree(database));
  queue = openJobQueue(database.jobs, (fault) => faults.push(fault));
  const parts = { pool: database.appPool, sealer, folder };
  const engine = {
    inspect: inspectFile,
    perform: async (attempt: Parameters<typeof performRun>[1]) => {
      await beforeWork();
      await performRun(parts, attempt);
    },
  };
  const actingOf = async (grantId: string) =>
    Object.values(callers).find((caller) => caller.grantId === grantId) ?? null;
  workOnImports({ queue, engine, actingOf, today: () => TODAY });
  test = await createTestApp({ ...callers }, (app) =>
    registerImportRoutes(app, { pool: database.appPool, folder, queue, engine }),
  );
});
afterAll(async () => {
  await test.close();
  await queue.stop();
  await database.drop();
  removeTemporaryFolder(dataFolder);
});

type Name = keyof BuiltCallers;

async function upload(
  bytes: Buffer,
  fileName = '党员名册.xlsx',
  kind: ImportKind = 'members',
  name: Name = 'officer',
) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
  const response = await test.app.inject({
    method: 'POST',
    url: `/api/imports?kind=${kind}`,
    headers: { 'x-test-caller': name },
    payload: form,
  });
  return {
    status: response.statusCode,
    body: response.json() as { id: string; refusals?: { code: string }[] },
  };
}

async function uploadRows(rows: Cells): Promise<string> {
  const { status, body } = await upload(await makeXlsxOf(rows));
  expect(body).toMatchObject({ id: expect.any(String) });
  expect(status).toBe(200);
  return body.id;
}

async function read(id: string, name: Name = 'officer'): Promise<ImportRunView> {
  const { status, body } = await test.call(name, readImportRoute, { params: { id } });
  expect(status).toBe(200);
  return body;
}

/** Waits until nothing runs. */
async function settled(id: string): Promise<ImportRunView> {
  await vi.waitFor(async () => expect((await read(id)).state).not.toMatch(/ing$(?<!mapping)/), {
    timeout: 10_000,
    interval: 30,
  });
  return read(id);
}

async function check(id: string): Promise<ImportRunView> {
  const { refusals } = await test.call('officer', checkImportRoute, { params: { id } });
  expect(refusals).toEqual([]);
  return settled(id);
}

async function store(id: string): Promise<ImportRunView> {
  const { refusals } = await test.call('officer', storeImportRoute, { params: { id } });
  expect(refusals).toEqual([]);
  return settled(id);
}

async function lines(id: string, query: { outcome?: Outcome; after?: string; size?: number } = {}) {
  const { body } = await test.call('officer', listImportLinesRoute, { params: { id }, query });
  return body;
}

const number = (sequence: number) =>
  makeIdentityNumber({ region: '990000', bornOn: '1985-06-01', sex: '1', sequence });
const countOf = async (table: string): Promise<number> =>
  (await database.superPool.query(`select count(*) as n from ${table}`)).rows[0].n;
const HEADER = ['姓名', '性别', '身份证号', '出生年月', '入党时间', '所在党支部', '血型'];
const GOOD: Cells = [
  ['张三', '男', number(1), null, '2010-07-01', '洋县明德学校党支部', 'A'],
  ['李四', '女', null, '1990-02', '2012-07-01', '洋县明德学校党支部', null],
];
const BAD: Cells = [['王五', '女', number(2), null, '2010-07-01', '洋县餐饮协会党支部', null]];

describe('a roll of members', () => {
  let id: string;

  it('is looked into: columns, samples without numbers of persons, what is missing', async () => {
    id = await uploadRows([['洋县党员名册'], HEADER, ...GOOD, ...BAD]);
    const run = await read(id);
    expect(run).toMatchObject({
      kind: 'members',
      state: 'mapping',
      fileName: '党员名册.xlsx',
      counts: null,
      missingFields: [],
      questions: ['ledgerOn'],
    });
    expect(run.sheets).toMatchObject([{ index: 0, name: 'Sheet1', headerRows: [2] }]);
    expect(run.columns.map(({ letter, field }) => `${letter} ${field}`)).toEqual([
      'A name',
      'B sex',
      'C identityNumber',
      'D bornOn',
      'E joinedOn',
      'F managingBranch',
      'G null',
    ]);
    expect(run.columns[0]?.samples).toEqual(['张三', '李四', '王五']);
    expect(run.columns[2]?.samples[0]).toMatch(/^99\*{15}.$/);
    const kept = await database.superPool.query('select layout::text as text from import_run');
    expect(kept.rows[0].text).not.toContain(number(1));
  });

  it('lies sealed in the data folder', () => {
    const files = readdirSync(join(dataFolder, 'uploads'));
    expect(files).toHaveLength(1);
    expect(readFileSync(join(dataFolder, 'uploads', files[0] ?? '')).includes('PK\x03\x04')).toBe(false);
  });

  it('is not stored before it was checked', async () => {
    expect((await test.call('officer', storeImportRoute, { params: { id } })).code).toBe(
      'import.not-checked',
    );
  });

  it('is checked without storing anything, each row with its outcome', async () => {
    const run = await check(id);
    expect(run).toMatchObject({ state: 'checked', failure: null, hasMarkedFile: true });
    expect(run.counts).toEqual({ created: 2, changed: 0, unchanged: 0, skipped: 1, refused: 1 });
    expect(await countOf('member')).toBe(0);
    const all = await lines(id);
    expect(all.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, 'skipped'],
      [3, 'created'],
      [4, 'created'],
      [5, 'refused'],
    ]);
    const refused = await lines(id, { outcome: 'refused' });
    expect(refused.rows).toMatchObject([
      { row: 5, title: '王五', reasons: [{ kind: 'refusal', field: 'sex', columns: [1] }] },
    ]);
    const first = await lines(id, { size: 2 });
    expect((await lines(id, { size: 2, after: first.next ?? '' })).rows.map(({ row }) => row)).toEqual([
      4, 5,
    ]);
    const kept = await database.superPool.query("select string_agg(l::text, '') as text from import_line l");
    expect(kept.rows[0].text).not.toContain(number(2));
  });

  it('comes back marked', async () => {
    const { status, bytes, headers } = await test.call('officer', downloadMarkedFileRoute, {
      params: { id },
    });
    expect(status).toBe(200);
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('党员名册（已标注）.xlsx');
    const texts = await readTexts(bytes, '党员名册.xlsx');
    expect(texts[4]?.at(-1)).toContain('性别');
  });

  it('is stored whole, and once', async () => {
    const run = await store(id);
    expect(run).toMatchObject({ state: 'stored', failure: null, counts: { created: 2, refused: 1 } });
    const { rows } = await database.superPool.query(
      'select name, import_id = $1 as imported from member order by name',
      [id],
    );
    expect(rows).toEqual([
      { name: '张三', imported: true },
      { name: '李四', imported: true },
    ]);
    expect((await test.call('officer', storeImportRoute, { params: { id } })).code).toBe(
      'conflict.import-busy',
    );
    expect((await test.call('officer', discardImportRoute, { params: { id } })).code).toBe(
      'conflict.import-busy',
    );
    expect(
      (
        await test.call('officer', mapImportRoute, {
          params: { id },
          body: { sheet: 0, columns: [], settings: run.settings },
        })
      ).code,
    ).toBe('conflict.import-busy');
  });

  it('doubles nothing when it comes again, mended', async () => {
    const again = await uploadRows([HEADER, ...GOOD, ['王五', '男', ...(BAD[0] ?? []).slice(2)]]);
    expect((await check(again)).counts).toEqual({
      created: 1,
      changed: 0,
      unchanged: 2,
      skipped: 0,
      refused: 0,
    });
    expect((await store(again)).state).toBe('stored');
    expect(await countOf('member')).toBe(3);
    const third = await uploadRows([HEADER, ...GOOD]);
    expect((await check(third)).counts?.unchanged).toBe(2);
    expect((await test.call('officer', storeImportRoute, { params: { id: third } })).code).toBe(
      'import.nothing-to-store',
    );
  });
});

describe('columns', () => {
  it('are mapped by the person, and remembered for the next file', async () => {
    const rows: Cells = [
      ['人员', '姓名', '入党时间', '血型'],
      ['洋县明德学校党支部', '赵六', '2011-07-01', 'B'],
    ];
    const id = await uploadRows(rows);
    const before = await read(id);
    expect(before.missingFields).toEqual(['所在党支部']);
    expect((await test.call('officer', checkImportRoute, { params: { id } })).code).toBe(
      'import.missing-fields',
    );
    const map = (columns: { index: number; field: string | null }[], settings = before.settings) =>
      test.call('officer', mapImportRoute, { params: { id }, body: { sheet: 0, columns, settings } });
    expect((await map([{ index: 0, field: 'name' }])).code).toBe('import.field-twice');
    expect((await map([{ index: 0, field: 'salary' }])).code).toBe('import.unknown-field');
    expect((await map([], { ...before.settings, ledgerOn: '2999-01-01' })).code).toBe('import.ledger-day');
    expect((await map([], { ...before.settings, partyOrgId: id })).code).toBe('import.party-org');
    expect((await map([{ index: 0, field: 'managingBranch' }])).status).toBe(200);
    expect((await read(id)).columns[0]).toMatchObject({ field: 'managingBranch', source: 'chosen' });
    const next = await read(await uploadRows(rows));
    expect(next.columns[0]).toMatchObject({ field: 'managingBranch', source: 'remembered' });
    const { body } = await upload(await makeXlsxOf(rows), 'a.xlsx', 'members', 'educationOfficer');
    expect((await read(body.id, 'educationOfficer')).columns[0]).toMatchObject({
      field: null,
      source: 'unknown',
    });
  });
});

describe('a run under way', () => {
  const rows: Cells = [HEADER, ['孙七', '男', number(7), null, '2010-07-01', '洋县明德学校党支部', null]];

  it('is stopped: nothing is stored, and it can be taken up again', async () => {
    const id = await uploadRows(rows);
    await check(id);
    const before = await countOf('member');
    let begin = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      begin = resolve;
    });
    beforeWork = () => held;
    await test.call('officer', storeImportRoute, { params: { id } });
    expect((await read(id)).state).toBe('storing');
    expect((await test.call('officer', cancelImportRoute, { params: { id } })).status).toBe(200);
    begin();
    beforeWork = async () => undefined;
    const stopped = await read(id);
    expect(stopped).toMatchObject({ state: 'checked', failure: expect.stringContaining('没有任何一行入库') });
    expect((await test.call('officer', cancelImportRoute, { params: { id } })).code).toBe(
      'conflict.import-idle',
    );
    expect((await store(id)).state).toBe('stored');
    expect(await countOf('member')).toBe(before + 1);
  });

  it('that the server left behind says that nothing was stored', async () => {
    const id = await uploadRows([
      HEADER,
      ['周八', '男', number(8), null, '2010-07-01', '洋县明德学校党支部', null],
    ]);
    await check(id);
    await database.superPool.query(`update import_run set state = 'storing' where id = $1`, [id]);
    expect(await settleCutOffRuns(database.ownerPool)).toBe(1);
    expect(await read(id)).toMatchObject({
      state: 'checked',
      failure: expect.stringContaining('没有任何一行入库'),
    });
    expect(await settleCutOffRuns(database.ownerPool)).toBe(0);
  });

  it('stores nothing when the records have moved since the check', async () => {
    const person = ['吴九', '男', number(9), null, '2010-07-01', '洋县明德学校党支部', null];
    const [first, second] = [await uploadRows([HEADER, person]), await uploadRows([HEADER, person])];
    await check(first);
    await check(second);
    await store(first);
    const moved = await store(second);
    expect(moved).toMatchObject({ state: 'mapping', failure: expect.stringContaining('新增 1 → 0') });
    expect((await check(second)).counts).toMatchObject({ created: 0, unchanged: 1 });
  });
});

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
    ['without a header', async () => Buffer.from('甲,乙\n1,2\n'), 'a.csv', 'sheet.no-header'],
  ])('%s is refused and stored nowhere', async (_what, make, fileName, code) => {
    const [uploads, files] = [await countOf('upload'), readdirSync(join(dataFolder, 'uploads')).length];
    const { status, body } = await upload(await make(), fileName);
    expect([status, body.refusals?.[0]?.code]).toEqual([409, code]);
    expect([await countOf('upload'), readdirSync(join(dataFolder, 'uploads')).length]).toEqual([
      uploads,
      files,
    ]);
  });

  it('over the limit is refused', async () => {
    const { status, body } = await upload(Buffer.alloc(50 * 1024 * 1024 + 1, 'a'), 'a.csv');
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
    const response = await test.app.inject({
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
    const given = await uploadRows([HEADER, ...GOOD]);
    const lapsed = await uploadRows([HEADER, ...GOOD, ...BAD]);
    await check(lapsed);
    const before = readdirSync(join(dataFolder, 'uploads')).length;
    expect((await test.call('officer', discardImportRoute, { params: { id: given } })).status).toBe(200);
    expect(await read(given)).toMatchObject({ state: 'cancelled', fileErased: true, columns: [] });
    expect(readdirSync(join(dataFolder, 'uploads'))).toHaveLength(before - 1);
    await database.superPool.query(
      `update upload u set expires_at = now() from import_run r where r.upload_id = u.id and r.id = $1`,
      [lapsed],
    );
    await eraseLapsedUploads(database.ownerPool, folder);
    expect(readdirSync(join(dataFolder, 'uploads'))).toHaveLength(before - 3);
    expect(await read(lapsed)).toMatchObject({ state: 'cancelled', fileErased: true, hasMarkedFile: false });
    expect((await lines(lapsed)).rows).toEqual([]);
    expect((await test.call('officer', checkImportRoute, { params: { id: lapsed } })).code).toBe(
      'import.file-gone',
    );
  });
});

describe('who may', () => {
  it('sees nothing of another account, not even from above', async () => {
    const { body } = await upload(
      await makeXlsxOf([HEADER, ...GOOD]),
      'a.xlsx',
      'members',
      'educationOfficer',
    );
    const params = { id: body.id };
    expect((await test.call('officer', readImportRoute, { params })).code).toBe('not-found');
    expect((await test.call('officer', listImportLinesRoute, { params, query: {} })).code).toBe('not-found');
    expect((await test.call('officer', checkImportRoute, { params })).code).toBe('not-found');
    expect((await test.call('officer', cancelImportRoute, { params })).code).toBe('not-found');
    expect((await test.call('officer', discardImportRoute, { params })).code).toBe('not-found');
    expect((await test.call('officer', downloadMarkedFileRoute, { params })).code).toBe('not-found');
    const own = await test.call('educationOfficer', listImportsRoute, { query: {} });
    expect(own.body.rows.map(({ id }) => id)).toContain(body.id);
    const others = await test.call('officer', listImportsRoute, { query: { size: 100 } });
    expect(others.body.rows.map(({ id }) => id)).not.toContain(body.id);
  });

  it.each(['inspector', 'secretary', 'advisor', 'systemAdmin'] as const)('is not the %s', async (name) => {
    expect((await upload(await makeXlsxOf([HEADER, ...GOOD]), 'a.xlsx', 'members', name)).status).toBe(403);
    expect((await test.call(name, listImportsRoute, { query: {} })).code).toBe('not-allowed');
    expect((await test.call(null, listImportsRoute, { query: {} })).code).toBe('signed-out');
  });

  it('lists the own imports page by page', async () => {
    const first = await test.call('officer', listImportsRoute, { query: { size: 2 } });
    const second = await test.call('officer', listImportsRoute, {
      query: { size: 2, after: first.body.next ?? '' },
    });
    expect(first.body.rows).toHaveLength(2);
    expect(second.body.rows[0]?.id).not.toBe(first.body.rows[1]?.id);
    expect((await test.call('officer', listImportsRoute, { query: { after: 'nonsense' } })).status).toBe(200);
  });
});

it.each(['social_orgs', 'party_orgs', 'members', 'ledger'] as const)(
  'has a template of %s that it reads without a mistake',
  async (kind) => {
    const { status, bytes } = await test.call('officer', downloadTemplateRoute, { params: { kind } });
    expect(status).toBe(200);
    const { body } = await upload(bytes, '模板.xlsx', kind);
    const run = await read(body.id);
    expect(run.columns.filter(({ field }) => field === null)).toEqual([]);
    expect(run.missingFields).toEqual([]);
  },
);

it('leaves no fault behind', () => expect(faults).toEqual([]));
