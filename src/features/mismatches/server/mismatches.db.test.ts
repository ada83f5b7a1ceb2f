import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { registerAuditRoutes } from '../../audit/server/routes.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import { registerSocialOrgRoutes } from '../../social-orgs/server/routes.ts';
import { countSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { readSocialOrgRoute, saveFactRoute } from '../../social-orgs/social-org.contract.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltPartyOrg,
  type BuiltSocialOrg,
  buildTree,
  type BuiltTree,
} from '../../testing/build-records.ts';
import {
  countMismatchesRoute,
  listMismatchesRoute,
  type MismatchRow,
  settleMismatchesRoute,
  undoSettlementsRoute,
} from '../mismatches.contract.ts';
import { registerMismatchRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let branchOrg: BuiltSocialOrg;
beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const pool = database.appPool;
  const callers = await buildCallers(database, tree);
  branchOrg = await addSocialOrg(database, { name: '支部自己的学校', responsible: tree.education });
  // As one who signs in: besides the branch, the organisations that it covers and no other.
  const { scope } = callers.secretary;
  const branchSecretary = {
    ...callers.secretary,
    scope: { ...scope, only: { socialOrgIds: [branchOrg.id], memberIds: [] } },
  };
  app = await createTestApp({ ...callers, branchSecretary }, (own: FastifyInstance) => {
    registerMismatchRoutes(own, { pool });
    registerSocialOrgRoutes(own, { pool, sealer: testSealer });
    registerAuditRoutes(own, { pool });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

let made = 0;
const declare = (org: { id: string }, value: number, declaredOn = '2025-12-31', figure = 'members') =>
  app.call('officer', saveFactRoute, {
    params: { id: org.id },
    body: {
      kind: 'declaredFigures',
      fact: { figure, value, source: '季报', declaredOn },
    } as never,
  });
const enter = (org: BuiltSocialOrg, branch: BuiltPartyOrg = tree.educationBranch) =>
  addMember(database, { name: '王在册', branch, workUnit: org });
/** One person on the roll, four declared. */
async function newMismatch(responsible = tree.education): Promise<BuiltSocialOrg> {
  made += 1;
  const org = await addSocialOrg(database, { name: `不符学校${made}`, responsible });
  await enter(org, responsible === tree.trades ? tree.tradesBranch : tree.educationBranch);
  await declare(org, 4);
  return org;
}
const list = async (query: Record<string, unknown> = {}, by = 'officer') =>
  (await app.call(by, listMismatchesRoute, { query: { size: 100, ...query } as never })).body.rows;
const rowsOf = async (org: { id: string }, query: Record<string, unknown> = {}) =>
  (await list(query)).filter(({ socialOrgId }) => socialOrgId === org.id);
const seenOf = ({ socialOrgId, figure, declared, declaredOn, onRoll }: MismatchRow) => ({
  socialOrgId,
  figure,
  declared,
  declaredOn,
  onRoll,
});
const settle = async (
  orgs: readonly { id: string }[],
  decision: 'roll' | 'declared' = 'roll',
  by = 'officer',
) => {
  const rows = (await Promise.all(orgs.map((org) => rowsOf(org)))).flat().map(seenOf);
  return app.call(by, settleMismatchesRoute, { body: { rows, decision, reason: '三人已迁出，季报未更新' } });
};
const count = async (query: Record<string, unknown> = {}, by = 'officer') =>
  (await app.call(by, countMismatchesRoute, { query: query as never })).body.count;

describe('账实不符', () => {
  it('lists what was declared beside what the roll counts', async () => {
    const org = await newMismatch();
    expect(await rowsOf(org)).toEqual([
      {
        socialOrgId: org.id,
        name: org.name,
        regionName: '洋县',
        responsibleName: tree.education.name,
        figure: 'members',
        declared: 4,
        declaredOn: '2025-12-31',
        source: '季报',
        onRoll: 1,
        settlement: null,
      },
    ]);
  });

  it('leaves the list and the count when the roll is right, and is found as settled with who, when and why', async () => {
    const org = await newMismatch();
    const before = await count();
    expect((await settle([org])).body).toEqual({ settled: 1 });
    expect(await rowsOf(org)).toEqual([]);
    expect(await count()).toBe(before - 1);
    expect(await rowsOf(org, { state: 'settled' })).toMatchObject([
      { settlement: { decision: 'roll', reason: '三人已迁出，季报未更新', by: '党工委干部' } },
    ]);
    const record = (await app.call('officer', readSocialOrgRoute, { params: { id: org.id } })).body;
    expect(record.declarations).toMatchObject([{ mismatch: false, settled: { decision: 'roll' } }]);
    const { body } = await app.call('officer', listChangesRoute, {
      query: { entity: 'socialOrg', entityId: org.id },
    });
    expect(body.rows[0]).toMatchObject({
      action: 'settle-mismatch',
      actor: '党工委干部',
      reason: '三人已迁出，季报未更新',
    });
    expect(JSON.stringify(body.rows[0])).not.toContain('onRoll');
  });

  it('opens again when the roll comes to another number, and when another number is declared', async () => {
    const [moved, declared] = [await newMismatch(), await newMismatch()];
    await settle([moved, declared]);
    await enter(moved);
    await declare(declared, 5, '2026-03-31');
    expect(await rowsOf(moved)).toMatchObject([{ onRoll: 2, settlement: null }]);
    expect(await rowsOf(declared)).toMatchObject([{ declared: 5, settlement: null }]);
  });

  it('stays listed while the roll is to be mended, and goes when it is', async () => {
    const org = await newMismatch();
    await settle([org], 'declared');
    expect(await rowsOf(org)).toMatchObject([{ settlement: { decision: 'declared' } }]);
    expect(await rowsOf(org, { state: 'open' })).toEqual([]);
    await enter(org);
    expect(await rowsOf(org, { state: 'mending' })).toMatchObject([{ onRoll: 2 }]);
    await enter(org);
    await enter(org);
    expect(await rowsOf(org)).toEqual([]);
    expect(await rowsOf(org, { state: 'mending' })).toEqual([]);
  });

  it('goes when the declared number is corrected', async () => {
    const org = await newMismatch();
    await declare(org, 1);
    expect(await rowsOf(org)).toEqual([]);
  });

  it('is taken back, and can be decided otherwise', async () => {
    const org = await newMismatch();
    await settle([org], 'declared');
    await settle([org]);
    const [row] = await rowsOf(org, { state: 'settled' });
    const undo = () =>
      app.call('officer', undoSettlementsRoute, { body: { ids: [row?.settlement?.id ?? ''] } });
    expect((await undo()).body).toEqual({ undone: 1 });
    expect(await rowsOf(org)).toMatchObject([{ settlement: null }]);
    expect((await undo()).refusals[0]?.code).toBe('mismatch.undone');
  });

  it('is settled for many at once with one reason: all or none', async () => {
    const orgs = [await newMismatch(), await newMismatch(), await newMismatch()];
    const rows = (await Promise.all(orgs.map((org) => rowsOf(org)))).flat().map(seenOf);
    const send = () =>
      app.call('officer', settleMismatchesRoute, { body: { rows, decision: 'roll', reason: '统一核对' } });
    await declare({ id: orgs[1]?.id ?? '' }, 9);
    const stale = await send();
    expect(stale.refusals[0]).toMatchObject({ code: 'mismatch.changed' });
    expect(stale.refusals[0]?.message).toContain(orgs[1]?.name);
    expect(await rowsOf({ id: orgs[0]?.id ?? '' })).toHaveLength(1);
    expect((await settle(orgs)).body).toEqual({ settled: 3 });
  });

  it('is narrowed by name, place, node and figure, and paged', async () => {
    const org = await newMismatch();
    await newMismatch(tree.trades);
    await declare(org, 3, '2025-12-31', 'full_members');
    expect(await list({ q: `bfxx${org.name.replace(/\D/g, '')}`, figure: 'members' })).toHaveLength(1);
    expect((await list({ q: org.name })).map(({ figure }) => figure)).toEqual(['full_members', 'members']);
    expect(await list({ q: org.name, figure: 'members' })).toHaveLength(1);
    expect(await list({ q: org.name, region: '610722000' })).toEqual([]);
    expect(await list({ q: org.name, partyOrg: tree.trades.id })).toEqual([]);
    expect(await list({ partyOrg: tree.trades.id })).toHaveLength(1);
    const all: string[] = [];
    let after: string | undefined;
    do {
      const query = { size: 2, ...(after === undefined ? {} : { after }) };
      const { body } = await app.call('officer', listMismatchesRoute, { query });
      all.push(...body.rows.map(({ socialOrgId, figure }) => `${socialOrgId} ${figure}`));
      after = body.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(await count());
  });
});

describe('who may', () => {
  it('stays within the own part of the tree', async () => {
    const org = await newMismatch(tree.trades);
    const [row] = await rowsOf(org);
    if (row === undefined) throw new Error('not listed');
    const beyond = await app.call('educationOfficer', settleMismatchesRoute, {
      body: { rows: [seenOf(row)], decision: 'roll', reason: '不在范围内' },
    });
    expect(beyond.refusals[0]?.code).toBe('not-found');
    expect((await list({}, 'educationOfficer')).some(({ socialOrgId }) => socialOrgId === org.id)).toBe(
      false,
    );
    await settle([org]);
    const [settled] = await rowsOf(org, { state: 'settled' });
    const undone = await app.call('educationOfficer', undoSettlementsRoute, {
      body: { ids: [settled?.settlement?.id ?? ''] },
    });
    expect(undone.refusals[0]?.code).toBe('mismatch.undone');
  });

  it('shows a branch what is said of its own organisations, and leaves it to the office to decide', async () => {
    await enter(branchOrg);
    await declare(branchOrg, 4);
    await newMismatch();
    expect((await list({}, 'branchSecretary')).map(({ name }) => name)).toEqual([branchOrg.name]);
    expect(await list({ q: 'zbzj' }, 'branchSecretary')).toHaveLength(1);
    expect(await count({}, 'branchSecretary')).toBe(1);
    expect((await settle([branchOrg], 'roll', 'branchSecretary')).status).toBe(403);
  });

  it.each(['placeOfficer', 'bodyOfficer', 'inspector', 'advisor', 'systemAdmin'])(
    '%s neither lists nor settles',
    async (by) => {
      const org = await newMismatch();
      expect((await app.call(by, listMismatchesRoute, { query: {} })).status).toBe(403);
      expect((await settle([org], 'roll', by)).status).toBe(403);
    },
  );

  it('a number that is tried until it agrees tells nothing beside the Party line', async () => {
    await newMismatch();
    const asked = { query: { mismatch: 'yes' } } as const;
    expect((await app.call('officer', countSocialOrgsRoute, asked)).body.count).toBeGreaterThan(0);
    expect((await app.call('placeOfficer', countSocialOrgsRoute, asked)).body.count).toBe(0);
  });
});
