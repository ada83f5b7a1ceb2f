import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { addSocialOrg, type BuiltTree, buildTree, YANGXIAN } from '../../testing/build-records.ts';
import { createListImporter, type ListCells, NOTHING_IMPORTED } from '../../testing/import-lists.ts';

let database: TestDatabase;
let callers: BuiltCallers;
let tree: BuiltTree;
let importList: ReturnType<typeof createListImporter>;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  importList = createListImporter(database, 'party_orgs', '2026-11-22');
  await database.ownerPool.query(`update installation set region_code = '610723000'`);
  await addSocialOrg(database, { name: '洋县仁爱养老院', responsible: tree.root });
});
afterAll(() => database.drop());

const rowsOf = async (sql: string, values: unknown[] = []) =>
  (await database.superPool.query(sql, values)).rows as Record<string, unknown>[];
const parentOf = async (name: string) => {
  const sql =
    'select up.name as parent from party_org p join party_org up on up.id = p.parent_id where p.name = $1';
  return (await rowsOf(sql, [name]))[0]?.parent;
};

describe('the tree', () => {
  const HEAD = ['党组织名称', '上级党组织'];

  it('moves as the rows say, a parent before its child', async () => {
    const first = await importList(
      [
        HEAD,
        ['洋县甲党总支', '洋县教育社会组织综合党委'],
        ['洋县乙党总支', '洋县甲党总支'],
        ['洋县丙党支部', '洋县乙党总支'],
      ],
      callers.officer,
    );
    expect(first.figures).toEqual({ ...NOTHING_IMPORTED, created: 3 });
    const moves = [
      ['洋县甲党总支', '洋县乙党总支'],
      ['洋县乙党总支', '洋县行业协会商会联合党委'],
    ];
    const { figures, changes } = await importList([HEAD, ...moves], callers.officer);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, changed: 2 });
    expect(changes[0]).toEqual({ 上级党组织: ['洋县教育社会组织综合党委', '洋县乙党总支'] });
    expect(await parentOf('洋县甲党总支')).toBe('洋县乙党总支');
    expect(await parentOf('洋县乙党总支')).toBe('洋县行业协会商会联合党委');
    expect(await parentOf('洋县丙党支部')).toBe('洋县乙党总支');
  });

  it.each([
    [
      'two new ones below each other',
      [
        ['洋县丁党总支', '洋县戊党总支'],
        ['洋县戊党总支', '洋县丁党总支'],
      ],
      ['2: parent party-org.below-itself', '3: parent party-org.below-itself'],
    ],
    [
      'a stored one below its own child',
      [['洋县乙党总支', '洋县甲党总支']],
      ['2: parent party-org.below-itself'],
    ],
    ['one below itself', [['洋县己党总支', '洋县己党总支']], ['2: parent party-org.below-itself']],
    [
      'a move that rests on a refused one',
      [
        ['洋县乙党总支', '洋县甲党总支', null],
        ['洋县甲党总支', '洋县社会组织党工委', '明年'],
      ],
      ['2: parent party-org.below-itself', '3: foundedOn day.unreadable'],
    ],
    [
      'children of a refused row',
      [
        ['洋县庚党支部', '洋县辛党总支', null],
        ['洋县辛党总支', '洋县社会组织党工委', '明年'],
      ],
      ['2: parent import.parent-refused', '3: foundedOn day.unreadable'],
    ],
    [
      'a parent that is a branch',
      [['洋县壬党支部', '洋县丙党支部']],
      ['2: parent party-org.parent-is-branch'],
    ],
    [
      'a parent that nobody knows',
      [['洋县壬党支部', '没有的党委']],
      ['2: parent import.party-org-not-found'],
    ],
    ['no kind in the name', [['洋县壬', '洋县社会组织党工委']], ['2: kind import.kind-unknown']],
    ['an end', [['洋县丙党支部', null, null, '2026-01-01']], ['2: endedOn import.party-org-end']],
  ])('refuses %s', async (_what, rows, refused) => {
    const file: ListCells = [[...HEAD, '成立时间', '撤销日期'], ...rows];
    const { figures } = await importList(file, callers.officer);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, refused });
  });
});

describe('outside the scope', () => {
  beforeAll(async () => {
    const sql = 'update party_org set party_code = $1 where id = $2';
    await database.ownerPool.query(sql, ['061000000001', tree.tradesBranch.id]);
  });

  it.each([
    [
      'a parent of the other half',
      ['洋县癸党支部', '洋县行业协会商会联合党委', null],
      ['2: parent import.party-org-not-found'],
    ],
    [
      'a code that is taken there',
      ['洋县癸党支部', '洋县教育社会组织综合党委', '061000000001'],
      ['2: partyCode import.party-code-elsewhere'],
    ],
    [
      'the own top node under another',
      ['洋县教育社会组织综合党委', '洋县明德学校党支部', null],
      ['2: parent not-allowed.own-top'],
    ],
  ])('%s is refused', async (_what, row, refused) => {
    const { figures } = await importList(
      [['党组织名称', '上级党组织', '党组织代码'], row],
      callers.educationOfficer,
    );
    expect(figures).toEqual({ ...NOTHING_IMPORTED, refused });
  });

  it('a place is refused, and a supervising body brings no Party organisation', async () => {
    const rows: ListCells = [
      ['党组织名称', '上级党组织', '行政区划'],
      ['洋县癸党支部', '洋县社会组织党工委', '谢村镇'],
    ];
    const partyOrgId = tree.root.id;
    const township = await importList(rows, callers.townshipOfficer, { partyOrgId, regionCode: YANGXIAN });
    expect(township.figures.refused).toEqual(['2: parent import.party-org-not-found']);
    const sibling: ListCells = [
      ['党组织名称', '行政区划'],
      ['洋县癸党支部', '城固县'],
    ];
    const elsewhere = await importList(sibling, callers.placeOfficer, { regionCode: '610700000' });
    expect(elsewhere.figures.refused).toEqual(['2: region import.outside-scope']);
    const byBody = await importList([['党组织名称'], ['洋县癸党支部']], callers.bodyOfficer, { partyOrgId });
    expect(byBody.figures.refused).toEqual(['2: name import.outside-scope']);
  });

  it('units of the other half are warned of and left alone', async () => {
    const rows: ListCells = [
      ['党组织名称', '覆盖单位'],
      ['洋县明德学校党支部', '洋县仁爱养老院'],
    ];
    const { figures, warnings } = await importList(rows, callers.educationOfficer);
    expect(figures).toEqual({ ...NOTHING_IMPORTED, unchanged: 1 });
    expect(warnings).toEqual(['2: import.covered-not-found']);
  });
});
