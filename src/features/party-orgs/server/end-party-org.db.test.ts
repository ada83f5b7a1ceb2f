import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import { registerAuditRoutes } from '../../audit/server/routes.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltPartyOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import {
  addCoverageRoute,
  answerForRegionsRoute,
  changeCoverageRoute,
  changePartyOrgRoute,
  createPartyOrgRoute,
  endPartyOrgRoute,
  mergePartyOrgRoute,
  readPartyOrgRoute,
  restorePartyOrgRoute,
  savePostRoute,
} from '../party-org.contract.ts';
import { registerPartyOrgRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  app = await createTestApp({ ...callers }, (each) => {
    registerPartyOrgRoutes(each, { pool: database.appPool, sealer: testSealer });
    registerAuditRoutes(each, { pool: database.appPool });
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const recordOf = async (id: string) =>
  (await app.call('officer', readPartyOrgRoute, { params: { id } })).body;
const versionOf = async (id: string) => (await recordOf(id)).version;
const changesOf = async (id: string, as = 'officer') =>
  (await app.call(as, listChangesRoute, { query: { entity: 'partyOrg', entityId: id } })).body.rows;

async function end(node: BuiltPartyOrg, endedOn: string) {
  const version = await versionOf(node.id);
  return app.call('officer', endPartyOrgRoute, { params: { id: node.id }, body: { endedOn, version } });
}

async function merge(node: BuiltPartyOrg, into: BuiltPartyOrg, changeOn: string) {
  const version = await versionOf(node.id);
  return app.call('officer', mergePartyOrgRoute, {
    params: { id: node.id },
    body: { intoId: into.id, changeOn, version },
  });
}

/** An account whose role the node bounds, signed in. */
async function addKeeper(name: string, node: BuiltPartyOrg): Promise<string> {
  const [account, grant] = [v7(), v7()];
  await database.ownerPool.query(
    'insert into account (id, sign_in_name, display_name) values ($1::uuid, $1::text, $2)',
    [account, name],
  );
  await database.ownerPool.query(
    `insert into role_grant (id, account_id, role, scope_kind, party_org_id) values ($1, $2, 'branch_secretary', 'party', $3)`,
    [grant, account, node.id],
  );
  await database.ownerPool.query(
    `insert into session (token_hash, id, account_id, grant_id, expires_at)
     values (sha256($1::text::bytea), $1::uuid, $2, $3, now() + interval '1 hour')`,
    [v7(), account, grant],
  );
  return account;
}

async function rightsOf(account: string) {
  const { rows } = await database.superPool.query(
    `select (select count(*)::int from role_grant where account_id = $1 and revoked_at is null) as grants,
       (select count(*)::int from session where account_id = $1) as sessions,
       (select count(*)::int from change_line where entity = 'account' and entity_id = $1 and action = 'revoke') as logged`,
    [account],
  );
  return rows[0];
}

describe('the history of a Party organisation', () => {
  it('tells whom it began and ceased to cover, as that of the organisation does', async () => {
    const node = await addPartyOrg(database, { name: '沿革党支部', parent: tree.trades });
    const org = await addSocialOrg(database, { name: '沿革协会', responsible: tree.trades });
    await app.call('officer', addCoverageRoute, {
      params: { id: node.id },
      body: { socialOrgId: org.id, way: 'joint', fromOn: '2024-01-01' },
    });
    const [relation] = (await recordOf(node.id)).coverage;
    await app.call('officer', changeCoverageRoute, {
      params: { id: node.id, relationId: relation?.id ?? '' },
      body: { way: 'joint', fromOn: '2024-01-01', toOn: '2025-01-01' },
    });
    const [ended, begun] = await changesOf(node.id);
    const row = { socialOrgId: org.id, partyOrgId: node.id, way: 'joint' };
    expect(begun).toMatchObject({
      action: 'insert',
      actor: '党工委干部',
      changeOn: '2024-01-01',
      changes: { coverageRelation: [null, { ...row, valid: '[2024-01-01,)' }] },
    });
    expect(ended).toMatchObject({
      action: 'update',
      changeOn: '2025-01-01',
      changes: { coverageRelation: [row, { ...row, valid: '[2024-01-01,2025-01-01)' }] },
    });
    const ofOrg = { entity: 'socialOrg', entityId: org.id } as const;
    const { rows } = (await app.call('officer', listChangesRoute, { query: ofOrg })).body;
    expect(rows.map((line) => line.action)).toEqual(['update', 'insert', 'create']);
  });

  it('leaves out an organisation beyond the reader’s bounds', async () => {
    const node = await addPartyOrg(database, { name: '跨界党支部', parent: tree.trades });
    const beyond = await addSocialOrg(database, { name: '界外协会', responsible: tree.education });
    await app.call('officer', addCoverageRoute, {
      params: { id: node.id },
      body: { socialOrgId: beyond.id, way: 'joint', fromOn: '2024-01-01' },
    });
    expect((await changesOf(node.id)).map((line) => line.action)).toEqual(['insert', 'create']);
    expect((await changesOf(node.id, 'tradesOfficer')).map((line) => line.action)).toEqual(['create']);
  });
});

describe('an end', () => {
  it('takes the grants that the node bounds, their sessions and its regions along, and names whose', async () => {
    const node = await addPartyOrg(database, { name: '有书记的党支部', parent: tree.trades });
    const keeper = await addKeeper('支书甲', node);
    await app.call('officer', answerForRegionsRoute, {
      params: { id: node.id },
      body: { regionCodes: ['610723104'] },
    });
    const { body } = await end(node, '2025-06-01');
    expect(body.warnings).toMatchObject([{ code: 'party-org.grants-ended' }]);
    expect(body.warnings[0]?.message).toContain('支书甲（党支部书记）');
    expect(await rightsOf(keeper)).toEqual({ grants: 0, sessions: 0, logged: 1 });
    expect((await recordOf(node.id)).regions).toEqual([]);
  });

  it('says on being taken back what stays closed', async () => {
    const node = await addPartyOrg(database, { name: '误撤党支部', parent: tree.trades });
    const org = await addSocialOrg(database, { name: '误撤协会', responsible: tree.trades });
    await app.call('officer', addCoverageRoute, {
      params: { id: node.id },
      body: { socialOrgId: org.id, way: 'sole', fromOn: '2024-01-01' },
    });
    await app.call('officer', savePostRoute, {
      params: { id: node.id },
      body: { personName: '钱书记', post: 'secretary', fromOn: '2024-01-01' },
    });
    await end(node, '2025-06-01');
    const restored = await app.call('officer', restorePartyOrgRoute, {
      params: { id: node.id },
      body: { version: await versionOf(node.id), correctionReason: '误办' },
    });
    expect(restored.body.warnings).toMatchObject([{ code: 'party-org.not-reopened' }]);
    expect(restored.body.warnings[0]?.message).toContain('覆盖的社会组织 1 家、任职 1 人');
  });

  it('is refused on a day on which members were still there', async () => {
    const node = await addPartyOrg(database, { name: '先走人的党支部', parent: tree.trades });
    const member = await addMember(database, { name: '孙七', branch: node });
    await buildWith(
      database,
      (client) =>
        client.query(
          `update member set managing_branch_id = t.id, party_pos = t.pos, membership_branch_id = t.id, membership_pos = t.pos
           from party_org t where t.id = $2 and member.id = $1`,
          [member, tree.tradesBranch.id],
        ),
      { changeOn: '2025-03-01' },
    );
    const early = await end(node, '2025-02-01');
    expect(early.refusals).toMatchObject([{ code: 'party-org.ended-before-departure', field: 'endedOn' }]);
    expect(early.refusals[0]?.message).toContain('2025-03-01');
    expect((await end(node, '2025-03-01')).status).toBe(200);
  });
});

describe('a merge', () => {
  it('takes members along with their past, and ends the grants that the node bounds', async () => {
    const node = await addPartyOrg(database, { name: '并出党支部', parent: tree.trades });
    const member = await addMember(database, { name: '周八', branch: node });
    const keeper = await addKeeper('支书乙', node);
    const { body } = await merge(node, tree.tradesBranch, '2025-04-01');
    expect(body.warnings[0]?.message).toContain('支书乙（党支部书记）');
    expect(await rightsOf(keeper)).toEqual({ grants: 0, sessions: 0, logged: 1 });
    const { rows } = await database.superPool.query(
      `select lower(valid) as from_on, managing_branch_id as branch from member_period
       where member_id = $1 and superseded_at is null order by 1`,
      [member],
    );
    expect(rows).toEqual([
      { from_on: '2020-01-01', branch: node.id },
      { from_on: '2025-04-01', branch: tree.tradesBranch.id },
    ]);
  });

  it('is refused on a day on which somebody was still elsewhere', async () => {
    const node = await addPartyOrg(database, { name: '后来人党支部', parent: tree.trades });
    const member = await addMember(database, { name: '吴九', branch: tree.tradesBranch });
    await buildWith(
      database,
      (client) =>
        client.query(
          `update member set managing_branch_id = t.id, party_pos = t.pos from party_org t where t.id = $2 and member.id = $1`,
          [member, node.id],
        ),
      { changeOn: '2025-03-01' },
    );
    const early = await merge(node, tree.tradesJointBranch, '2025-02-01');
    expect(early.refusals).toMatchObject([{ code: 'party-org.merged-before-arrival', field: 'changeOn' }]);
    expect(early.refusals[0]?.message).toContain('2025-03-01');
    expect((await merge(node, tree.tradesJointBranch, '2025-03-01')).status).toBe(200);
  });
});

describe('业务指导', () => {
  const guidanceOf = async (id: string) =>
    (await recordOf(id)).guidance.map(({ guide, fromOn, toOn }) => [guide.name, fromOn, toOn]);
  const change = async (id: string, body: object) =>
    app.call('officer', changePartyOrgRoute, {
      params: { id },
      body: { version: await versionOf(id), ...body } as never,
    });

  it('has its days: each guide from the day of the change to the next, and ends with the branch', async () => {
    const name = '洋县受指导党支部';
    const created = await app.call('officer', createPartyOrgRoute, {
      body: {
        name,
        kind: 'branch',
        regionCode: '610723000',
        foundedOn: '2025-07-01',
        parentId: tree.root.id,
        guidedById: tree.trades.id,
      },
    });
    const { id } = created.body;
    expect(await guidanceOf(id)).toEqual([[tree.trades.name, '2025-07-01', null]]);
    await change(id, { guidedById: tree.education.id, changeOn: '2025-10-01' });
    await change(id, { shortName: '受指导支部' });
    expect(await guidanceOf(id)).toEqual([
      [tree.education.name, '2025-10-01', null],
      [tree.trades.name, '2025-07-01', '2025-10-01'],
    ]);
    await change(id, { guidedById: null, changeOn: '2026-01-01' });
    await change(id, { guidedById: tree.trades.id, changeOn: '2026-02-01' });
    expect((await end({ id, name } as BuiltPartyOrg, '2026-03-01')).refusals).toEqual([]);
    expect(await guidanceOf(id)).toEqual([
      [tree.trades.name, '2026-02-01', '2026-03-01'],
      [tree.education.name, '2025-10-01', '2026-01-01'],
      [tree.trades.name, '2025-07-01', '2025-10-01'],
    ]);
  });
});
