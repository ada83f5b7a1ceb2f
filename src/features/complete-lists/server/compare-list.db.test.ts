import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { type Cells } from '../../testing/import-desk.ts';
import { createListDesk, type ListDesk } from '../../testing/list-desk.ts';
import {
  cancelCompleteListRoute,
  compareCompleteListRoute,
  confirmCompleteListRoute,
  discardCompleteListRoute,
  listCompleteListRowsRoute,
  listCompleteListsRoute,
  listDifferencesRoute,
  readCompleteListRoute,
} from '../complete-lists.contract.ts';
import { settleCutOffLists } from './list-jobs.ts';

const HEADER = ['序号', '单位名称', '统一社会信用代码', '登记状态', '注销日期', '法定代表人', '所属镇街'];
const code = (end: number, prefix = '52', region = '610723') =>
  makeCreditCode({ prefix, region, subject: `MJX0000${end}` });

let desk: ListDesk;

beforeAll(async () => {
  desk = await createListDesk();
  const add = (name: string, more: object = {}) => desk.newOrg({ name, ...more });
  await add('洋县甲学校', { creditCode: code(1) });
  await add('洋县乙学校', { creditCode: code(2) });
  await add('洋县丙学校', { creditCode: code(3) });
  await add('洋县丁学校', { creditCode: code(4) });
  await add('洋县（城区）戊学校', { creditCode: null });
  await add('洋县己学校', { creditCode: code(6) });
  await add('洋县庚学校', { creditCode: code(7) });
  await add('洋县辛学校', { creditCode: code(8), responsible: desk.tree.trades });
  // None of these can be missing from a county's list of what civil affairs registers.
  await add('洋县某律师事务所', { type: 'law_firm' });
  await add('谢村镇某老年协会', { type: 'association', registerKind: 'filed', creditCode: null });
  await add('城固县某学校', { regionCode: '610722000' });
  await add('洋县新办学校', { firstOn: '2026-07-15' });
  await add('洋县旧学校', { status: 'deregistered', endedOn: '2024-01-01' });
});
afterAll(() => desk.close());

const row = (name: string | null, creditCode: string | null, ...more: (string | null)[]) => [
  '1',
  name,
  creditCode,
  ...more,
];
const ROWS: Cells = [
  ['洋县社会组织登记名册（截至2026年6月30日）'],
  HEADER,
  row('洋县甲学校', code(1), '正常'),
  row('洋县乙中学', code(2), '正常'),
  row('洋县丙学校', code(3), '注销', '2026-05-20'),
  row('洋县丁学校', code(9), '正常'),
  row('洋縣(城區)戊學校', code(5), '正常', null, '王某'),
  row('洋县庚学校', code(7), '正常'),
  row('洋县庚学校', code(7), '正常'),
  row('洋县庚学校分校', code(7), '正常'),
  row('洋县辛学校', code(8), '正常'),
  row('洋县壬学校', code(1, '51'), '正常'),
  row('洋县癸学校', code(2, '53'), '已注销', '2020-01-01'),
  row('洋县某某学校', `${code(6).slice(0, 17)}?`, '正常'),
  ['合计', '12'],
];

