import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
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
  YANGXIAN,
} from '../../testing/build-records.ts';
import { registerCountingRoutes } from '../../counting/server/routes.ts';
import type { CoverageAnswer, RollCounts } from '../coverage.contract.ts';
import { registerCoverageRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

let database: TestDatabase;
let tree: BuiltTree;
let callers: BuiltCallers;
let testApp: TestApp;
let app: FastifyInstance;
const orgs: Record<string, BuiltSocialOrg> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  const { education, trades, supervisingBodies } = tree;
  const add = async (key: string, given: Parameters<typeof addSocialOrg>[1]) => {
    orgs[key] = await addSocialOrg(database, given);
    return orgs[key];
  };
  const school = await add('school', {
    name: '明德学校',
    responsible: education,
    body: supervisingBodies.education,
    staff: 40,
  });
  const nursery = await add('nursery', {
    name: '小星幼儿园',
    responsible: education,
    body: supervisingBodies.education,
    staff: null,
    regionCode: '610723104',
  });
  const catering = await add('catering', {
    name: '餐饮协会',
    responsible: trades,
    type: 'association',
    sector: 'business_services',
    staff: 5,
  });
  const chess = await add('chess', {
    name: '棋类爱好者队',
    responsible: trades,
    type: 'association',
    registerKind: 'filed',
    sector: 'sports',
    unclear: true,
  });
  await add('gone', { name: '已注销商会', responsible: trades, type: 'association', endedOn: '2024-03-01' });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch, fromOn: '2021-07-01' });
  await coverBy(database, {
    socialOrg: nursery,
    partyOrg: tree.educationJointBranch,
    way: 'attached',
    fromOn: '2022-01-01',
  });
  await coverBy(database, {
    socialOrg: school,
    partyOrg: tree.educationJointBranch,
    way: 'joint',
    fromOn: '2022-01-01',
    toOn: '2023-01-01',
  });
  for (const name of ['甲', '乙', '丙'])
    await addMember(database, { name: `党员${name}`, branch: tree.tradesBranch, workUnit: catering });
  await addMember(database, {
    name: '党员丁',
    branch: tree.educationBranch,
    workUnit: school,
    membershipBranch: null,
  });
  await buildWith(database, (client) =>
    client.query(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, valid) values (gen_random_uuid(), $1, 'advisor', '王指导', daterange('2023-05-01', null))`,
      [chess.id],
    ),
  );
  testApp = await createTestApp({ ...callers }, (each) => {
    registerCountingRoutes(each, { pool: database.appPool });
    registerCoverageRoutes(each, { pool: database.appPool });
  });
  app = testApp.app;
});
afterAll(async () => {
  await testApp.close();
  await database.drop();
});

async function read(query: string, as: keyof BuiltCallers = 'officer'): Promise<CoverageAnswer> {
  const response = await app.inject({ url: `/api/coverage?${query}`, headers: { 'x-test-caller': as } });
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

async function readRoll(query: string, as: keyof BuiltCallers = 'officer'): Promise<RollCounts> {
  return (await app.inject({ url: `/api/coverage/roll?${query}`, headers: { 'x-test-caller': as } })).json();
}

async function refused(query: string, as: keyof BuiltCallers) {
  const response = await app.inject({ url: `/api/coverage?${query}`, headers: { 'x-test-caller': as } });
  return [response.statusCode, response.json().refusals?.[0]?.code];
}

describe('does', () => {
  it('counts the whole under 工作口径, with gaps, the unverified and the roll', async () => {
    const answer = await read('');
    expect(answer.figures).toMatchObject({
      socialOrgs: 4,
      staff: 40 + 5 + 12,
      formalCoverage: { covered: 2, total: 4, rate: 0.5 },
      workCoverage: { covered: 3, total: 4, rate: 0.75 },
      ways: { sole: 1, joint: 0, attached: 1, functional: 0 },
      establishmentGaps: 1,
      unverified: 1,
      responsibilityUnclear: 1,
    });
    expect(answer.roll).toEqual({
      partyOrgs: { total: 7, branches: 4, covering: 2 },
      members: 4,
      membersNotTransferred: 1,
      membersOn: TODAY,
    });
    expect(answer.countingDefinition.name).toBe('工作口径');
  });

  it('shows what another definition would make of it', async () => {
    const { otherDefinitions } = await read('');
    const byCode = Object.fromEntries(
      otherDefinitions.map((each) => [each.definition.code, each.figures.formalCoverage]),
    );
    expect(byCode).toEqual({
      party_statistics: { covered: 1, total: 4, rate: 0.25 },
      civil_affairs: { covered: 2, total: 3, rate: 2 / 3 },
    });
  });

  it('gives the same figures from the counters, from pending deltas and from the spans', async () => {
    const pending = await read(`tree=place&node=${YANGXIAN}`);
    await database.superPool.query('select tally_fold_pending()');
    const folded = await read(`tree=place&node=${YANGXIAN}`);
    const spans = await read(`tree=place&node=${YANGXIAN}&knownOn=${TODAY}`);
    expect(folded).toEqual(pending);
    expect(spans).toEqual({ ...folded, roll: null });
    expect(await readRoll(`tree=place&node=${YANGXIAN}`)).toEqual(folded.roll);
  });

  it("puts the node's own level in a row of its own, children in the order of codes", async () => {
    const { groups } = await read(`tree=place&node=${YANGXIAN}`);
    expect(groups[0]).toMatchObject({ key: 'own', label: '本级', figures: { socialOrgs: 3 } });
    expect(groups.find((each) => each.key === '610723104')?.figures).toMatchObject({
      socialOrgs: 1,
      formalCoverage: { covered: 1 },
    });
    expect(groups.slice(1).map((each) => each.key)).toEqual(
      groups
        .slice(1)
        .map((each) => each.key)
        .toSorted(),
    );
  });

  it.each([
    ['2020-06-30', 5, 0],
    ['2021-06-30', 5, 0],
    ['2021-07-01', 5, 1],
    ['2022-06-30', 5, 2],
    ['2024-02-29', 5, 2],
    ['2024-03-01', 4, 2],
    ['2019-12-31', 0, 0],
  ])('counts as of %s: %i organisations, %i covered', async (on, total, covered) => {
    const { figures } = await read(`on=${on}`);
    expect([figures.socialOrgs, figures.formalCoverage.covered]).toEqual([total, covered]);
  });

  it('counts an organisation covered twice once, by the strongest way', async () => {
    const { figures } = await read('on=2022-06-30');
    expect(figures.ways).toEqual({ sole: 1, joint: 0, attached: 1, functional: 0 });
  });

  it('splits by the way of setting up as it counts, whoever is not covered under 未组建', async () => {
    const { groups, figures } = await read('by=way');
    for (const { key, figures: of } of groups)
      expect(of.formalCoverage.covered).toBe(({ ...figures.ways, '': 0 } as Record<string, number>)[key]);
    expect(groups.at(-1)).toMatchObject({ key: '', label: '未组建' });
  });

  it.each([
    ['by=sector', 3],
    ['by=type', 2],
    ['by=size', 4],
    ['by=body', 2],
  ])('splits %s, and the parts add up to the whole', async (by, parts) => {
    const { groups, figures } = await read(by);
    expect(groups).toHaveLength(parts);
    expect(groups.reduce((sum, each) => sum + each.figures.socialOrgs, 0)).toBe(figures.socialOrgs);
    expect(groups.every((each) => each.label !== '')).toBe(true);
  });

  it('filters, and leaves the roll out where it has no such dimension', async () => {
    const { figures, roll } = await read('sector=sports&sector=business_services');
    expect([figures.socialOrgs, roll]).toEqual([2, null]);
  });

  it('draws the trend by month ends up to the asked day', async () => {
    const response = await app.inject({
      url: '/api/coverage/trend?on=2022-02-10&months=3',
      headers: { 'x-test-caller': 'officer' },
    });
    expect(response.json().points).toEqual([
      { on: '2021-12-31', socialOrgs: 5, formallyCovered: 1, workCovered: 1 },
      { on: '2022-01-31', socialOrgs: 5, formallyCovered: 2, workCovered: 2 },
      { on: '2022-02-10', socialOrgs: 5, formallyCovered: 2, workCovered: 2 },
    ]);
  });

  it("keeps an office's own definition, version by version", async () => {
    const save = (body: object) =>
      app.inject({
        method: 'POST',
        url: '/api/counting-definitions',
        headers: { 'x-test-caller': 'officer' },
        payload: body,
      });
    const settings = {
      base: 'eligible',
      attachedCounts: true,
      functionalCounts: false,
      advisorCounts: true,
      massOrgCounts: true,
    };
    const first = (await save({ name: '应建口径', note: '只看具备组建条件的', settings })).json();
    const second = (await save({ code: first.code, name: '应建口径', note: '改了说明', settings })).json();
    expect([first.version, second.version]).toEqual([1, 2]);
    expect((await read(`definition=${first.code}`)).figures.formalCoverage).toEqual({
      covered: 0,
      total: 1,
      rate: 0,
    });
  });

  it('exports the table with place, day and definition in its title, and the total', async () => {
    const response = await app.inject({
      url: '/api/coverage/export?by=sector',
      headers: { 'x-test-caller': 'officer' },
    });
    expect(response.headers['content-type']).toContain('spreadsheetml');
    const rows = await readTexts(response.rawPayload, 'coverage.xlsx');
    expect(rows[0]?.[0]).toContain('工作口径第 1 版');
    expect(rows.at(-1)?.slice(0, 4)).toEqual(['合计', '4', '2', '50.0 %']);
  });

  it('tells a correction from what was known before it', async () => {
    const before = await read('on=2023-01-01');
    await buildWith(
      database,
      (client) => client.query(`update social_org set sector = 'culture' where id = $1`, [orgs.chess?.id]),
      { changeOn: '2020-01-01', correctionReason: '行业登记有误' },
    );
    const after = await read('on=2023-01-01&sector=culture');
    expect([before.figures.socialOrgs, after.figures.socialOrgs]).toEqual([5, 1]);
    const { rows } = await database.superPool.query(
      'select count(*)::int as n from social_org_period where social_org_id = $1 and reason is not null',
      [orgs.chess?.id],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('refuses', () => {
  it.each([
    ['on=2999-01-01', 409, 'coverage.future'],
    ['definition=none', 409, 'coverage.definition'],
    ['on=2026-02-30', 400, 'input.invalid'],
    ['tree=place&node=999999999', 404, 'not-found'],
    ['tree=party&node=610723000', 404, 'not-found'],
    ['tree=body&node=x', 404, 'not-found'],
    ['size=NaN', 400, 'input.invalid'],
    ['body=1', 400, 'input.invalid'],
  ])('%s', async (query, status, code) => {
    expect(await refused(query, 'officer')).toEqual([status, code]);
  });

  it('a change of a shipped definition', async () => {
    const settings = {
      base: 'eligible',
      attachedCounts: true,
      functionalCounts: true,
      advisorCounts: true,
      massOrgCounts: true,
    };
    const response = await app.inject({
      method: 'POST',
      url: '/api/counting-definitions',
      headers: { 'x-test-caller': 'officer' },
      payload: { code: 'working', name: '我的口径', note: '', settings },
    });
    expect(response.json().refusals[0].code).toBe('counting.shipped');
  });
});

describe('not allowed', () => {
  it('shows each caller the figures of the own scope alone, also for a node that reaches further', async () => {
    const own = {
      educationOfficer: 2,
      tradesOfficer: 2,
      townshipOfficer: 1,
      otherPlaceOfficer: 0,
      bodyOfficer: 2,
      placeOfficer: 4,
    };
    for (const [as, total] of Object.entries(own)) {
      expect([
        as,
        (await read('tree=place&node=000000000', as as keyof BuiltCallers)).figures.socialOrgs,
      ]).toEqual([as, total]);
    }
  });

  it("gives a region's officer counts of members, never more than of the own region", async () => {
    expect(await readRoll('', 'placeOfficer')).toMatchObject({ members: 4, membersNotTransferred: 'few' });
    expect(await readRoll('', 'townshipOfficer')).toMatchObject({ members: 'few' });
    expect(await readRoll('', 'bodyOfficer')).toMatchObject({
      members: 'few',
      partyOrgs: { total: 2, branches: 2, covering: 2 },
    });
  });

  it('hides small counts of persons beside the Party line alone, and leaves them out of the figures', async () => {
    const branch = `tree=party&node=${tree.educationBranch.id}`;
    expect(await readRoll(branch, 'officer')).toMatchObject({ members: expect.any(Number) });
    expect(['few', 'withheld']).toContain((await readRoll(branch, 'placeOfficer')).members);
    expect((await read(`tree=place&node=${YANGXIAN}`, 'placeOfficer')).roll).toBeNull();
  });

  it("begins with the node that the caller's scope stands on", async () => {
    expect((await read('', 'tradesOfficer')).node.name).toBe(tree.trades.name);
    expect((await read('', 'townshipOfficer')).node.name).toBe('谢村镇');
    expect((await read('', 'bodyOfficer')).node.name).toBe(tree.supervisingBodies.education.name);
  });

  it('refuses a Party organisation of the other half, and whoever may not read coverage', async () => {
    expect(await refused(`tree=party&node=${tree.education.id}`, 'tradesOfficer')).toEqual([
      404,
      'not-found',
    ]);
    expect(await refused('', 'systemAdmin')).toEqual([403, 'not-allowed']);
  });
});

// After the rest: a move changes the codes that the callers above stand on.
describe('follows the tree', () => {
  it('follows a move of a Party organisation today, and leaves earlier days as they were', async () => {
    const newHome = await addPartyOrg(database, {
      name: '洋县社会组织第二综合党委',
      kind: 'comprehensive_committee',
      parent: tree.root,
      firstOn: '2023-01-01',
    });
    await buildWith(database, (client) =>
      client.query('select party_tree_move($1, $2, $3)', [tree.trades.id, newHome.id, '2025-01-01']),
    );
    expect((await read(`tree=party&node=${newHome.id}`)).figures.socialOrgs).toBe(2);
    expect((await read(`tree=party&node=${newHome.id}&on=2024-12-31`)).figures.socialOrgs).toBe(0);
    expect((await read(`tree=party&node=${tree.root.id}&on=2024-12-31`)).figures.socialOrgs).toBe(4);
    const { groups } = await read(`tree=party&node=${tree.root.id}&on=2024-12-31`);
    expect(groups.map((each) => each.label)).toContain(tree.trades.name);
  });

  it('keeps every counter equal to a full recount', async () => {
    await database.superPool.query('select tally_fold_pending()');
    expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
    await database.superPool.query(`select tally_roll('2021-01-01')`);
    expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
    await database.superPool.query('select tally_roll($1::date)', [TODAY]);
    expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
    await database.superPool.query('select tally_rebuild()');
    expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
  });
});
