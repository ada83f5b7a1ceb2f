import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { undoBatchRoute } from '../../batches/batches.contract.ts';
import { registerBatchRoutes } from '../../batches/server/routes.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addMember, addSocialOrg, buildTree } from '../../testing/build-records.ts';
import { giveReasonsRoute, listWithoutPartyOrgRoute } from '../gaps.contract.ts';
import { registerGapRoutes } from './routes.ts';

let database: TestDatabase;
let app: TestApp;
const orgs: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [todayIn(OFFICE_TIME_ZONE, new Date())]);
  const tree = await buildTree(database);
  const parts = { pool: database.appPool, sealer: testSealer };
  for (const name of ['三名协会', '四名协会']) {
    const org = await addSocialOrg(database, { name, responsible: tree.trades });
    for (const nth of [1, 2, 3])
      await addMember(database, { name: `${name}党员${nth}`, branch: tree.tradesBranch, workUnit: org });
    orgs[name] = org.id;
  }
  app = await createTestApp({ ...(await buildCallers(database, tree)) }, (each) => {
    registerGapRoutes(each, parts);
    registerBatchRoutes(each, parts);
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const give = (names: readonly string[], more: object = {}) =>
  app.call('officer', giveReasonsRoute, {
    body: { socialOrgs: names.map((name) => ({ id: orgs[name] ?? '' })), reason: 'preparing', ...more },
  });
const reasonOf = async (name: string) => {
  const { body } = await app.call('officer', listWithoutPartyOrgRoute, { query: { q: name } });
  return body.rows[0]?.reason ?? null;
};

describe('reasons for having no Party organisation', () => {
  it('do not overwrite what somebody else has given meanwhile', async () => {
    const seenNow = async () => (await reasonOf('三名协会'))?.recordedAt ?? null;
    const giveSeeing = (seenAt: string | null, more: object) =>
      give([], { socialOrgs: [{ id: orgs['三名协会'] ?? '', seenAt }], ...more });
    expect((await giveSeeing(await seenNow(), { note: '先登记' })).status).toBe(200);
    const seenAt = await seenNow();
    expect(seenAt).not.toBeNull();
    expect((await giveSeeing(seenAt, { note: '先到' })).status).toBe(200);
    for (const stale of [seenAt, null])
      expect(await giveSeeing(stale, { reason: 'other' })).toMatchObject({
        status: 409,
        code: 'conflict.reason',
      });
    expect(await reasonOf('三名协会')).toMatchObject({ code: 'preparing', note: '先到' });
  });

  it('are refused where what was seen is no moment', async () => {
    const answer = await give([], { socialOrgs: [{ id: orgs['三名协会'] ?? '', seenAt: '昨天' }] });
    expect(answer).toMatchObject({ status: 400, code: 'input.invalid' });
    expect(answer.refusals[0]?.message).toContain('不是有效的时间');
  });

  it('are undone as one, and whoever was given another since keeps it', async () => {
    const before = await reasonOf('三名协会');
    const { body } = await give(['三名协会', '四名协会'], { reason: 'awaiting_guidance' });
    await give(['四名协会'], { reason: 'other' });
    const undone = await app.call('officer', undoBatchRoute, { params: { id: body.batchId ?? '' } });
    expect(undone.body.left).toMatchObject([{ name: '四名协会' }]);
    expect(await reasonOf('三名协会')).toMatchObject({ code: before?.code, note: before?.note });
    expect((await reasonOf('四名协会'))?.code).toBe('other');
  });

  it('are no batch where everything is so already', async () => {
    expect((await give(['四名协会'], { reason: 'other' })).body).toEqual({ given: 1, batchId: null });
  });

  it('are refused for a day before the one from which another stands: that could not be put back', async () => {
    const early = await give(['四名协会'], { reason: 'preparing', changeOn: '2024-05-01' });
    expect(early.code).toBe('gap.reason-later');
    expect((await reasonOf('四名协会'))?.code).toBe('other');
  });
});