describe('a complete list', () => {
  let id: string;

  it('changes no record, and has one outcome for each row', async () => {
    const before = await desk.database.superPool.query(
      'select count(*) as n, max(version) as v from social_org',
    );
    const list = await desk.compareRows(ROWS);
    id = list.id;
    expect(list).toMatchObject({ state: 'compared', failure: null, regionName: '洋县', reach: 'below' });
    // The title and the sum, the double and the one that ended elsewhere are skipped; two rows can't be compared.
    expect(list.rows).toEqual({ matched: 7, new: 1, refused: 2, skipped: 4 });
    expect(desk.faults).toEqual([]);
    const after = await desk.database.superPool.query(
      'select count(*) as n, max(version) as v from social_org',
    );
    expect(after.rows).toEqual(before.rows);
  });

  it('gives the five lists', async () => {
    const { differences } = await desk.read(id);
    const open = Object.fromEntries(Object.entries(differences).map(([kind, counts]) => [kind, counts.open]));
    expect(open).toEqual({ theirs_only: 1, ours_only: 1, ended_there: 1, renamed: 1, differing: 2 });
    expect(await desk.differences(id, 'theirs_only')).toMatchObject([
      { name: '洋县壬学校', creditCode: code(1, '51'), socialOrg: null, row: 12 },
    ]);
    expect(await desk.differences(id, 'ours_only')).toMatchObject([
      { name: '洋县己学校', socialOrg: { name: '洋县己学校' }, row: null },
    ]);
    expect(await desk.differences(id, 'ended_there')).toMatchObject([
      {
        name: '洋县丙学校',
        endedOn: '2026-05-20',
        lines: [
          { title: '组织状态', theirs: '注销', ours: '正常' },
          { title: '注销日期', theirs: '2026-05-20', ours: null },
        ],
      },
    ]);
    expect(await desk.differences(id, 'renamed')).toMatchObject([
      { lines: [{ theirs: '洋县乙中学', ours: '洋县乙学校' }] },
    ]);
    expect(await desk.differences(id, 'differing')).toMatchObject([
      { name: '洋县丁学校', lines: [{ title: '统一社会信用代码', theirs: code(9), ours: code(4) }] },
      {
        lines: [
          { title: '统一社会信用代码', theirs: code(5), ours: null },
          { title: '法定代表人', theirs: '王某', ours: null },
        ],
      },
    ]);
  });

  it('says of each row that could not be compared why, and of each skipped one', async () => {
    const rows = async (outcome: 'refused' | 'skipped') =>
      (await desk.call('officer', listCompleteListRowsRoute, { params: { id }, query: { outcome } })).body
        .rows;
    expect(await rows('refused')).toMatchObject([
      { row: 10, reasons: [{ code: 'import.double-conflict' }] },
      { row: 14, title: '洋县某某学校', reasons: [{ field: 'creditCode' }] },
    ]);
    expect((await rows('skipped')).map(({ row: number, title }) => [number, title])).toEqual([
      [1, expect.stringContaining('标题')],
      [9, '洋县庚学校'],
      [13, '洋县癸学校'],
      [15, expect.stringContaining('合计')],
    ]);
  });

  it('is seen by who stands over its place and node, and by nobody beside', async () => {
    const status = async (name: Parameters<typeof desk.call>[0]) =>
      (await desk.call(name, readCompleteListRoute, { params: { id } })).status;
    expect(await status('placeOfficer')).toBe(200);
    for (const name of ['educationOfficer', 'townshipOfficer', 'otherPlaceOfficer', 'bodyOfficer'])
      expect(await status(name)).toBe(404);
    expect(await status('inspector')).toBe(403);
    const listed = await desk.call('placeOfficer', listCompleteListsRoute, { query: {} });
    expect(listed.body.rows.map((each) => each.id)).toContain(id);
    const beside = await desk.call('otherPlaceOfficer', listCompleteListsRoute, { query: {} });
    expect(beside.body.rows).toEqual([]);
  });

  it('is laid beside today’s records again: what no longer differs says so', async () => {
    await desk.database.superPool.query(
      `update social_org set name = '洋县乙中学', name_key = '洋县乙中学' where credit_code = $1`,
      [code(2)],
    );
    expect(await desk.differences(id, 'renamed')).toMatchObject([{ state: 'overtaken' }]);
    expect((await desk.read(id)).differences.renamed).toMatchObject({ open: 0, overtaken: 1 });
    const again = await desk.compare(id);
    expect(again.state).toBe('compared');
    expect(again.rows).toEqual({ matched: 7, new: 1, refused: 2, skipped: 4 });
    expect(await desk.differences(id, 'renamed')).toEqual([]);
    expect((await desk.read(id)).differences.differing.open).toBe(2);
  });

  it('of a part of the tree looks at that part alone', async () => {
    const list = await desk.compareRows([HEADER, row('洋县辛学校', code(8), '正常')], {}, 'tradesOfficer');
    expect(list).toMatchObject({ state: 'compared', rows: { matched: 1 }, ours: 1, absent: 0 });
    const other = await desk.compareRows([HEADER, row('洋县甲学校', code(1), '正常')], {}, 'tradesOfficer');
    // Registered elsewhere: neither which organisation nor where.
    expect(other).toMatchObject({
      state: 'doubtful',
      rows: { matched: 0, new: 0, refused: 1 },
      ours: 1,
      absent: 1,
    });
    const { body } = await desk.call('tradesOfficer', listCompleteListRowsRoute, {
      params: { id: other.id },
      query: { outcome: 'refused' },
    });
    expect(body.rows).toMatchObject([{ reasons: [{ code: 'import.code-elsewhere' }] }]);
  });

  it('of a prefecture holds its own level, unless its rows lie below', async () => {
    const prefecture = { regionCode: '610700000' };
    const own = [
      HEADER,
      row('汉中市某学会', makeCreditCode({ prefix: '51', region: '610700', subject: 'MJX70001' })),
    ];
    expect(await desk.compareRows(own, prefecture)).toMatchObject({
      reach: 'own',
      ours: 0,
      absent: 0,
      state: 'compared',
    });
    const below = await desk.compareRows(ROWS, prefecture);
    expect(below).toMatchObject({ reach: 'below', ours: 9, absent: 2 });
  });
});

