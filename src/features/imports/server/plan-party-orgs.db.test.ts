import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import { createListImporter, type ListCells, NOTHING_IMPORTED } from '../../testing/import-lists.ts';

const TODAY = '2026-11-22';
let database: TestDatabase;
let callers: BuiltCallers;
let tree: BuiltTree;
let importList: ReturnType<typeof createListImporter>;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  importList = createListImporter(database, 'party_orgs', TODAY);
  await database.ownerPool.query(`update installation set region_code = '610723000'`);
  for (const name of ['洋县仁爱养老院', '洋县星光养老院', '洋县志愿者协会']) {
    await addSocialOrg(database, { name, responsible: tree.root });
  }
});
afterAll(() => database.drop());

const rowsOf = async (sql: string, values: unknown[] = []) =>
  (await database.superPool.query(sql, values)).rows as Record<string, unknown>[];

/** As a spreadsheet holds it; an empty part is an empty cell. */
const cells = (...lines: readonly string[]): ListCells =>
  lines.map((line) => line.split('|').map((cell) => cell || null));
const list = cells(
  '洋县社会组织党组织名册',
  '序号|党组织名称|党组织类型|上级党组织|组建方式|覆盖单位|成立时间|书记|书记联系电话|书记来源|班子成员|上次换届时间|示范点|活动经费',
  '1|洋县养老服务联合党支部||洋县民政社会组织综合党委|联建|仁爱养老院、洋县星光养老院、没有的养老院|2018.7|张　三|０916-8210000|会长兼任|张三、组织委员李四|2024.5.1|是|3000元',
  '2|第一党支部||洋县民政社会组织综合党委||||||||||',
  '3|第一党支部||洋县教育社会组织综合党委||||||||||',
  '4|洋县民政社会组织综合党委|综合党委|中共洋县社会组织党工委|||2017年|王五||||||',
  '5|中共洋县明德学校支部委员会||洋县教育社会组织综合党委|单独建|||||||||',
  '合计|5',
);

