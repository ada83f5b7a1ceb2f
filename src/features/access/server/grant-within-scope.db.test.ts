import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { type BuiltTree, buildTree, YANGXIAN } from '../../testing/build-records.ts';
import type { Role } from '../role.ts';
import {
  grantWithinScopeRoute,
  listScopeGrantsRoute,
  revokeScopeGrantRoute,
} from '../scope-grants.contract.ts';
import { registerScopeGrantRoutes } from './scope-grant-routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let callers: Awaited<ReturnType<typeof buildCallers>>;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  // The grants under which they act, as the access feature would have stored them.
  await store(callers.officer, 'party_org_id', tree.root.id);
  await store(callers.educationOfficer, 'party_org_id', tree.education.id);
  await store(callers.tradesOfficer, 'party_org_id', tree.trades.id);
  await store(callers.placeOfficer, 'region_code', YANGXIAN);
  await store(callers.bodyOfficer, 'body_id', tree.supervisingBodies.education.id);
  app = await createTestApp({ ...callers }, (each) => registerScopeGrantRoutes(each, database.appPool));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const KINDS = { party_org_id: 'party', region_code: 'place', body_id: 'body' } as const;

async function store(caller: Caller, column: keyof typeof KINDS, bound: string): Promise<void> {
  await database.ownerPool.query(
    `insert into role_grant (id, account_id, role, scope_kind, ${column}) values ($1, $2, 'officer', $3, $4)`,
    [caller.grantId, caller.accountId, KINDS[column], bound],
  );
}

let names = 0;
const grant = (
  by: string,
  role: Role,
  scopeKind: 'party' | 'place' | 'body',
  scopeId: string,
  more: object = {},
) => {
  names += 1;
  const body = { signInName: `ganbu${names}`, displayName: '新干部', role, scopeKind, scopeId, ...more };
  return app.call(by, grantWithinScopeRoute, { body });
};
const listed = async (by: string) =>
  (await app.call(by, listScopeGrantsRoute, { query: { size: 100 } })).body.rows;

describe('an officer', () => {
  it('opens an account with a role within the own scope, and takes the role back', async () => {
    const granted = await grant('educationOfficer', 'inspector', 'party', tree.educationBranch.id);
    expect(granted.body.initialPassword).toMatch(/^[a-z]{4}-\d{4}-[a-z]{4}$/);
    const { id } = granted.body;
    expect((await listed('educationOfficer')).find((each) => each.id === id)).toMatchObject({
      displayName: '新干部',
      roleName: '查阅人员（只读）',
      scopeName: tree.educationBranch.name,
      mayRevoke: true,
    });
    expect((await listed('tradesOfficer')).map((each) => each.id)).not.toContain(id);
    expect((await app.call('tradesOfficer', revokeScopeGrantRoute, { params: { id } })).status).toBe(404);
    expect((await app.call('educationOfficer', revokeScopeGrantRoute, { params: { id } })).status).toBe(200);
    expect((await listed('educationOfficer')).map((each) => each.id)).not.toContain(id);
  });

  it('gives a second role to an account that is there, but none to the own', async () => {
    await grant('officer', 'officer', 'party', tree.trades.id, { signInName: 'liang' });
    const second = { signInName: 'LIANG', displayName: undefined };
    const given = await grant('educationOfficer', 'inspector', 'party', tree.education.id, second);
    expect(given.body.initialPassword).toBeNull();
    const own = { signInName: callers.officer.accountId, displayName: undefined };
    expect((await grant('officer', 'inspector', 'party', tree.trades.id, own)).code).toBe('grant.own');
    const nobody = { signInName: 'nobody', displayName: undefined };
    expect((await grant('officer', 'inspector', 'party', tree.trades.id, nobody)).code).toBe(
      'account.unknown',
    );
  });

  it.each([
    ['educationOfficer', 'inspector', 'party', (): string => tree.trades.id, 'grant.scope'],
    ['educationOfficer', 'inspector', 'party', (): string => tree.root.id, 'grant.scope'],
    ['educationOfficer', 'inspector', 'party', (): string => 'made-up', 'grant.scope'],
    ['educationOfficer', 'inspector', 'place', (): string => YANGXIAN, 'grant.beyond-kind'],
    ['educationOfficer', 'security_admin', 'party', (): string => tree.education.id, 'grant.beyond-role'],
    ['educationOfficer', 'advisor', 'party', (): string => tree.education.id, 'grant.beyond-role'],
    ['placeOfficer', 'inspector', 'place', (): string => '610700000', 'grant.scope'],
    ['placeOfficer', 'inspector', 'place', (): string => '610722000', 'grant.scope'],
    ['placeOfficer', 'inspector', 'party', (): string => tree.root.id, 'grant.beyond-kind'],
    ['placeOfficer', 'branch_secretary', 'party', (): string => tree.educationBranch.id, 'grant.beyond-role'],
    ['bodyOfficer', 'inspector', 'body', (): string => tree.supervisingBodies.civilAffairs.id, 'grant.scope'],
  ] as const)('%s does not give %s by %s beyond (%#)', async (by, role, kind, scope, code) => {
    expect((await grant(by, role, kind, scope())).code).toBe(code);
  });

  it.each([
    ['placeOfficer', 'officer', 'place', (): string => '610723104'],
    ['bodyOfficer', 'inspector', 'body', (): string => tree.supervisingBodies.education.id],
    ['officer', 'branch_secretary', 'party', (): string => tree.tradesBranch.id],
  ] as const)('%s gives %s by %s', async (by, role, kind, scope) => {
    expect((await grant(by, role, kind, scope())).status).toBe(200);
  });

  it('does not take back the own role', async () => {
    const { grantId } = callers.educationOfficer;
    expect((await listed('educationOfficer')).find(({ id }) => id === grantId)?.mayRevoke).toBe(false);
    const answer = await app.call('educationOfficer', revokeScopeGrantRoute, { params: { id: grantId } });
    expect(answer.code).toBe('grant.beyond-role');
  });

  it.each(['inspector', 'secretary', 'advisor', 'systemAdmin'])('%s may do none of this', async (by) => {
    expect((await grant(by, 'inspector', 'party', tree.root.id)).status).toBe(403);
    expect((await app.call(by, listScopeGrantsRoute, { query: {} })).status).toBe(403);
    const { grantId: id } = callers.educationOfficer;
    expect((await app.call(by, revokeScopeGrantRoute, { params: { id } })).status).toBe(403);
  });
});
