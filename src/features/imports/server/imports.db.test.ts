import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeXlsxOf, readTexts } from '../../../platform/testing/workbooks.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import { createImportDesk, type Cells, type ImportDesk } from '../../testing/import-desk.ts';
import {
  cancelImportRoute,
  checkImportRoute,
  discardImportRoute,
  downloadMarkedFileRoute,
  mapImportRoute,
  storeImportRoute,
} from '../imports.contract.ts';
import { settleCutOffRuns } from './import-upkeep.ts';
import { runImport } from './run-import.ts';

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

it.each(['placeOfficer', 'bodyOfficer'] as const)('a roll of members is not for %s', async (name) => {
  const bytes = await makeXlsxOf([HEADER, ...GOOD]);
  const { status, body } = await desk.upload(bytes, '党员名册.xlsx', 'members', name);
  expect([status, body]).toMatchObject([403, { refusals: [{ code: 'not-allowed.members' }] }]);
  expect(desk.keptFiles()).toEqual([]);
  const { database, callers, sealer } = desk;
  const file = { kind: 'members' as const, bytes, fileName: '党员名册.xlsx', dryRun: true };
  const result = await runImport({
    pool: database.appPool,
    acting: callers[name],
    sealer,
    ...file,
    today: '2026-11-22',
  });
  expect(result).toMatchObject({ code: 'not-allowed.members' });
});

describe('a roll of members', () => {
  let id: string;

  it('is looked into: columns, samples without numbers of persons, what is missing', async () => {
    id = await desk.uploadRows([['洋县党员名册'], HEADER, ...GOOD, ...BAD]);
    const run = await desk.read(id);
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
    const kept = await desk.database.superPool.query('select layout::text as text from import_run');
    expect(kept.rows[0].text).not.toContain(number(1));
  });

  it('lies sealed in the data folder', () => {
    const files = desk.keptFiles();
    expect(files).toHaveLength(1);
    expect(readFileSync(join(desk.dataFolder, 'uploads', files[0] ?? '')).includes('PK\x03\x04')).toBe(false);
  });

  it('is not stored before it was checked', async () => {
    expect((await desk.call('officer', storeImportRoute, { params: { id } })).code).toBe(
      'import.not-checked',
    );
  });

  it('is checked without storing anything, each row with its outcome', async () => {
    const run = await desk.check(id);
    expect(run).toMatchObject({ state: 'checked', failure: null, hasMarkedFile: true });
    expect(run.counts).toEqual({ created: 2, changed: 0, unchanged: 0, skipped: 1, refused: 1 });
    expect(await desk.countOf('member')).toBe(0);
    const all = await desk.lines(id);
    expect(all.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, 'skipped'],
      [3, 'created'],
      [4, 'created'],
      [5, 'refused'],
    ]);
    const refused = await desk.lines(id, { outcome: 'refused' });
    expect(refused.rows).toMatchObject([
      { row: 5, title: '王五', reasons: [{ kind: 'refusal', field: 'sex', columns: [1] }] },
    ]);
    const first = await desk.lines(id, { size: 2 });
    expect((await desk.lines(id, { size: 2, after: first.next ?? '' })).rows.map(({ row }) => row)).toEqual([
      4, 5,
    ]);
    const kept = await desk.database.superPool.query(
      "select string_agg(l::text, '') as text from import_line l",
    );
    expect(kept.rows[0].text).not.toContain(number(2));
  });

  it('comes back marked', async () => {
    const { status, bytes, headers } = await desk.call('officer', downloadMarkedFileRoute, {
      params: { id },
    });
    expect(status).toBe(200);
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('党员名册（已标注）.xlsx');
    const texts = await readTexts(bytes, '党员名册.xlsx');
    expect(texts[4]?.at(-1)).toContain('性别');
  });

  it('is stored whole, and once', async () => {
    const run = await desk.store(id);
    expect(run).toMatchObject({ state: 'stored', failure: null, counts: { created: 2, refused: 1 } });
    const { rows } = await desk.database.superPool.query(
      'select name, import_id = $1 as imported from member order by name',
      [id],
    );
    expect(rows).toEqual([
      { name: '张三', imported: true },
      { name: '李四', imported: true },
    ]);
    expect((await desk.call('officer', storeImportRoute, { params: { id } })).code).toBe(
      'conflict.import-busy',
    );
    expect((await desk.call('officer', discardImportRoute, { params: { id } })).code).toBe(
      'conflict.import-busy',
    );
    expect(
      (
        await desk.call('officer', mapImportRoute, {
          params: { id },
          body: { sheet: 0, columns: [], settings: run.settings },
        })
      ).code,
    ).toBe('conflict.import-busy');
  });

  it('doubles nothing when it comes again, mended', async () => {
    const again = await desk.uploadRows([HEADER, ...GOOD, ['王五', '男', ...(BAD[0] ?? []).slice(2)]]);
    expect((await desk.check(again)).counts).toEqual({
      created: 1,
      changed: 0,
      unchanged: 2,
      skipped: 0,
      refused: 0,
    });
    expect((await desk.store(again)).state).toBe('stored');
    expect(await desk.countOf('member')).toBe(3);
    const third = await desk.uploadRows([HEADER, ...GOOD]);
    expect((await desk.check(third)).counts?.unchanged).toBe(2);
    expect((await desk.call('officer', storeImportRoute, { params: { id: third } })).code).toBe(
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
    const id = await desk.uploadRows(rows);
    const before = await desk.read(id);
    expect(before.missingFields).toEqual(['所在党支部']);
    expect((await desk.call('officer', checkImportRoute, { params: { id } })).code).toBe(
      'import.missing-fields',
    );
    const map = (columns: { index: number; field: string | null }[], settings = before.settings) =>
      desk.call('officer', mapImportRoute, { params: { id }, body: { sheet: 0, columns, settings } });
    expect((await map([{ index: 0, field: 'name' }])).code).toBe('import.field-twice');
    expect((await map([{ index: 0, field: 'salary' }])).code).toBe('import.unknown-field');
    expect((await map([], { ...before.settings, ledgerOn: '2999-01-01' })).code).toBe('import.ledger-day');
    expect((await map([], { ...before.settings, partyOrgId: id })).code).toBe('import.party-org');
    expect((await map([{ index: 0, field: 'managingBranch' }])).status).toBe(200);
    expect((await desk.read(id)).columns[0]).toMatchObject({ field: 'managingBranch', source: 'chosen' });
    const next = await desk.read(await desk.uploadRows(rows));
    expect(next.columns[0]).toMatchObject({ field: 'managingBranch', source: 'remembered' });
    const { body } = await desk.upload(await makeXlsxOf(rows), 'a.xlsx', 'members', 'educationOfficer');
    expect((await desk.read(body.id, 'educationOfficer')).columns[0]).toMatchObject({
      field: null,
      source: 'unknown',
    });
  });
});

