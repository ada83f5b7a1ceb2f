import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { saveDefinitionRoute } from '../../counting/counting.contract.ts';
import { gapGroups } from '../../counting/counting.rules.ts';
import { registerCountingRoutes } from '../../counting/server/routes.ts';
import { readCoverageRoute } from '../../coverage/coverage.contract.ts';
import { registerCoverageRoutes } from '../../coverage/server/routes.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
  type SocialOrgToBuild,
} from '../../testing/build-records.ts';
import {
  countWithoutPartyOrgRoute,
  exportWithoutPartyOrgRoute,
  giveReasonsRoute,
  listWithoutPartyOrgRoute,
  readGapRoute,
} from '../gaps.contract.ts';
import { registerGapRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const TOWN = '610723001';
const OTHER_TOWN = '610723104';

let database: TestDatabase;
let tree: BuiltTree;
let callers: BuiltCallers;
let app: TestApp;
const orgs: Record<string, BuiltSocialOrg> = {};

async function add(
  name: string,
  given: Partial<SocialOrgToBuild> & { here?: number; elsewhere?: number } = {},
) {
  const { here = 0, elsewhere = 0, ...more } = given;
  const org = await addSocialOrg(database, { name, responsible: tree.trades, regionCode: TOWN, ...more });
  for (let n = 0; n < here + elsewhere; n += 1)
    await addMember(database, {
      name: `${name}党员${n}`,
      branch: tree.tradesBranch,
      workUnit: org,
      ...(n < here ? {} : { membershipBranch: null }),
    });
  orgs[name] = org;
  return org;
}

const declare = (org: BuiltSocialOrg, members: number) =>
  buildWith(database, (client) =>
    client.query(
      `insert into declared_figure (social_org_id, figure, value, source, declared_on) values ($1, 'full_members', $2, '核对单', '2021-01-01')`,
      [org.id, members],
    ),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  await add('三名协会', { here: 3 });
  await add('四名协会', { here: 4, sector: 'health' });
  await add('一名协会', { here: 1 });
  await add('两名协会', { here: 2 });
  await add('谢村一名协会', { here: 1, regionCode: OTHER_TOWN });
  await add('待转入协会', { here: 1, elsewhere: 2 });
  await declare(await add('无党员协会'), 0);
  await add('不详协会');
  await add('道教协会', { type: 'association', sector: 'religion', here: 5 });
  await add('教育学会', { responsible: tree.education, here: 1, sector: 'culture' });
  await coverBy(database, { socialOrg: await add('已建协会', { here: 6 }), partyOrg: tree.tradesBranch });
  await coverBy(database, {
    socialOrg: await add('挂靠协会', { here: 1 }),
    partyOrg: tree.tradesBranch,
    way: 'attached',
    fromOn: '2023-01-01',
  });
  await addPartyOrg(database, { name: '洋州街道联合支部', parent: tree.trades, regionCode: TOWN });
  app = await createTestApp({ ...callers }, (each) => {
    registerCountingRoutes(each, { pool: database.appPool });
    registerCoverageRoutes(each, { pool: database.appPool });
    registerGapRoutes(each, { pool: database.appPool, sealer: testSealer });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

type Query = Parameters<typeof app.call<typeof listWithoutPartyOrgRoute>>[2]['query'];

async function list(query: Query = {}, as: keyof BuiltCallers = 'officer') {
  const answer = await app.call(as, listWithoutPartyOrgRoute, { query });
  expect(answer.status, JSON.stringify(answer.refusals)).toBe(200);
  return answer.body.rows;
}
const namesOf = async (query: Query = {}, as: keyof BuiltCallers = 'officer') =>
  (await list(query, as)).map(({ name }) => name).toSorted();

async function rowOf(name: string, query: Query = {}, as: keyof BuiltCallers = 'officer') {
  const [row] = await list({ q: name, ...query }, as);
  if (row === undefined) throw new Error(`${name} is not listed`);
  return row;
}

async function detailOf(name: string, query: Query = {}, as: keyof BuiltCallers = 'officer') {
  const { definition, on } = query;
  const answer = await app.call(as, readGapRoute, {
    params: { id: orgs[name]?.id ?? '' },
    query: { definition, on },
  });
  expect(answer.status, JSON.stringify(answer.refusals)).toBe(200);
  return answer.body;
}

async function counts(query: Query = {}, as: keyof BuiltCallers = 'officer') {
  const { body } = await app.call(as, countWithoutPartyOrgRoute, { query });
  const { on: _on, countingDefinition: _definition, waiting: _waiting, ...rest } = body;
  return rest;
}

describe('the five lists', () => {
  it.each([
    [3, 'working'],
    [300, 'working'],
    [3, 'party_statistics'],
    [3, 'civil_affairs'],
  ])(
    'count full members among the staff alone (BRANCH-01): beside two of them %i 会员 are no third (%s)',
    async (affiliates, definition) => {
      const id = orgs['两名协会']?.id;
      await database.superPool.query('update social_org set affiliates = $2 where id = $1', [id, affiliates]);
      expect(await rowOf('两名协会', { gap: 'few_members', definition })).toMatchObject({
        id,
        transferred: 2,
        notTransferred: 0,
        absorbable: false,
      });
      expect(await namesOf({ gap: 'establishment_gap', q: '两名协会', definition })).toEqual([]);
    },
  );

  it('hold each organisation that nothing covers exactly once', async () => {
    expect(await namesOf()).toEqual(['三名协会', '四名协会']);
    expect(await namesOf({ gap: 'few_members' })).toEqual([
      '一名协会',
      '两名协会',
      '待转入协会',
      '教育学会',
      '谢村一名协会',
    ]);
    expect(await namesOf({ gap: 'no_members' })).toEqual(['无党员协会']);
    expect(await namesOf({ gap: 'unverified' })).toEqual(['不详协会']);
    expect(await namesOf({ gap: 'exempt' })).toEqual(['道教协会']);
  });

  it('are as long as they are counted, and as coverage counts them', async () => {
    const counted = await counts();
    expect(counted).toEqual({ establishmentGaps: 2, fewMembers: 5, noMembers: 1, unverified: 1, exempt: 1 });
    const { body } = await app.call('officer', readCoverageRoute, { query: {} });
    expect(body.figures).toMatchObject(counted);
  });

  it('split members by where their 组织关系 is, and mark whom these would make enough', async () => {
    expect(await rowOf('待转入协会', { gap: 'few_members' })).toMatchObject({
      transferred: 1,
      notTransferred: 2,
      source: 'roll',
      absorbable: true,
    });
    expect(await rowOf('无党员协会', { gap: 'no_members' })).toMatchObject({
      transferred: 0,
      source: 'declared',
      declaredOn: '2021-01-01',
    });
    expect(await rowOf('不详协会', { gap: 'unverified' })).toMatchObject({ transferred: null, source: null });
  });

  it('say why one is exempt, and propose nothing for it', async () => {
    expect(await rowOf('道教协会', { gap: 'exempt' })).toMatchObject({
      exemption: { name: '宗教团体', basis: expect.stringContaining('另有规定') },
      proposal: null,
    });
    expect((await rowOf('不详协会', { gap: 'unverified' })).proposal).toBeNull();
  });

  it('go from page to page without leaving out or repeating any', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { body } = await app.call('officer', listWithoutPartyOrgRoute, {
        query: { gap: 'few_members', size: 2, after },
      });
      seen.push(...body.rows.map(({ name }) => name));
      more = body.next !== null;
      after = body.next ?? undefined;
    }
    expect(seen.toSorted()).toEqual(await namesOf({ gap: 'few_members' }));
  });

  it.each<[string, Query, string[]]>([
    ['place', { region: OTHER_TOWN, gap: 'few_members' }, ['谢村一名协会']],
    ['responsible node', { partyOrg: 'education', gap: 'few_members' }, ['教育学会']],
    ['both', { partyOrg: 'education', region: OTHER_TOWN, gap: 'few_members' }, []],
    ['sector', { sector: ['health'] }, ['四名协会']],
    ['type', { type: ['association'], gap: 'exempt' }, ['道教协会']],
    ['part of the name', { q: '四名' }, ['四名协会']],
  ])('are narrowed by %s, and counted so', async (_, query, names) => {
    const asked = query.partyOrg === undefined ? query : { ...query, partyOrg: tree.education.id };
    expect(await namesOf(asked)).toEqual(names);
    const { gap = 'establishment_gap', ...filter } = asked;
    const counted = await counts(filter);
    const of = {
      establishment_gap: counted.establishmentGaps,
      few_members: counted.fewMembers,
      exempt: counted.exempt,
    };
    expect(of[gap as keyof typeof of]).toBe(names.length);
  });

  it('follow the definition and the day', async () => {
    expect(await namesOf({ gap: 'few_members', definition: 'party_statistics' })).toContain('挂靠协会');
    expect(await namesOf({ gap: 'few_members', on: '2022-12-31' })).toContain('挂靠协会');
    const settings = {
      base: 'registered_and_filed' as const,
      attachedCounts: true,
      functionalCounts: true,
      notTransferredCounts: true,
      advisorCounts: true,
      massOrgCounts: true,
    };
    const saved = await app.call('officer', saveDefinitionRoute, {
      body: { name: '含未转入口径', note: '', settings },
    });
    const definition = saved.body.code;
    expect(await namesOf({ definition })).toEqual(['三名协会', '四名协会', '待转入协会']);
    expect((await rowOf('待转入协会', { definition })).proposal).toMatchObject({
      way: 'sole',
      absorbs: true,
    });
    expect((await detailOf('待转入协会', { definition })).group).toBe('establishment_gap');
  });

  it('agree with coverage for every caller, day and definition', async () => {
    for (const as of ['officer', 'tradesOfficer', 'placeOfficer', 'townshipOfficer', 'bodyOfficer'] as const)
      for (const on of [TODAY, '2022-12-31', '2019-01-01'])
        for (const definition of ['working', 'party_statistics', 'civil_affairs']) {
          const query = { on, definition };
          const counted = await counts(query, as);
          const { body } = await app.call(as, readCoverageRoute, { query });
          expect(body.figures, `${as} ${on} ${definition}`).toMatchObject(counted);
          // Asked with a filter that coverage has not, the spans are counted instead.
          expect(await counts({ ...query, q: '会' }, as), `${as} ${on} ${definition}`).toEqual(counted);
          const lengths = await Promise.all(
            gapGroups.map(async (gap) => (await list({ ...query, gap, size: 100 }, as)).length),
          );
          expect(lengths).toEqual(Object.values(counted));
        }
  });
});

describe('proposals', () => {
  it('单独 for three members', async () => {
    expect((await rowOf('三名协会')).proposal).toMatchObject({ way: 'sole', host: null, absorbs: false });
    expect((await detailOf('三名协会')).proposals).toMatchObject([{ way: 'sole', clause: 'BRANCH-01' }]);
  });

  it('联合 with the nearest, named with what they share', async () => {
    expect((await rowOf('一名协会', { gap: 'few_members' })).proposal).toMatchObject({
      way: 'joint',
      partners: [{ name: '两名协会' }],
    });
    const [joint, ...others] = (await detailOf('一名协会')).proposals;
    expect(joint).toMatchObject({ way: 'joint', units: [{ name: '一名协会' }, { name: '两名协会' }] });
    expect(joint?.reasons.join()).toContain('同由洋县行业协会商会联合党委负责，同在洋州街道');
    expect(others.map(({ way }) => way)).toEqual(['attached', 'advisor']);
  });

  it('挂靠 to a branch that is named', async () => {
    const [, attached] = (await detailOf('谢村一名协会')).proposals;
    expect(attached).toMatchObject({ way: 'attached', host: { name: expect.stringContaining('支部') } });
    const near = (await detailOf('一名协会')).proposals.find(({ way }) => way === 'attached');
    expect(near?.host?.name).toBe('洋州街道联合支部');
  });

  it('an advisor where there is nobody', async () => {
    expect((await rowOf('无党员协会', { gap: 'no_members' })).proposal).toMatchObject({ way: 'advisor' });
  });

  it('follow the facts: nothing of them is stored', async () => {
    const extra = await add('临时两名协会', { here: 2 });
    const org = await add('随事实协会', { here: 1 });
    expect((await detailOf('随事实协会')).proposals[0]?.units).toHaveLength(2);
    await coverBy(database, { socialOrg: org, partyOrg: tree.tradesJointBranch, way: 'joint' });
    await coverBy(database, { socialOrg: extra, partyOrg: tree.tradesJointBranch, way: 'joint' });
    expect(await namesOf({ gap: 'few_members', q: '随事实' })).toEqual([]);
    expect(await detailOf('随事实协会')).toMatchObject({ group: null, proposals: [] });
  });
});

describe('not allowed', () => {
  it('sees no organisation and no neighbour beyond the own scope', async () => {
    expect(await namesOf({ gap: 'few_members' }, 'educationOfficer')).toEqual(['教育学会']);
    expect(await namesOf({ gap: 'few_members' }, 'townshipOfficer')).toEqual(['谢村一名协会']);
    const [row] = await list({ gap: 'few_members' }, 'townshipOfficer');
    expect(row?.proposal?.partners ?? []).toEqual([]);
    const answer = await app.call('townshipOfficer', readGapRoute, {
      params: { id: orgs.一名协会?.id ?? '' },
      query: {},
    });
    expect(answer.status).toBe(404);
  });

  it('counts no members out beside the Party line', async () => {
    const row = await rowOf('待转入协会', { gap: 'few_members' }, 'placeOfficer');
    expect(row).toMatchObject({ transferred: 'few', notTransferred: 'few', absorbable: true });
    const { proposals } = await detailOf('待转入协会', {}, 'placeOfficer');
    expect(proposals.flatMap(({ reasons }) => reasons).join()).not.toMatch(/\d 名/);
    expect((await rowOf('三名协会', {}, 'placeOfficer')).transferred).toBe('withheld');
  });

  it.each(['secretary', 'advisor', 'systemAdmin'] as const)('has no list for the %s', async (as) => {
    expect((await app.call(as, listWithoutPartyOrgRoute, { query: {} })).status).toBe(403);
  });
});

describe('reasons', () => {
  const give = (names: readonly string[], more: object = {}, as: keyof BuiltCallers = 'officer') =>
    app.call(as, giveReasonsRoute, {
      body: { socialOrgs: names.map((name) => ({ id: orgs[name]?.id ?? '' })), reason: 'preparing', ...more },
    });

  const pageOfOne = async (after?: string) => {
    const query = { reason: 'preparing', size: 1, after } as const;
    return (await app.call('officer', listWithoutPartyOrgRoute, { query })).body;
  };

  it('are given to many at once, dated and signed, and filter the lists', async () => {
    const { body } = await give(['三名协会', '四名协会'], { note: '年内完成', changeOn: '2024-05-01' });
    expect(body).toEqual({ given: 2, batchId: expect.any(String) });
    expect((await rowOf('三名协会')).reason).toMatchObject({
      code: 'preparing',
      note: '年内完成',
      fromOn: '2024-05-01',
      recordedBy: '党工委干部',
    });
    expect(await namesOf({ reason: 'preparing' })).toEqual(['三名协会', '四名协会']);
    expect(await namesOf({ reason: 'preparing', on: '2024-04-30' })).toEqual([]);
    expect(await namesOf({ reason: 'preparing' }, 'placeOfficer')).toEqual(['三名协会', '四名协会']);
    expect(await namesOf({ reason: 'preparing', gap: 'few_members' })).toEqual([]);
    const first = await pageOfOne();
    const second = await pageOfOne(first.next ?? '');
    expect([first, second].map(({ rows }) => rows[0]?.name).toSorted()).toEqual(['三名协会', '四名协会']);
    expect(second.next).toBeNull();
    expect(await namesOf({ reason: 'none' })).toEqual([]);
    expect((await counts({ reason: 'preparing' })).establishmentGaps).toBe(2);
    await give(['四名协会'], { reason: 'to_discuss' });
    expect(await namesOf({ reason: 'preparing' })).toEqual(['三名协会']);
  });

  it('are given by an officer of the place too', async () => {
    expect((await give(['无党员协会'], { reason: 'no_members' }, 'placeOfficer')).status).toBe(200);
  });

  it('are refused for a day to come, for one that is covered, and for all where one is out of sight', async () => {
    expect((await give(['三名协会'], { changeOn: '2999-01-01' })).code).toBe('change.future');
    expect((await give(['不详协会', '已建协会'])).code).toBe('gap.covered');
    expect((await give(['不详协会', '教育学会'], {}, 'tradesOfficer')).status).toBe(404);
    expect((await rowOf('不详协会', { gap: 'unverified' })).reason).toBeNull();
  });

  it('are not given by whoever only inspects', async () => {
    expect((await give(['三名协会'], {}, 'inspector')).status).toBe(403);
  });
});

describe('export', () => {
  it('takes the list out with reasons and proposals', async () => {
    const { bytes } = await app.call('officer', exportWithoutPartyOrgRoute, {
      query: { gap: 'few_members' },
    });
    const rows = await readTexts(bytes, 'gaps.xlsx');
    expect(rows[0]?.[0]).toContain('未建党组织：仅有个别党员（截至');
    const row = rows.find(([name]) => name === '一名协会');
    expect(row).toEqual(expect.arrayContaining(['联合组建', '两名协会']));
  });
});
