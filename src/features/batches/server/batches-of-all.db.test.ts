import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { readSocialOrgRoute } from '../../social-orgs/social-org.contract.ts';
import { registerSocialOrgRoutes } from '../../social-orgs/server/routes.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  buildTree,
  type BuiltTree,
} from '../../testing/build-records.ts';
import {
  listMemberBatchesRoute,
  previewAdvisorBatchRoute,
  previewMemberBatchRoute,
  storeAdvisorBatchRoute,
  storeMemberBatchRoute,
  storePartyOrgBatchRoute,
  undoBatchRoute,
  undoMemberBatchRoute,
  undoPartyOrgBatchRoute,
} from '../batches.contract.ts';
import { registerBatchRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let other: BuiltPartyOrg;
beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  other = await addPartyOrg(database, { name: '明德学校第二党支部', parent: tree.education, kind: 'branch' });
  const parts = { pool: database.appPool, sealer: testSealer };
  const callers = await buildCallers(database, tree);
  // As a session resolves it: a secretary knows some organisations by their keys.
  const scope = { ...callers.secretary.scope, only: { socialOrgIds: [], memberIds: [] } };
  app = await createTestApp({ ...callers, secretary: { ...callers.secretary, scope } }, (own) => {
    registerBatchRoutes(own, parts);
    registerSocialOrgRoutes(own, parts);
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

let made = 0;
const newOrg = (responsible = tree.education) => {
  made += 1;
  return addSocialOrg(database, { name: `派驻学校${made}`, responsible });
};
const newMember = (name = '张三', branch = tree.educationBranch) => {
  made += 1;
  return addMember(database, { name: `${name}${made}`, branch });
};
const statesOf = (rows: readonly { state: string }[]) => rows.map(({ state }) => state);
const params = (id: string | null) => ({ params: { id: id ?? '' } });

describe('advisors of many organisations', () => {
  const asked = (ids: string[], does: 'begin' | 'end' = 'begin', on = '2025-01-01') => ({
    body: { ids, does, kind: 'advisor' as const, personName: '王五', phone: '13800138000', on },
  });
  const advisorsOf = async (id: string) =>
    (await app.call('officer', readSocialOrgRoute, { params: { id } })).body.advisors.map(
      ({ personName, fromOn, toOn }) => [personName, fromOn, toOn],
    );
  const store = (ids: string[], does: 'begin' | 'end' = 'begin', on?: string) =>
    app.call('officer', storeAdvisorBatchRoute, asked(ids, does, on));

  it('are seen before, named from a day, and taken away as one', async () => {
    const ids = [(await newOrg()).id, (await newOrg()).id];
    const seen = await app.call('officer', previewAdvisorBatchRoute, asked(ids));
    expect(statesOf(seen.body.rows)).toEqual(['changed', 'changed']);
    for (const id of ids) expect(await advisorsOf(id)).toEqual([]);
    const stored = await store(ids);
    for (const id of ids) expect(await advisorsOf(id)).toEqual([['王五', '2025-01-01', null]]);
    expect(statesOf((await store(ids)).body.rows)).toEqual(['same', 'same']);
    const undone = await app.call('officer', undoBatchRoute, params(stored.body.id));
    expect(undone.body).toMatchObject({ field: 'advisorBegin', changed: 2, left: [] });
    for (const id of ids) expect(await advisorsOf(id)).toEqual([]);
  });

  it('end as one, and are opened again', async () => {
    const [first, second] = [await newOrg(), await newOrg()];
    await store([first.id]);
    const ended = await store([first.id, second.id], 'end', '2025-06-01');
    expect(ended.body.rows.map(({ state, before }) => [state, before])).toEqual([
      ['changed', '王五'],
      ['refused', null],
    ]);
    expect(await advisorsOf(first.id)).toEqual([['王五', '2025-01-01', '2025-06-01']]);
    expect((await app.call('officer', undoBatchRoute, params(ended.body.id))).body.left).toEqual([]);
    expect(await advisorsOf(first.id)).toEqual([['王五', '2025-01-01', null]]);
  });

  it('are left where somebody changed them since', async () => {
    const org = await newOrg();
    const begun = await store([org.id]);
    await store([org.id], 'end', '2025-06-01');
    const undone = await app.call('officer', undoBatchRoute, params(begun.body.id));
    expect(undone.body.left).toMatchObject([{ id: org.id, name: org.name }]);
    expect(await advisorsOf(org.id)).toEqual([['王五', '2025-01-01', '2025-06-01']]);
  });

  it('are refused with a day that is none, without a name, to strangers, and out of sight', async () => {
    const { id } = await newOrg();
    const by = (caller: string, more: object) =>
      app.call(caller, storeAdvisorBatchRoute, { body: { ...asked([id]).body, ...more } });
    expect((await by('officer', { on: '2025-02-30' })).refusals[0]).toMatchObject({
      code: 'day.impossible',
      field: 'on',
    });
    expect((await by('officer', { on: '2999-01-01' })).code).toBe('day.future');
    expect((await by('officer', { does: 'end', on: '2025-02-30' })).code).toBe('day.impossible');
    expect((await by('officer', { personName: ' ' })).refusals[0]?.field).toBe('personName');
    expect((await by('officer', { phone: '12' })).refusals[0]?.field).toBe('phone');
    expect((await by('officer', { does: 'end', on: '2999-99-99' })).code).toBe('day.impossible');
    const account = '019a0000-0000-7000-8000-000000000000';
    expect((await by('officer', { accountId: account })).code).toBe('fact.account');
    expect((await by('inspector', {})).status).toBe(403);
    const beyond = await by('tradesOfficer', {});
    expect(beyond.body).toMatchObject({ id: null, rows: [{ name: null, state: 'refused' }] });
  });
});

describe('a batch of Party organisations', () => {
  const exemplar = (ids: string[], value: string | null = 'yes') => ({
    body: { ids, field: 'exemplar' as const, value },
  });
  const marks = async () =>
    (
      await database.superPool.query('select exemplar from party_org where id = any ($1) order by id', [
        [other.id, tree.educationBranch.id],
      ])
    ).rows.map((row) => row.exemplar);

  it('sets a mark, leaves what is out of sight, and is undone as one', async () => {
    const ids = [other.id, tree.educationBranch.id, tree.trades.id];
    const done = await app.call('educationOfficer', storePartyOrgBatchRoute, exemplar(ids));
    expect(statesOf(done.body.rows)).toEqual(['changed', 'changed', 'refused']);
    expect(await marks()).toEqual([true, true]);
    const undone = await app.call('educationOfficer', undoPartyOrgBatchRoute, params(done.body.id));
    expect(undone.body).toMatchObject({ subject: 'party_org', valueText: '是', left: [] });
    expect(await marks()).toEqual([false, false]);
  });

  it('keeps to the rules of a single change', async () => {
    const refused = await app.call('officer', storePartyOrgBatchRoute, exemplar([other.id], null));
    expect(refused.code).toBe('batch.no-value');
    const guided = await app.call('officer', storePartyOrgBatchRoute, {
      body: { ids: [other.id, tree.educationBranch.id], field: 'guidedById', value: other.id },
    });
    expect(guided.body.rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['refused', '不能由它自己指导自己。'],
      ['changed', null],
    ]);
    const beside = await app.call('placeOfficer', storePartyOrgBatchRoute, exemplar([other.id]));
    expect(beside.status).toBe(403);
  });
});

describe('a batch of members', () => {
  const group = (ids: string[], value: string | null = '第一党小组') => ({
    body: { ids, field: 'partyGroup' as const, value },
  });
  const move = (ids: string[], value: string) => ({
    body: { ids, field: 'managingBranchId' as const, value },
  });
  const row = async (id: string) =>
    (
      await database.superPool.query(
        'select managing_branch_id as managing, membership_branch_id as membership, party_group as "group" from member where id = $1',
        [id],
      )
    ).rows[0];

  it('sets a group, without keeping names, and is undone by whoever made it', async () => {
    const ids = [await newMember(), await newMember()];
    const done = await app.call('secretary', storeMemberBatchRoute, group(ids));
    expect(statesOf(done.body.rows)).toEqual(['changed', 'changed']);
    for (const id of ids) expect(await row(id)).toMatchObject({ group: '第一党小组' });
    const { rows } = await database.superPool.query('select name from batch_row where batch_id = $1', [
      done.body.id,
    ]);
    expect(rows).toEqual([{ name: null }, { name: null }]);
    expect((await app.call('officer', undoMemberBatchRoute, params(done.body.id))).code).toBe(
      'batch.unknown',
    );
    expect((await app.call('secretary', undoBatchRoute, params(done.body.id))).status).toBe(403);
    const undone = await app.call('secretary', undoMemberBatchRoute, params(done.body.id));
    expect(undone.body.left).toEqual([]);
    for (const id of ids) expect(await row(id)).toMatchObject({ group: null });
    const { batches } = (await app.call('secretary', listMemberBatchesRoute, {})).body;
    expect(batches).toMatchObject([{ id: done.body.id, field: 'partyGroup', valueText: '第一党小组' }]);
  });

  it('moves to another branch with the 组织关系 that is there, and back with group and all', async () => {
    const id = await newMember();
    await app.call('officer', storeMemberBatchRoute, group([id]));
    const done = await app.call('officer', storeMemberBatchRoute, move([id], other.id));
    expect(done.body.rows).toMatchObject([{ state: 'changed', before: tree.educationBranch.name }]);
    expect(await row(id)).toEqual({ managing: other.id, membership: other.id, group: null });
    await app.call('officer', undoMemberBatchRoute, params(done.body.id));
    expect(await row(id)).toEqual({
      managing: tree.educationBranch.id,
      membership: tree.educationBranch.id,
      group: '第一党小组',
    });
  });

  it('refuses who holds a post there, one of the same name, and a branch out of sight', async () => {
    const [holder, twin] = [await newMember(), await newMember('李四')];
    const name = `李四${made}`;
    await addMember(database, { name, branch: other });
    await database.superPool.query(
      `insert into party_post (id, party_org_id, member_id, person_name, post, from_on) values (gen_random_uuid(), $1, $2, '张三', 'member', '2024-01-01')`,
      [tree.educationBranch.id, holder],
    );
    const seen = await app.call('officer', previewMemberBatchRoute, move([holder, twin], other.id));
    expect(seen.body.rows.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(seen.body.rows[0]?.reason).toContain('党内职务');
    expect(seen.body.rows[1]?.reason).toContain('姓名和出生年月相同');
    const beyond = await app.call(
      'educationOfficer',
      previewMemberBatchRoute,
      move([holder], tree.trades.id),
    );
    expect(beyond.body.rows[0]?.reason).toContain('不在您的管理范围内');
  });

  it('is for the Party line', async () => {
    const ids = [await newMember()];
    for (const by of ['placeOfficer', 'inspector', 'advisor', 'systemAdmin'])
      expect([by, (await app.call(by, storeMemberBatchRoute, group(ids))).status]).toEqual([by, 403]);
    const strange = await app.call('tradesOfficer', storeMemberBatchRoute, group(ids));
    expect(strange.body).toMatchObject({ id: null, rows: [{ name: null, state: 'refused' }] });
  });
});