describe('a run under way', () => {
  const rows: Cells = [HEADER, ['孙七', '男', number(7), null, '2010-07-01', '洋县明德学校党支部', null]];

  it('is stopped: nothing is stored, and it can be taken up again', async () => {
    const id = await desk.uploadRows(rows);
    await desk.check(id);
    const before = await desk.countOf('member');
    let begin = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      begin = resolve;
    });
    desk.pause.beforeWork = () => held;
    await desk.call('officer', storeImportRoute, { params: { id } });
    expect((await desk.read(id)).state).toBe('storing');
    expect((await desk.call('officer', cancelImportRoute, { params: { id } })).status).toBe(200);
    begin();
    desk.pause.beforeWork = async () => undefined;
    const stopped = await desk.read(id);
    expect(stopped).toMatchObject({ state: 'checked', failure: expect.stringContaining('没有任何一行入库') });
    expect((await desk.call('officer', cancelImportRoute, { params: { id } })).code).toBe(
      'conflict.import-idle',
    );
    expect((await desk.store(id)).state).toBe('stored');
    expect(await desk.countOf('member')).toBe(before + 1);
  });

  it('that the server left behind says that nothing was stored', async () => {
    const id = await desk.uploadRows([
      HEADER,
      ['周八', '男', number(8), null, '2010-07-01', '洋县明德学校党支部', null],
    ]);
    await desk.check(id);
    await desk.database.superPool.query(`update import_run set state = 'storing' where id = $1`, [id]);
    expect(await settleCutOffRuns(desk.database.ownerPool)).toBe(1);
    expect(await desk.read(id)).toMatchObject({
      state: 'checked',
      failure: expect.stringContaining('没有任何一行入库'),
    });
    expect(await settleCutOffRuns(desk.database.ownerPool)).toBe(0);
  });

  it('stores nothing when the records have moved since the check', async () => {
    const person = ['吴九', '男', number(9), null, '2010-07-01', '洋县明德学校党支部', null];
    const [first, second] = [
      await desk.uploadRows([HEADER, person]),
      await desk.uploadRows([HEADER, person]),
    ];
    await desk.check(first);
    await desk.check(second);
    await desk.store(first);
    const moved = await desk.store(second);
    expect(moved).toMatchObject({ state: 'mapping', failure: expect.stringContaining('新增 1 → 0') });
    expect((await desk.check(second)).counts).toMatchObject({ created: 0, unchanged: 1 });
  });
});

describe('a list of social organisations', () => {
  const ORGS = ['单位名称', '类型', '所属镇街', '业务主管单位', '从业人员', '经费来源'];
  const rows: Cells = [
    ORGS,
    ['洋县棋友会', '社会团体', '洋县', '洋县新设局', 12, '会费'],
    ['洋县鼓乐社', '社会团体', '洋县', null, -3, null],
  ];

  it('asks for the place, names bodies that are new, stores, and doubles nothing', async () => {
    const id = await desk.uploadRows(rows, 'social_orgs');
    expect((await desk.read(id)).questions).toEqual(['ledgerOn', 'region', 'partyOrg']);
    const checked = await desk.check(id);
    const reasons = (await desk.lines(id)).rows.flatMap(({ row, reasons: all }) =>
      all.filter(({ kind }) => kind === 'refusal').map(({ field }) => `${row} ${field}`),
    );
    expect(reasons).toEqual(['3 staff']);
    expect(checked.counts).toEqual({ created: 1, changed: 0, unchanged: 0, skipped: 0, refused: 1 });
    expect(checked.proposals).toEqual([{ title: '业务主管单位', name: '洋县新设局' }]);
    const before = await desk.countOf('social_org');
    expect((await desk.store(id)).state).toBe('stored');
    expect(await desk.countOf('social_org')).toBe(before + 1);
    const again = await desk.check(await desk.uploadRows([ORGS, rows[1] ?? []], 'social_orgs'));
    expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: 1, skipped: 0, refused: 0 });
    expect(again.proposals).toEqual([]);
  });
});

it('a Party organisation whose row names no parent is told under which it will stand', async () => {
  const rows = [
    ['党组织名称', '党组织类别'],
    ['洋县皮影协会党支部', '党支部'],
  ];
  const id = await desk.uploadRows(rows, 'party_orgs');
  await desk.check(id);
  const [line] = (await desk.lines(id)).rows;
  expect(line?.reasons.map(({ message }) => message)).toEqual([
    '没有写上级党组织，先挂在“洋县社会组织党工委”下面。',
  ]);
});

it('leaves no fault behind', () => expect(desk.faults).toEqual([]));
