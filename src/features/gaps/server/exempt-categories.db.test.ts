import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addSocialOrg, type BuiltTree, buildTree } from '../../testing/build-records.ts';
import {
  addExemptCategoryRoute,
  changeExemptCategoryRoute,
  type GapFilter,
  listExemptCategoriesRoute,
  listWithoutPartyOrgRoute,
} from '../gaps.contract.ts';
import { registerGapRoutes } from './routes.ts';

const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [TODAY]);
  tree = await buildTree(database);
  app = await createTestApp({ ...(await buildCallers(database, tree)) }, (each) =>
    registerGapRoutes(each, { pool: database.appPool, sealer: testSealer }),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function namesOf(gap: 'exempt' | 'unverified', on?: GapFilter['on']): Promise<string[]> {
  const { body } = await app.call('officer', listWithoutPartyOrgRoute, { query: { gap, on } });
  return body.rows.map(({ name }) => name);
}

describe('categories for which no set-up is proposed', () => {
  const body = {
    name: '律师事务所',
    basis: '由行业党委统一管理',
    orgType: 'law_firm',
    sector: null,
    codePrefix: null,
    fromOn: '2024-01-01',
  };

  it('are listed with their basis, the shipped ones first known', async () => {
    const { body: listed } = await app.call('inspector', listExemptCategoriesRoute, {});
    expect(listed.categories.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['宗教团体', '宗教活动场所']),
    );
    expect(listed.mayChange).toBe(true);
    expect((await app.call('placeOfficer', listExemptCategoriesRoute, {})).body.mayChange).toBe(false);
  });

  it('move organisations from their day on, and back when they end', async () => {
    await addSocialOrg(database, {
      name: '诚信律师事务所',
      responsible: tree.trades,
      type: 'law_firm',
    });
    const added = await app.call('officer', addExemptCategoryRoute, { body });
    expect(await namesOf('exempt')).toContain('诚信律师事务所');
    expect(await namesOf('exempt', '2023-12-31')).not.toContain('诚信律师事务所');
    const { body: listed } = await app.call('officer', listExemptCategoriesRoute, {});
    const version = listed.categories.find(({ id }) => id === added.body.id)?.version ?? 0;
    const end = (asked: object) =>
      app.call('officer', changeExemptCategoryRoute, {
        params: { id: added.body.id },
        body: { version, ...asked },
      });
    expect((await end({ toOn: '2023-06-01' })).code).toBe('input.days-in-order');
    expect((await end({ toOn: TODAY })).status).toBe(200);
    expect((await end({ toOn: TODAY })).code).toBe('conflict.version');
    expect(await namesOf('unverified')).toContain('诚信律师事务所');
  });

  it('are refused without a condition, of a sector that is not there, and for a day to come', async () => {
    const code = async (more: object) =>
      (await app.call('officer', addExemptCategoryRoute, { body: { ...body, ...more } })).code;
    expect(await code({ orgType: null })).toBe('exempt.no-condition');
    expect(await code({ sector: 'nowhere' })).toBe('field.unknown-code');
    expect(await code({ orgType: 'nothing' })).toBe('field.unknown-code');
    expect(await code({ fromOn: '2999-01-01' })).toBe('change.future');
  });

  it('are changed by nobody whose scope is a part of the site', async () => {
    expect((await app.call('tradesOfficer', addExemptCategoryRoute, { body })).code).toBe(
      'exempt.whole-site',
    );
    expect((await app.call('placeOfficer', addExemptCategoryRoute, { body })).status).toBe(403);
  });
});