describe('half a file', () => {
  const HALF: Cells = [HEADER, row('洋县甲学校', code(1)), row('洋县乙中学', code(2))];
  let id: string;

  it('is asked about before anything of it is shown or settled, and takes no other’s place', async () => {
    const before = await desk.compareRows(ROWS, { listedOn: '2026-07-01' });
    const list = await desk.compareRows(HALF, { listedOn: '2026-07-02' });
    id = list.id;
    expect(list).toMatchObject({ state: 'doubtful', doubt: expect.stringContaining('不在这份名单上') });
    const params = { id };
    const shown = await desk.call('officer', listDifferencesRoute, { params, query: { kind: 'ours_only' } });
    expect(shown.code).toBe('complete-list.doubtful');
    expect((await desk.read(before.id)).state).toBe('compared');
  });

  it('is taken for whole when somebody says so, and then takes the place of earlier ones', async () => {
    const confirmed = await desk.call('placeOfficer', confirmCompleteListRoute, { params: { id } });
    expect(confirmed.status).toBe(200);
    expect(await desk.read(id)).toMatchObject({
      state: 'compared',
      doubt: null,
      confirmedBy: '洋县民政干部',
    });
    expect((await desk.differences(id, 'ours_only')).length).toBeGreaterThan(2);
    const { body } = await desk.call('officer', listCompleteListsRoute, { query: { size: 100 } });
    const states = body.rows.filter(({ regionName }) => regionName === '洋县').map(({ state }) => state);
    expect(states.filter((state) => state === 'superseded').length).toBeGreaterThanOrEqual(2);
    expect((await desk.call('officer', confirmCompleteListRoute, { params: { id } })).code).toBe(
      'conflict.list-confirmed',
    );
  });

  it('or is given up, with its file', async () => {
    const list = await desk.compareRows(HALF, { listedOn: '2026-07-03' });
    const files = desk.keptFiles().length;
    const discarded = await desk.call('officer', discardCompleteListRoute, { params: { id: list.id } });
    expect(discarded.status).toBe(200);
    expect(desk.keptFiles()).toHaveLength(files - 1);
    const { rows } = await desk.database.superPool.query(
      'select (select count(*) from complete_list_row where list_id = $1) + (select count(*) from list_difference where list_id = $1) as n',
      [list.id],
    );
    expect(rows[0].n).toBe(0);
  });

  it('older than what was compared is refused', async () => {
    const older = await desk.uploadRows(ROWS);
    await desk.map(older, { listedOn: '2026-06-01' });
    const answer = await desk.call('officer', compareCompleteListRoute, { params: { id: older } });
    expect(answer.code).toBe('complete-list.older');
    expect(answer.refusals[0]?.message).toContain('2026-07-02');
  });
});

