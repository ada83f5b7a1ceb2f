import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import { registerCountingRoutes } from '../../counting/server/routes.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { registerCoverageRoutes } from './routes.ts';
import { settleDue } from './upkeep.queries.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
const CHANGED_ON = '2024-06-01';

let database: TestDatabase;
let tree: BuiltTree;
let testApp: TestApp;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  testApp = await createTestApp({ ...(await buildCallers(database, tree)) }, (each) => {
    registerCountingRoutes(each, { pool: database.appPool });
    registerCoverageRoutes(each, { pool: database.appPool });
  });
  app = testApp.app;
});
afterAll(async () => {
  await testApp.close();
  await database.drop();
});

async function figures(query = ''): Promise<CoverageAnswer['figures']> {
  const response = await app.inject({
    url: `/api/coverage?${query}`,
    headers: { 'x-test-caller': 'officer' },
  });
  expect(response.statusCode, response.body).toBe(200);
  return (response.json() as CoverageAnswer).figures;
}

/** Under which of the five groups the whole stands. */
async function groups(query = '') {
  const { establishmentGaps, fewMembers, noMembers, unverified, exempt } = await figures(query);
  return { establishmentGaps, fewMembers, noMembers, unverified, exempt };
}

const NONE = { establishmentGaps: 0, fewMembers: 0, noMembers: 0, unverified: 0, exempt: 0 };

async function addMembers(workUnit: BuiltSocialOrg, here: number, elsewhere: number): Promise<void> {
  for (let n = 0; n < here + elsewhere; n += 1)
    await addMember(database, {
      name: `${workUnit.name}党员${n}`,
      branch: tree.tradesBranch,
      workUnit,
      ...(n < here ? {} : { membershipBranch: null }),
    });
}

async function declare(socialOrg: BuiltSocialOrg, values: Record<string, number>): Promise<void> {
  await buildWith(database, async (client) => {
    for (const [figure, value] of Object.entries(values))
      await client.query(
        `insert into declared_figure (social_org_id, figure, value, source, declared_on) values ($1, $2, $3, '核对单', '2024-01-01')`,
        [socialOrg.id, figure, value],
      );
  });
}

async function noDrift(): Promise<void> {
  await database.superPool.query('select tally_fold_pending()');
  expect((await database.superPool.query('select * from tally_drift()')).rows).toEqual([]);
}

describe('members whose 组织关系 is elsewhere', () => {
  let countsAll: string;

  beforeAll(async () => {
    const add = (name: string) => addSocialOrg(database, { name, responsible: tree.trades });
    await addMembers(await add('转入三名协会'), 3, 0);
    await addMembers(await add('转入两名协会'), 2, 2);
    await addMembers(await add('都未转入协会'), 0, 3);
    await declare(await add('填报五名协会'), { full_members: 5, members_not_transferred: 3 });
    await declare(await add('填报四名协会'), { full_members: 4, members_not_transferred: 1 });
    const settings = {
      base: 'registered_and_filed',
      attachedCounts: true,
      functionalCounts: true,
      notTransferredCounts: true,
      advisorCounts: true,
      massOrgCounts: true,
    };
    const saved = await app.inject({
      method: 'POST',
      url: '/api/counting-definitions',
      headers: { 'x-test-caller': 'officer' },
      payload: { name: '含未转入口径', note: '未转入的也算', settings },
    });
    countsAll = saved.json().code;
  });

  it('make no shortfall, unless the definition counts them', async () => {
    expect(await groups()).toEqual({ ...NONE, establishmentGaps: 2, fewMembers: 3 });
    expect(await groups(`definition=${countsAll}`)).toEqual({ ...NONE, establishmentGaps: 5 });
  });

  it('are judged the same from the folded counters, from the spans and for an earlier day', async () => {
    await database.superPool.query('select tally_fold_pending()');
    const filtered = 'sector=education';
    expect(await groups()).toEqual(await groups(filtered));
    expect(await groups(`definition=${countsAll}`)).toEqual(
      await groups(`definition=${countsAll}&${filtered}`),
    );
    expect(await groups('on=2022-12-31')).toEqual({
      ...NONE,
      establishmentGaps: 1,
      fewMembers: 2,
      unverified: 2,
    });
    await noDrift();
  });

  it('become a shortfall when they are transferred', async () => {
    await buildWith(
      database,
      (client) =>
        client.query(
          `update member set membership_branch_id = managing_branch_id, membership_pos = party_pos
           where name like '都未转入协会%'`,
        ),
      { changeOn: CHANGED_ON },
    );
    expect(await groups()).toEqual({ ...NONE, establishmentGaps: 3, fewMembers: 2 });
    expect((await groups('on=2024-05-31')).establishmentGaps).toBe(2);
    await noDrift();
  });
});

