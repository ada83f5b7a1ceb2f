import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  YANGXIAN,
} from '../../testing/build-records.ts';
import { storeCoverageRelations, storePosts, storeTerms } from './store-party-facts.ts';
import { type PartyOrgToStore, storePartyOrgs } from './store-party-orgs.ts';

let database: TestDatabase;
let tree: BuiltTree;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
});
afterAll(() => database.drop());

const LEDGER = { ledgerOn: '2026-03-01', sealer: testSealer };

function branch(name: string, parentId: string, newId?: string): PartyOrgToStore {
  return { newId, draft: { name, kind: 'branch', parentId, regionCode: YANGXIAN } };
}

async function rowsOf(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await database.superPool.query(sql, values)).rows as Record<string, unknown>[];
}

it('stores a whole subtree in any order, children before parents too', async () => {
  const committee = v7();
  await buildWith(database, (client) =>
    storePartyOrgs(
      client,
      [
        branch('谢村第一党支部', committee),
        branch('谢村第二党支部', committee),
        {
          newId: committee,
          draft: {
            name: '谢村综合党委',
            kind: 'comprehensive_committee',
            parentId: tree.root.id,
            regionCode: YANGXIAN,
            foundedOn: '2018-07-01',
          },
        },
        branch('直属党支部', tree.root.id),
      ],
      LEDGER,
    ),
  );
  expect(
    await rowsOf(
      `select p.name, p.first_on, up.name as under from party_org p join party_org up on p.pos > up.pos
         and p.pos <= (select pos_end from party_org_code c where c.pos = up.pos) where up.id = any ($1) and p.name ~ '谢村|直属' order by 1, 3`,
      [[committee, tree.root.id]],
    ),
  ).toEqual([
    { name: '直属党支部', first_on: '2026-03-01', under: '洋县社会组织党工委' },
    { name: '谢村第一党支部', first_on: '2026-03-01', under: '洋县社会组织党工委' },
    { name: '谢村第一党支部', first_on: '2026-03-01', under: '谢村综合党委' },
    { name: '谢村第二党支部', first_on: '2026-03-01', under: '洋县社会组织党工委' },
    { name: '谢村第二党支部', first_on: '2026-03-01', under: '谢村综合党委' },
    { name: '谢村综合党委', first_on: '2018-07-01', under: '洋县社会组织党工委' },
  ]);
});

it('changes what the draft says and nothing else; another parent moves the subtree', async () => {
  const { id } = tree.tradesBranch;
  const store = (draft: PartyOrgToStore['draft']) =>
    buildWith(database, (client) => storePartyOrgs(client, [{ id, draft }], LEDGER));
  await store({ address: '洋州街道 1 号', exemplar: true });
  await store({ address: null, parentId: tree.education.id });
  const [row] = await rowsOf('select name, address, exemplar, parent_id from party_org where id = $1', [id]);
  expect(row).toEqual({
    name: '洋县餐饮协会党支部',
    address: null,
    exemplar: true,
    parent_id: tree.education.id,
  });
  expect(
    (
      await rowsOf(
        'select from_on from party_org_code where party_org_id = $1 order by from_on desc limit 1',
        [id],
      )
    )[0],
  ).toEqual({ from_on: '2026-03-01' });
});

it('throws rather than leave out one that is not there', async () => {
  await expect(
    buildWith(database, (client) =>
      storePartyOrgs(client, [{ id: v7(), draft: { name: '没有的支部' } }], LEDGER),
    ),
  ).rejects.toThrow('not there');
});

it('throws when parents go round in a circle', async () => {
  const [a, b] = [v7(), v7()];
  await expect(
    buildWith(database, (client) => storePartyOrgs(client, [branch('甲', b, a), branch('乙', a, b)], LEDGER)),
  ).rejects.toThrow('circle');
});

it('covers once, however often it is said, and another way ends the earlier one', async () => {
  const { id: socialOrgId } = await addSocialOrg(database, {
    name: '洋县书法家协会',
    responsible: tree.trades,
  });
  const cover = (way: 'sole' | 'joint', fromOn: string) =>
    buildWith(database, (client) =>
      storeCoverageRelations(client, [{ socialOrgId, partyOrgId: tree.tradesJointBranch.id, way, fromOn }]),
    );
  expect(await cover('joint', '2024-01-01')).toBe(1);
  expect(await cover('joint', '2025-01-01')).toBe(0);
  expect(await cover('sole', '2026-01-01')).toBe(1);
  expect(
    await rowsOf('select way, valid::text from coverage_relation where social_org_id = $1 order by valid', [
      socialOrgId,
    ]),
  ).toEqual([
    { way: 'joint', valid: '[2024-01-01,2026-01-01)' },
    { way: 'sole', valid: '[2026-01-01,)' },
  ]);
});