describe('a comparison', () => {
  it('takes none of ours for absent that a row may mean, though it can’t be told', async () => {
    const wrong = `${code(6).slice(0, 17)}?`;
    const rows = [...ROWS.slice(0, -2), row('洋县己学校', wrong)];
    const list = await desk.compareRows(rows, { listedOn: '2026-07-04' });
    expect(list).toMatchObject({ absent: 0, rows: { refused: 2 } });
  });

  it('is stopped, and keeps nothing', async () => {
    const id = await desk.uploadRows(ROWS);
    await desk.map(id, { listedOn: '2026-07-04' });
    let go = () => undefined as void;
    const waiting = new Promise<void>((resolve) => (go = resolve));
    desk.pause.beforeWork = () => waiting;
    await desk.call('officer', compareCompleteListRoute, { params: { id } });
    expect((await desk.read(id)).state).toBe('comparing');
    expect((await desk.call('officer', compareCompleteListRoute, { params: { id } })).code).toBe(
      'conflict.list-busy',
    );
    expect((await desk.call('officer', cancelCompleteListRoute, { params: { id } })).status).toBe(200);
    desk.pause.beforeWork = async () => undefined;
    go();
    expect(await desk.read(id)).toMatchObject({
      state: 'mapping',
      failure: expect.stringContaining('已停止'),
    });
    expect((await desk.call('officer', cancelCompleteListRoute, { params: { id } })).code).toBe(
      'conflict.list-idle',
    );
    expect((await desk.compare(id)).state).toBe('compared');
  });

  it('that a stop of the server cut off can be taken up again', async () => {
    const id = await desk.uploadRows(ROWS);
    await desk.database.superPool.query(
      `update complete_list set state = 'comparing', resume_state = 'mapping' where id = $1`,
      [id],
    );
    expect(await settleCutOffLists(desk.database.ownerPool)).toBe(1);
    expect(await desk.read(id)).toMatchObject({
      state: 'mapping',
      failure: expect.stringContaining('停止了运行'),
    });
  });

  it('of a file whose time is over keeps the differences, not the file', async () => {
    const id = await desk.uploadRows([...ROWS, row('洋县再一学校', code(5, '51'))]);
    await desk.map(id, { listedOn: '2026-07-05' });
    await desk.compare(id);
    await desk.database.superPool.query(
      'update upload set erased_at = now() where id = (select upload_id from complete_list where id = $1)',
      [id],
    );
    expect(await desk.read(id)).toMatchObject({ state: 'compared', fileErased: true, columns: [] });
    const { rows } = await desk.database.superPool.query(
      'select count(read) as n from complete_list_row where list_id = $1',
      [id],
    );
    expect(rows[0].n).toBe(0);
    const [created] = await desk.differences(id, 'theirs_only');
    expect(created).toMatchObject({ lines: [] });
    const [result] = await desk.settle(id, created === undefined ? [] : [created], { action: 'create' });
    expect(result).toMatchObject({ done: false, refusals: [{ code: 'complete-list.file-gone' }] });
    expect((await desk.call('officer', compareCompleteListRoute, { params: { id } })).code).toBe(
      'complete-list.file-gone',
    );
  });

  it.each([
    ['a day to come', { listedOn: '2999-01-01' }, 'complete-list.day', 'officer'],
    ['a place that is none', { regionCode: '999999999' }, 'complete-list.region', 'officer'],
    ['a place beyond the own one', { regionCode: '610722000' }, 'complete-list.region', 'placeOfficer'],
    [
      'a registrar that is none',
      { registrarId: '0190a000-0000-7000-8000-00000000dead' },
      'complete-list.registrar',
      'officer',
    ],
  ] as const)('is refused of %s', async (_what, scope, refusal, name) => {
    const id = await desk.uploadRows(ROWS, name);
    expect((await desk.map(id, scope, name)).code).toBe(refusal);
  });

  it('is refused without a name or a code', async () => {
    const id = await desk.uploadRows([
      ['法定代表人', '联系电话', '住所'],
      ['王某', '0916-8210000', '洋县'],
    ]);
    await desk.map(id, {});
    expect((await desk.call('officer', compareCompleteListRoute, { params: { id } })).code).toBe(
      'import.missing-fields',
    );
  });

  it('takes no file that is none', async () => {
    expect(await desk.upload(Buffer.from('%PDF-1.7'), '名单.pdf')).toMatchObject({ status: 409 });
    expect((await desk.upload(Buffer.from('x'), '名单.xlsx', 'inspector')).status).toBe(403);
  });
});