describe('a list of Party organisations', () => {
  it('becomes a tree, with posts, terms and coverage, whatever the order of its rows', async () => {
    const { figures, warnings } = await importList(list, callers.officer);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, created: 4, changed: 1, skipped: 2 });
    expect(warnings).toEqual(['3: import.covered-not-found']);
    expect(
      await rowsOf(
        `select p.name, p.kind, up.name as parent, p.setup_mode, p.founded_on, p.founded_precision, p.first_on, p.exemplar, p.secretary_source, p.extra
         from party_org p join party_org up on up.id = p.parent_id where p.import_id is not null order by p.founded_on, up.name`,
      ),
    ).toEqual([
      {
        name: '洋县民政社会组织综合党委',
        kind: 'comprehensive_committee',
        parent: '洋县社会组织党工委',
        setup_mode: null,
        founded_on: '2017-01-01',
        founded_precision: 'year',
        first_on: '2017-01-01',
        exemplar: false,
        secretary_source: null,
        extra: [],
      },
      {
        name: '洋县养老服务联合党支部',
        kind: 'joint_branch',
        parent: '洋县民政社会组织综合党委',
        setup_mode: 'joint',
        founded_on: '2018-07-01',
        founded_precision: 'month',
        first_on: '2018-07-01',
        exemplar: true,
        secretary_source: 'head',
        extra: [{ title: '活动经费', value: '3000元', on: TODAY, source: '台账.xlsx', after: 'exemplar' }],
      },
      expect.objectContaining({
        name: '第一党支部',
        kind: 'branch',
        parent: '洋县教育社会组织综合党委',
        first_on: TODAY,
      }),
      expect.objectContaining({ name: '第一党支部', kind: 'branch', parent: '洋县民政社会组织综合党委' }),
    ]);
    expect(
      await rowsOf(
        'select person_name, post, office_phone_sealed, from_on from party_post order by person_name',
      ),
    ).toEqual([
      {
        person_name: '张三',
        post: 'secretary',
        office_phone_sealed: testSealer.sealAlike('0916-8210000', 'office-phone'),
        from_on: TODAY,
      },
      { person_name: '李四', post: 'organisation_member', office_phone_sealed: null, from_on: TODAY },
      { person_name: '王五', post: 'secretary', office_phone_sealed: null, from_on: TODAY },
    ]);
    expect(await rowsOf('select elected_on, from_on, to_on from party_term')).toEqual([
      { elected_on: '2024-05-01', from_on: '2024-05-01', to_on: '2027-05-01' },
    ]);
    expect(
      await rowsOf(
        'select o.name, way, lower(valid) as from_on from coverage_relation r join social_org o on o.id = r.social_org_id order by o.name',
      ),
    ).toEqual([
      { name: '洋县仁爱养老院', way: 'joint', from_on: '2018-07-01' },
      { name: '洋县星光养老院', way: 'joint', from_on: '2018-07-01' },
    ]);
    expect(
      await rowsOf(`select name, setup_mode from party_org where id = $1`, [tree.educationBranch.id]),
    ).toEqual([{ name: '洋县明德学校党支部', setup_mode: 'sole' }]);
  });

  it('changes nothing when it comes again', async () => {
    const changesOfRecords = `select max(id) as last from change_line where entity in ('party_org', 'social_org')`;
    const before = await rowsOf(changesOfRecords);
    const { figures } = await importList(list, callers.officer);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, unchanged: 5, skipped: 2 });
    expect(await rowsOf(changesOfRecords)).toEqual(before);
  });

  it('changes only what it says: the next secretary, a later term, one more unit', async () => {
    const rows: ListCells = [
      ['党组织名称', '书记', '换届时间', '覆盖单位', '成立时间'],
      ['养老服务联合党支部', '赵六', '2027.5', '志愿者协会', null],
      ['洋县民政社会组织综合党委', null, null, null, '2017'],
    ];
    const [branch] = await rowsOf(
      `select id::text as id, name from party_org where name = '洋县养老服务联合党支部'`,
    );
    await addMember(database, {
      name: '赵六',
      branch: { id: String(branch?.id), name: String(branch?.name) },
    });
    const settings = { termMeaning: 'last_election' as const };
    const { figures, changes } = await importList(rows, callers.officer, settings);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, changed: 1, unchanged: 1 });
    expect(changes[0]).toEqual({
      书记: ['张三', '赵六'],
      届次: ['2024-05-01 至 2027-05-01', '2027-05-01 至 2030-05-01'],
      覆盖的社会组织: ['', '志愿者协会'],
    });
    expect(
      await rowsOf(
        `select person_name, member_id is not null as joined from party_post where post = 'secretary' and to_on = 'infinity' order by 1`,
      ),
    ).toEqual([
      { person_name: '王五', joined: false },
      { person_name: '赵六', joined: true },
    ]);
    expect(
      await rowsOf(
        `select way, lower(valid) as from_on from coverage_relation r join social_org o on o.id = r.social_org_id where o.name = '洋县志愿者协会'`,
      ),
    ).toEqual([{ way: 'joint', from_on: TODAY }]);
    const again = await importList(rows, callers.officer, settings);
    expect(again.figures).toEqual({ ...NOTHING_IMPORTED, unchanged: 2 });
  });

  it('takes the way that stands behind a unit, and leaves that of the others', async () => {
    for (const name of ['洋县龙灯协会', '洋县秧歌协会'])
      await addSocialOrg(database, { name, responsible: tree.root });
    const rows: ListCells = [
      ['党组织名称', '上级党组织', '组建方式', '覆盖单位'],
      ['洋县龙灯协会党支部', '洋县教育社会组织综合党委', '单独', '洋县龙灯协会、洋县秧歌协会（挂靠建）'],
    ];
    expect((await importList(rows, callers.officer)).figures).toEqual({ ...NOTHING_IMPORTED, created: 1 });
    expect(
      await rowsOf(
        `select o.name, way from coverage_relation r join social_org o on o.id = r.social_org_id where o.name like '洋县%灯协会' or o.name = '洋县秧歌协会' order by way`,
      ),
    ).toEqual([
      { name: '洋县秧歌协会', way: 'attached' },
      { name: '洋县龙灯协会', way: 'sole' },
    ]);
    const again = await importList(rows, callers.officer);
    expect(again.figures).toEqual({ ...NOTHING_IMPORTED, unchanged: 1 });
  });

  it('whose 换届时间 nobody has explained keeps it as 附列', async () => {
    const rows: ListCells = [
      ['党组织名称', '换届时间'],
      ['洋县餐饮协会党支部', '2025.6'],
    ];
    const { figures, warnings } = await importList(rows, callers.officer);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, changed: 1 });
    expect(warnings).toEqual(['2: import.term-meaning']);
    expect(
      await rowsOf(
        `select extra -> 0 ->> 'title' as title, extra -> 0 ->> 'value' as value from party_org where id = $1`,
        [tree.tradesBranch.id],
      ),
    ).toEqual([{ title: '换届时间', value: '2025.6' }]);
    const again = await importList(rows, callers.officer);
    expect(again.figures).toEqual({ ...NOTHING_IMPORTED, unchanged: 1 });
  });

  it('may name one organisation in several rows, which must agree', async () => {
    const rows: ListCells = [
      ['党组织名称', '党组织代码', '覆盖单位', '书记', '上级党组织'],
      ['洋县志愿服务联合党支部', '061000000001', '洋县仁爱养老院', '周八', '洋县行业协会商会联合党委'],
      ['洋县志愿服务联合党支部', null, '洋县星光养老院', null, null],
      ['洋县志愿服务联合党支部', null, null, null, null],
      ['中共洋县志愿服务联合支部委员会', '061000000001', null, '吴九', null],
    ];
    const { figures } = await importList(rows, callers.officer);
    expect(figures).toEqual({
      ...NOTHING_IMPORTED,
      created: 1,
      changed: 1,
      unchanged: 1,
      refused: ['5: secretaryName import.double-conflict'],
    });
    expect(
      await rowsOf(
        `select count(*)::int as n from coverage_relation r join party_org p on p.id = r.party_org_id where p.party_code = '061000000001'`,
      ),
    ).toEqual([{ n: 2 }]);
  });
});

