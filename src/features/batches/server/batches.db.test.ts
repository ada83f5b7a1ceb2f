import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { changeSocialOrgRoute, readSocialOrgRoute } from '../../social-orgs/social-org.contract.ts';
import { registerSocialOrgRoutes } from '../../social-orgs/server/routes.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addSocialOrg, type BuiltSocialOrg, buildTree, type BuiltTree } from '../../testing/build-records.ts';
import { BATCH_MOST } from '../batch.ts';
import { listBatchesRoute, previewBatchRoute, storeBatchRoute, undoBatchRoute } from '../batches.contract.ts';
import { registerBatchRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const parts = { pool: database.appPool, sealer: testSealer };
  app = await createTestApp({ ...(await buildCallers(database, tree)) }, (own) => {
    registerBatchRoutes(own, parts);
    registerSocialOrgRoutes(own, parts);
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

let made = 0;
const newOrgs = (n: number, responsible = tree.education): Promise<BuiltSocialOrg[]> =>
  Promise.all(
    Array.from({ length: n }, () => {
      made += 1;
      return addSocialOrg(database, { name: `批量学校${made}`, responsible });
    }),
  );
const idsOf = (orgs: readonly { id: string }[]) => orgs.map(({ id }) => id);
const toHealth = (orgs: readonly { id: string }[]) => ({
  ids: idsOf(orgs),
  field: 'sector' as const,
  value: 'health',
});
const store = (orgs: readonly { id: string }[], by = 'officer') =>
  app.call(by, storeBatchRoute, { body: toHealth(orgs) });
const read = async ({ id }: { id: string }) =>
  (await app.call('officer', readSocialOrgRoute, { params: { id } })).body;
const sectorsOf = (orgs: readonly { id: string }[]) =>
  Promise.all(orgs.map(async (org) => (await read(org)).sector));
const undo = (id: string | null, by = 'officer') =>
  app.call(by, undoBatchRoute, { params: { id: id ?? '' } });
const statesOf = (rows: readonly { state: string }[]) => rows.map(({ state }) => state);

describe('a batch', () => {
  it('is seen before, stored as one, and stands in the history of each and in the log as one', async () => {
    const orgs = await newOrgs(3);
    const seen = await app.call('officer', previewBatchRoute, { body: toHealth(orgs) });
    expect(seen.body.rows.map(({ before, state }) => [before, state])).toEqual(
      orgs.map(() => ['教育', 'changed']),
    );
    expect(await sectorsOf(orgs)).toEqual(['education', 'education', 'education']);
    const stored = await store(orgs);
    expect(statesOf(stored.body.rows)).toEqual(['changed', 'changed', 'changed']);
    expect(await sectorsOf(orgs)).toEqual(['health', 'health', 'health']);
    const { rows } = await database.superPool.query(
      `select action from change_line where entity_id = any ($1) and action in ('batch-change', 'change') order by action`,
      [[stored.body.id, ...idsOf(orgs)]],
    );
    expect(rows.map(({ action }) => action)).toEqual(['batch-change', 'change', 'change', 'change']);
  });

  it('leaves what is so already, what is refused, and what is out of sight', async () => {
    const [same, open] = await newOrgs(2);
    const [beyond] = await newOrgs(1, tree.trades);
    if (same === undefined || open === undefined || beyond === undefined) throw new Error('not made');
    await store([same]);
    const done = await store([same, open, beyond], 'educationOfficer');
    expect(done.body.rows.map(({ state, name }) => [state, name])).toEqual([
      ['same', same.name],
      ['changed', open.name],
      ['refused', null],
    ]);
    expect(await sectorsOf([beyond])).toEqual(['education']);
    const unknown = await app.call('officer', storeBatchRoute, {
      body: { ids: [open.id], field: 'sector', value: 'no-such' },
    });
    expect(unknown.body).toMatchObject({ id: null, rows: [{ state: 'refused' }] });
  });

  it('sets a supervising body, and a reason with its note', async () => {
    const orgs = await newOrgs(2);
    const body = tree.supervisingBodies.education;
    await app.call('officer', storeBatchRoute, {
      body: { ids: idsOf(orgs), field: 'supervisingBodyId', value: body.id },
    });
    await app.call('officer', storeBatchRoute, {
      body: { ids: idsOf(orgs), field: 'noPartyReason', value: 'preparing', note: '下月成立' },
    });
    for (const org of orgs)
      expect(await read(org)).toMatchObject({
        supervisingBody: { id: body.id },
        noPartyReason: 'preparing',
        noPartyReasonNote: '下月成立',
      });
  });

  it('is refused when nothing or too much is chosen', async () => {
    expect((await store([])).refusals[0]?.code).toBe('batch.none');
    const many = Array.from({ length: BATCH_MOST + 1 }, () => ({
      id: '0190a000-0000-7000-8000-00000000dead',
    }));
    expect((await store(many)).refusals[0]?.code).toBe('batch.too-many');
    for (const by of ['inspector', 'advisor', 'systemAdmin'])
      expect([by, (await store(await newOrgs(1), by)).status]).toEqual([by, 403]);
  });
});

describe('undoing a batch', () => {
  it('puts back every row, and says so in its list', async () => {
    const orgs = await newOrgs(2);
    const { id } = (await store(orgs)).body;
    const undone = await undo(id);
    expect(undone.body).toMatchObject({ id, valueText: '卫生', changed: 2, left: [] });
    expect(await sectorsOf(orgs)).toEqual(['education', 'education']);
    expect((await undo(id)).refusals[0]?.code).toBe('batch.undone');
    const { batches } = (await app.call('officer', listBatchesRoute, {})).body;
    expect(batches.find((each) => each.id === id)?.undoneAt).not.toBe(null);
  });

  it('leaves and names what somebody changed since', async () => {
    const [kept, changed] = await newOrgs(2);
    if (kept === undefined || changed === undefined) throw new Error('not made');
    const { id } = (await store([kept, changed])).body;
    await app.call('placeOfficer', changeSocialOrgRoute, {
      params: { id: changed.id },
      body: { version: (await read(changed)).version, volunteers: 9 },
    });
    expect((await undo(id)).body.left).toMatchObject([{ id: changed.id, name: changed.name }]);
    expect(await sectorsOf([kept, changed])).toEqual(['education', 'health']);
  });

  it('is for whoever made it', async () => {
    const { id } = (await store(await newOrgs(1))).body;
    expect((await undo(id, 'educationOfficer')).refusals[0]?.code).toBe('batch.unknown');
    expect((await app.call('placeOfficer', listBatchesRoute, {})).body.batches).toEqual([]);
  });
});
