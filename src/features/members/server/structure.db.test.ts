import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { addSocialOrg, type BuiltTree, buildTree, buildWith } from '../../testing/build-records.ts';
import {
  countMembersRoute,
  type MemberFilter,
  type MemberStructure,
  readMemberStructureRoute,
} from '../member-list.contract.ts';
import { structureFilterOf } from '../structure-filter.rules.ts';
import { registerMemberRoutes } from './routes.ts';
import { storeMembers } from './store-members.ts';

const sealer = createSealer(randomBytes(32));
const SECRETARY = v7();
let database: TestDatabase;
let app: TestApp;
let tree: BuiltTree;

const PEOPLE = [
  {
    id: SECRETARY,
    sex: '1',
    bornOn: '1961-05-04',
    education: '21',
    joinedOn: '1985-07-01',
    postLevel: 'management',
  },
  { sex: '2', bornOn: '1990-03-07', education: '11', joinedOn: '2012-10-31', postLevel: 'backbone' },
  { sex: '2', bornOn: '1995-11-22', education: '31', joinedOn: '2012-11-01', postLevel: 'backbone' },
  { sex: '1', bornOn: '1930-01-01', education: '81', joinedOn: '1949-09-30' },
  {
    sex: '1',
    bornOn: '2004-12-31',
    education: '61',
    joinedOn: '2024-05-01',
    status: 'probationary' as const,
  },
  { sex: null, bornOn: null, education: null, joinedOn: null },
  { sex: '2', bornOn: '1975-02-28', education: '41', joinedOn: '1999-01-01', private: true },
];

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (own) =>
    registerMemberRoutes(own, { pool: database.appPool, sealer }),
  );
  const club = await addSocialOrg(database, { name: '棋类协会', responsible: tree.trades, sector: 'sports' });
  await buildWith(database, (client) =>
    storeMembers(
      client,
      sealer,
      PEOPLE.map(({ id = v7(), ...person }, at) => ({
        id,
        version: null,
        firstOn: '2024-05-01',
        draft: {
          name: `党员${at}`,
          status: 'full',
          managingBranchId: (at % 2 === 0 ? tree.educationBranch : tree.tradesBranch).id,
          membershipBranchId: tree.educationBranch.id,
          ...(at === 1 ? { workUnitId: club.id } : {}),
          ...person,
        } as never,
      })),
    ),
  );
  await buildWith(database, (client) =>
    client.query(
      `insert into party_post (id, party_org_id, member_id, person_name, post, from_on)
       values (gen_random_uuid(), $1, $2, '党员0', 'secretary', '2025-01-01')`,
      [tree.educationBranch.id, SECRETARY],
    ),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const read = async (
  filter: MemberFilter = {},
  as: keyof BuiltCallers = 'officer',
): Promise<MemberStructure> => {
  const { status, body } = await app.call(as, readMemberStructureRoute, { query: filter as never });
  expect(status).toBe(200);
  return body;
};
const countOf = async (filter: MemberFilter, as: keyof BuiltCallers) =>
  (await app.call(as, countMembersRoute, { query: filter as never })).body.count;
const rowsOf = ({ dimensions }: MemberStructure, wanted: string) =>
  dimensions
    .find(({ dimension }) => dimension === wanted)
    ?.rows.filter(({ count }) => count > 0)
    .map(({ label, count }) => [label, count]);

describe('does', () => {
  it('counts members by age, education, sex, sector and time of joining on a day', async () => {
    const structure = await read({ on: '2026-11-22' });
    expect(structure.total).toBe(7);
    expect(rowsOf(structure, 'age')).toEqual([
      ['30 岁及以下', 1],
      ['31 至 35 岁', 1],
      ['36 至 40 岁', 1],
      ['51 至 55 岁', 1],
      ['61 岁及以上', 2],
      ['出生日期未填', 1],
    ]);
    expect(rowsOf(structure, 'joined')).toEqual([
      ['新中国成立前', 1],
      ['党的十一届三中全会后至党的十八大前', 3],
      ['党的十八大以来', 2],
      ['入党日期未填', 1],
    ]);
    expect(rowsOf(structure, 'sector')).toEqual([
      [expect.stringContaining('体育'), 1],
      ['工作单位或其行业不明', 6],
    ]);
    expect(rowsOf(structure, 'sex')).toEqual([
      ['男', 3],
      ['女', 3],
      ['性别未填', 1],
    ]);
  });

  it.each<[string, MemberFilter]>([
    ['of today', {}],
    ['of an earlier day', { on: '2025-06-30' }],
    ['of a day before anybody', { on: '2023-06-30' }],
    ['of secretaries', { post: 'secretary' }],
    ['of some', { sex: '2', status: ['full'] }],
  ])('leads from every figure %s to a list of just as many', async (_, filter) => {
    const { total, dimensions } = await read(filter);
    expect(await countOf(filter, 'officer')).toBe(total);
    for (const { dimension, rows } of dimensions) {
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      for (const { key, label, count } of rows)
        expect([
          dimension,
          label,
          await countOf(structureFilterOf(filter, dimension, key), 'officer'),
        ]).toEqual([dimension, label, count]);
    }
  });

  it('knows secretaries by their post on the day', async () => {
    expect((await read({ post: 'secretary' })).total).toBe(1);
    expect((await read({ post: 'secretary', on: '2024-12-31' })).total).toBe(0);
  });

  it('tells how many secretaries no member of the roll stands behind', async () => {
    await buildWith(database, (client) =>
      client.query(
        `insert into party_post (id, party_org_id, member_id, person_name, post, from_on)
         values (gen_random_uuid(), $1, null, '外单位某', 'secretary', '2025-01-01')`,
        [tree.tradesBranch.id],
      ),
    );
    const off = async (filter: MemberFilter, as?: keyof BuiltCallers) => (await read(filter, as)).offRoll;
    expect(await off({ post: 'secretary' })).toBe(1);
    expect(await off({ post: 'secretary', on: '2024-12-31' })).toBe(0);
    expect(await off({ post: 'secretary' }, 'educationOfficer')).toBe(0);
    expect(await off({})).toBe(0);
  });

  it('goes out as a sheet of counts', async () => {
    const response = await app.app.inject({
      url: '/api/members/structure/export?on=2026-11-22',
      headers: { 'x-test-caller': 'officer' },
    });
    expect(response.statusCode).toBe(200);
    const rows = await readTexts(response.rawPayload, 'structure.xlsx');
    expect(rows[0]?.[0]).toBe('党员结构（截至 2026-11-22，共 7 名）');
    expect(rows.find((cells) => cells[1] === '大学本科')).toEqual(['学历', '大学本科', '1', '14.3 %']);
  });
});

describe('not allowed', () => {
  it('counts nobody beyond the own scope, and no private member for who only inspects', async () => {
    expect((await read({}, 'educationOfficer')).total).toBe(4);
    const inspected = await read({}, 'inspector');
    expect([inspected.total, inspected.notShown]).toEqual([6, 1]);
  });

  it('beside the Party line', async () => {
    expect((await app.call('placeOfficer', readMemberStructureRoute, { query: {} })).status).toBe(403);
  });
});