describe('a list from an office that sees a place alone', () => {
  it('has the one row refused whose name is taken out of its sight, and the rest stored', async () => {
    await addPartyOrg(database, { name: '跨县联合党支部', parent: tree.trades, regionCode: '610722000' });
    const rows = cells(
      '党组织名称|上级党组织',
      '跨县联合党支部|洋县行业协会商会联合党委',
      '跨县联合党支部|洋县教育社会组织综合党委',
      '洋县本地党支部|洋县行业协会商会联合党委',
    );
    const { figures } = await importList(rows, callers.placeOfficer);
    expect(figures).toEqual({
      ...NOTHING_IMPORTED,
      created: 2,
      refused: ['2: name conflict.same-name'],
    });
  });
});

it('a name that somebody else stores at the same moment keeps the whole file out, and says so', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const other = buildWith(database, async (client) => {
    await client.query(
      `insert into party_org (id, parent_id, pos, name, name_key, kind, region_code, region_pos, first_on)
       select i.id, $1, party_tree_place(i.id, $1), '同时登记党支部', '同时登记党支部', 'branch', '610723000', 610723000, '2024-01-01'
       from (select gen_random_uuid() as id) i`,
      [tree.trades.id],
    );
    await opened;
  });
  const rows = cells('党组织名称|上级党组织', '同时登记党支部|洋县行业协会商会联合党委');
  const imported = importList(rows, callers.officer).catch((error: unknown) => String(error));
  // The import reads, decides, and waits for the tree that the other one holds.
  await vi.waitFor(
    async () => {
      const [waiting] = await rowsOf(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(waiting).toEqual({ n: 1 });
    },
    { timeout: 20_000, interval: 50 },
  );
  open();
  await other;
  expect(await imported).toContain('刚被别人登记，整个文件都没有入库');
});