it('lets a new secretary take over and keeps the others', async () => {
  const partyOrgId = tree.educationBranch.id;
  const post = (personName: string, kind: string, fromOn: string, phone?: string) => ({
    partyOrgId,
    personName,
    post: kind,
    fromOn,
    phone,
  });
  const store = (rows: ReturnType<typeof post>[]) =>
    buildWith(database, (client) => storePosts(client, testSealer, rows));
  await store([post('李建设', 'secretary', '2020-01-01'), post('王小红', 'committee_member', '2020-01-01')]);
  await store([post('李建设', 'secretary', '2026-01-01', '0916-8212345')]);
  await store([post('赵新', 'secretary', '2026-03-01')]);
  expect(
    await rowsOf(
      'select person_name, office_phone_sealed as phone, from_on, to_on from party_post where party_org_id = $1 order by from_on, person_name desc',
      [partyOrgId],
    ),
  ).toEqual([
    { person_name: '王小红', phone: null, from_on: '2020-01-01', to_on: 'infinity' },
    {
      person_name: '李建设',
      phone: testSealer.sealAlike('0916-8212345', 'office-phone'),
      from_on: '2020-01-01',
      to_on: '2026-03-01',
    },
    { person_name: '赵新', phone: null, from_on: '2026-03-01', to_on: 'infinity' },
  ]);
});

it('joins a holder known by name to the member who arrives, unless two bear the name', async () => {
  const partyOrgId = tree.tradesJointBranch.id;
  await buildWith(database, (client) =>
    storePosts(client, testSealer, [
      { partyOrgId, personName: '孙来', post: 'secretary', fromOn: '2024-01-01' },
      { partyOrgId, personName: '钱双', post: 'committee_member', fromOn: '2024-01-01' },
    ]),
  );
  const sun = await addMember(database, { name: '孙来', branch: tree.tradesJointBranch });
  await addMember(database, { name: '孙来', branch: tree.tradesBranch });
  await buildWith(database, (client) =>
    client.query(
      `insert into member (id, name, name_key, status, managing_branch_id, party_pos, first_on)
       select gen_random_uuid(), '钱双', '钱双', 'full', p.id, p.pos, '2024-01-01' from party_org p, generate_series(1, 2) where p.id = $1`,
      [partyOrgId],
    ),
  );
  expect(
    await rowsOf('select person_name, member_id from party_post where party_org_id = $1 order by post desc', [
      partyOrgId,
    ]),
  ).toEqual([
    { person_name: '孙来', member_id: sun },
    { person_name: '钱双', member_id: null },
  ]);
});

it('ends an earlier term where the next begins', async () => {
  const partyOrgId = tree.educationJointBranch.id;
  const store = (fromOn: string, toOn: string) =>
    buildWith(database, (client) => storeTerms(client, [{ partyOrgId, fromOn, toOn }]));
  await store('2020-06-01', '2023-06-01');
  await store('2020-06-01', '2023-07-01');
  await store('2023-05-20', '2026-05-20');
  expect(
    await rowsOf('select from_on, to_on from party_term where party_org_id = $1 order by from_on', [
      partyOrgId,
    ]),
  ).toEqual([
    { from_on: '2020-06-01', to_on: '2023-05-20' },
    { from_on: '2023-05-20', to_on: '2026-05-20' },
  ]);
});

it('places ten thousand new ones in seconds', { timeout: 20_000 }, async () => {
  const committees = Array.from({ length: 100 }, () => v7());
  const rows = [
    ...committees.map(
      (id, n): PartyOrgToStore => ({
        newId: id,
        draft: {
          name: `第 ${n} 党委`,
          kind: 'party_committee',
          parentId: tree.root.id,
          regionCode: YANGXIAN,
        },
      }),
    ),
    ...Array.from({ length: 9900 }, (_, n) => branch(`第 ${n} 党支部`, committees[n % 100] ?? '')),
  ];
  await buildWith(database, (client) => storePartyOrgs(client, rows, LEDGER));
  const [counted] = await rowsOf(`select count(*)::int as n from party_org_count where party_orgs = 1`);
  expect(counted?.n).toBeGreaterThan(10_000);
});