describe('另有规定', () => {
  const settle = () => settleDue(database.appPool, 100);

  it('takes religious bodies out of the four lists, and says so', async () => {
    const before = await groups();
    const temple = await addSocialOrg(database, {
      name: '道教协会',
      responsible: tree.trades,
      type: 'association',
      sector: 'religion',
    });
    await addMembers(temple, 4, 0);
    expect(await groups()).toEqual({ ...before, exempt: before.exempt + 1 });
    await noDrift();
  });

  it('knows a place of worship by its credit code, also when that comes later', async () => {
    const place = await addSocialOrg(database, {
      name: '白云观',
      responsible: tree.trades,
      type: 'other',
      creditCode: null,
    });
    const before = await groups();
    await buildWith(database, (client) =>
      client.query(`update social_org set credit_code = '71610723MJQ9900011' where id = $1`, [place.id]),
    );
    expect(await groups()).toEqual({
      ...before,
      unverified: before.unverified - 1,
      exempt: before.exempt + 1,
    });
    await noDrift();
  });

  it('follows a category from its day on, and leaves earlier figures as they were', async () => {
    await addSocialOrg(database, { name: '诚信律师事务所', responsible: tree.trades, type: 'law_firm' });
    const before = await groups();
    await database.superPool.query(
      `insert into exempt_category (id, name, basis, org_type, valid)
       values (gen_random_uuid(), '律师事务所', '行业党委统一管理', 'law_firm', daterange($1, null))`,
      [CHANGED_ON],
    );
    expect(await settle()).toBe(0);
    expect(await groups()).toEqual({
      ...before,
      unverified: before.unverified - 1,
      exempt: before.exempt + 1,
    });
    expect(await groups('on=2024-05-31')).toMatchObject({ exempt: before.exempt });
    await database.superPool.query(
      `update exempt_category set valid = daterange(lower(valid), $1) where name = '律师事务所'`,
      [TODAY],
    );
    await settle();
    expect(await groups()).toEqual(before);
    await noDrift();
  });

  it('sums up with the covered and the four lists to the whole', async () => {
    const { socialOrgs, formalCoverage, ...rest } = await figures();
    const { establishmentGaps, fewMembers, noMembers, unverified, exempt } = rest;
    expect(formalCoverage.covered + establishmentGaps + fewMembers + noMembers + unverified + exempt).toBe(
      socialOrgs,
    );
  });
});

it('finds the same spans in one pass over all as for each organisation, and puts wrong ones right', async () => {
  const query = (text: string) => database.superPool.query(text);
  const ofEach = 'select * from coverage_spans_of(array(select id from social_org))';
  const columns =
    'social_org_id, from_on, to_on, pos, responsible_party_org_id, tree_pos, body_no, org_type, sector, size_band, signature, staff, volunteers';
  const kept = `select ${columns} from coverage_span where known_to = 'infinity'`;
  const unlike = async (one: string, other: string) =>
    (await query(`(${one} except all ${other}) union all (${other} except all ${one})`)).rows;
  expect((await query(ofEach)).rows.length).toBeGreaterThan(4);
  expect(await unlike('select * from coverage_spans_all()', ofEach)).toEqual([]);
  expect(
    await unlike(
      'select * from party_org_counts_all()',
      'select * from party_org_counts_of(array(select id from party_org))',
    ),
  ).toEqual([]);
  await query(`update coverage_span set signature = signature # 32 where known_to = 'infinity'
    and social_org_id = (select min(social_org_id::text)::uuid from coverage_span where known_to = 'infinity')`);
  const { rows } = await query(`select count(*)::int as n from coverage_span where known_to < 'infinity'`);
  await query('select tally_rebuild()');
  expect(await unlike(kept, ofEach)).toEqual([]);
  expect((await query('select * from tally_drift()')).rows).toEqual([]);
  // What had been wrong stays on record as what was known.
  const after = await query(`select count(*)::int as n from coverage_span where known_to < 'infinity'`);
  expect((after.rows[0] as { n: number }).n).toBeGreaterThan((rows[0] as { n: number }).n);
});
