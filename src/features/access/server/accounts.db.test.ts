import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp, makeCaller, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BuiltTree, buildTree, YANGXIAN } from '../../testing/build-records.ts';
import { openBrowser } from '../../testing/browser-session.ts';
import {
  changeAccountRoute,
  createAccountRoute,
  grantRoleRoute,
  listAccountsRoute,
  listGrantScopesRoute,
  readAccountRoute,
  resetPasswordRoute,
  revokeGrantRoute,
  splitDutiesRoute,
} from '../accounts.contract.ts';
import { permissionsOf } from '../access.rules.ts';
import { duties, type Duty, type Role, type ScopeKind } from '../role.ts';
import { changeOwnPasswordRoute, readSessionRoute } from '../session.contract.ts';
import { registerAccountRoutes } from './account-routes.ts';
import { NOTHING_SCOPE } from './directory-scope.ts';
import { registerAccessRoutes } from './routes.ts';

const sealer = createSealer(Buffer.alloc(32, 1));
let database: TestDatabase;
let app: TestApp;
let tree: BuiltTree;
let callers: Record<string, Caller>;

/** The keepers of the duties, with accounts of their own. */
async function addKeepers(): Promise<Record<Duty, Caller>> {
  const made = duties.map((role) => [
    role,
    makeCaller({ role, scope: NOTHING_SCOPE, permissions: permissionsOf(role, 'none') }),
  ]);
  for (const [role, { accountId }] of made as [Duty, Caller][]) {
    await database.superPool.query(
      'insert into account (id, sign_in_name, display_name) values ($1, $2, $2)',
      [accountId, role],
    );
    await database.superPool.query(
      "insert into role_grant (id, account_id, role, scope_kind) values (gen_random_uuid(), $1, $2, 'none')",
      [accountId, role],
    );
  }
  return Object.fromEntries(made) as Record<Duty, Caller>;
}

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superPool.query('truncate session, role_grant, account, change_line cascade');
  callers = {
    ...(await addKeepers()),
    officer: makeCaller({ permissions: permissionsOf('officer', 'party') }),
  };
  app = await createTestApp(callers, (own) => registerAccountRoutes(own, database.appPool));
});

const SYSTEM = 'system_admin';
const SECURITY = 'security_admin';
const create = (signInName = 'wang', by = SYSTEM) =>
  app.call(by, createAccountRoute, { body: { signInName, displayName: '王某' } });
const grant = (id: string, role: Role, scopeKind: ScopeKind, scopeId?: string, by = SECURITY) =>
  app.call(by, grantRoleRoute, {
    params: { id },
    body: { role, scopeKind, ...(scopeId === undefined ? {} : { scopeId }) },
  });
const read = async (id: string) => (await app.call(SYSTEM, readAccountRoute, { params: { id } })).body;
const logged = async (id: string) =>
  (
    await database.superPool.query<{ line: string }>(
      "select coalesce(actor, '') || ' ' || action as line from change_line where entity_id = $1 order by id",
      [id],
    )
  ).rows.map((row) => row.line);

describe('accounts', () => {
  it('are opened with a password for once, and log in after a change of it', async () => {
    const { id, initialPassword } = (await create()).body;
    await grant(id, 'officer', 'place', YANGXIAN);
    const real = await createTestApp({}, (own) =>
      registerAccessRoutes(own, { pool: database.appPool, sealer }),
    );
    const browser = openBrowser(real.app);
    expect((await browser.signIn('wang', initialPassword)).body).toEqual({ mustChangePassword: true });
    const change = { currentPassword: initialPassword, newPassword: 'my.Own-word 2' };
    expect((await browser.call(changeOwnPasswordRoute, { body: change })).status).toBe(200);
    expect((await browser.call(readSessionRoute, {})).body).toMatchObject({
      mustChangePassword: false,
      activeGrant: { role: 'officer', scopeName: '陕西省汉中市洋县' },
    });
    await real.close();
  });

  it('are listed page by page, by words, state and role', async () => {
    for (const name of ['c1', 'c2', 'c3']) await create(name);
    const list = async (query: object) => (await app.call(SYSTEM, listAccountsRoute, { query })).body;
    const first = await list({ size: 4 });
    expect(first.rows.map((row) => row.signInName)).toEqual(['auditor', 'c1', 'c2', 'c3']);
    const second = await list({ size: 4, after: first.next });
    expect(second).toMatchObject({
      rows: [{ signInName: 'security_admin' }, { signInName: 'system_admin' }],
      next: null,
    });
    expect((await list({ q: '王某' })).rows).toHaveLength(3);
    expect((await list({ role: 'auditor' })).rows.map((row) => row.signInName)).toEqual(['auditor']);
    expect((await list({ state: 'closed' })).rows).toEqual([]);
  });

  it('are closed and opened again, each step logged', async () => {
    const { id } = (await create()).body;
    const change = (body: object) => app.call(SYSTEM, changeAccountRoute, { params: { id }, body });
    expect((await change({ state: 'closed' })).status).toBe(200);
    expect((await read(id)).state).toBe('closed');
    expect((await change({ state: 'active', displayName: '王五' })).status).toBe(200);
    expect(await read(id)).toMatchObject({ state: 'active', displayName: '王五' });
    await database.superPool.query(
      "update account set locked_until = now() + interval '1 hour' where id = $1",
      [id],
    );
    expect((await read(id)).state).toBe('locked');
    await change({ state: 'active' });
    expect((await read(id)).state).toBe('active');
    expect(await logged(id)).toEqual(
      ['create', 'close', 'change', 'reopen', 'unlock'].map((line) => `测试人员 ${line}`),
    );
  });

  it('get a new initial password', async () => {
    const { id, initialPassword } = (await create()).body;
    const reset = await app.call(SYSTEM, resetPasswordRoute, { params: { id } });
    expect(reset.body.initialPassword).not.toBe(initialPassword);
    expect((await read(id)).mustChangePassword).toBe(true);
  });
});

describe('accounts refuse', () => {
  it('a name that is taken or cannot be typed', async () => {
    await create();
    expect((await create(' ＷＡＮＧ')).code).toBe('account.name-taken');
    expect((await create('a b')).code).toBe('account.sign-in-name');
  });

  it('to close the last keeper of a duty, or oneself', async () => {
    const close = (id = '') =>
      app.call(SYSTEM, changeAccountRoute, { params: { id }, body: { state: 'closed' } });
    expect((await close(callers[SECURITY]?.accountId)).code).toBe('grant.last-keeper');
    expect((await close(callers[SYSTEM]?.accountId)).code).toBe('account.own');
  });

  it('a search for what is no text', async () => {
    expect((await app.call(SYSTEM, listAccountsRoute, { query: { q: 'a\u0000' } })).status).toBe(400);
  });

  it('to reset the own password', async () => {
    const id = callers[SYSTEM]?.accountId ?? '';
    expect((await app.call(SYSTEM, resetPasswordRoute, { params: { id } })).code).toBe(
      'account.own-password',
    );
  });
});

describe('grants', () => {
  it('bind an account to a part of a tree, and are taken back', async () => {
    const { id } = (await create()).body;
    const granted = await grant(id, 'officer', 'party', tree.education.id);
    expect((await read(id)).grants).toMatchObject([
      { id: granted.body.id, roleName: '党建工作人员', scopeName: '洋县教育社会组织综合党委' },
    ]);
    expect((await app.call(SECURITY, revokeGrantRoute, { params: { id: granted.body.id } })).status).toBe(
      200,
    );
    expect((await read(id)).grants).toEqual([]);
    expect(await logged(id)).toEqual(['create', 'grant', 'revoke'].map((line) => `测试人员 ${line}`));
  });

  it('choose from the Party tree, the regions and the bodies without sight of records', async () => {
    const nodes = async (kind: 'party' | 'place' | 'body', query = {}) =>
      (await app.call(SECURITY, listGrantScopesRoute, { params: { kind }, query })).body.nodes;
    expect(await nodes('party')).toMatchObject([{ id: tree.root.id, within: null, hasChildren: true }]);
    expect((await nodes('party', { parent: tree.root.id })).map((node) => node.id)).toEqual([
      tree.education.id,
      tree.trades.id,
    ]);
    expect((await nodes('party', { q: '餐饮' })).map((node) => node.id)).toEqual([tree.tradesBranch.id]);
    expect((await nodes('place', { q: '洋县谢村镇' })).map((node) => node.id)).toEqual(['610723104']);
    expect((await nodes('place', { id: YANGXIAN }))[0]?.name).toBe('洋县');
    expect(await nodes('body', { parent: tree.root.id })).toEqual([]);
    expect((await nodes('body')).map((node) => node.name)).toEqual(expect.arrayContaining(['洋县民政局']));
  });
});

describe('grants refuse', () => {
  it.each<[string, Role, ScopeKind, string | undefined, string]>([
    ['a scope that is not there', 'officer', 'party', '00000000-0000-7000-8000-000000000000', 'grant.scope'],
    ['a scope that is no id', 'officer', 'body', 'x', 'grant.scope'],
    ['a retired region', 'officer', 'place', '610721000', 'grant.scope'],
    ['a role without its scope', 'officer', 'party', undefined, 'grant.scope'],
  ])('%s', async (_what, role, kind, scopeId, code) => {
    const { id } = (await create()).body;
    expect((await grant(id, role, kind, scopeId)).code).toBe(code);
  });

  it('a second duty, and anything for oneself', async () => {
    const { id } = (await create()).body;
    await grant(id, 'system_admin', 'none');
    expect((await grant(id, 'auditor', 'none')).code).toBe('grant.duties-apart');
    expect((await grant(callers[SECURITY]?.accountId ?? '', 'officer', 'place', YANGXIAN)).code).toBe(
      'grant.own',
    );
  });

  it('to take the last keeper’s duty', async () => {
    const { grants } = await read(callers.auditor?.accountId ?? '');
    expect((await app.call(SECURITY, revokeGrantRoute, { params: { id: grants[0]?.id ?? '' } })).code).toBe(
      'grant.last-keeper',
    );
  });
});

describe('not allowed', () => {
  it.each(['officer', 'auditor', SECURITY])('%s opens no account', async (by) => {
    expect((await create('wang', by)).status).toBe(403);
  });

  it.each(['officer', 'auditor', SYSTEM])('%s grants nothing', async (by) => {
    const { id } = (await create()).body;
    expect((await grant(id, 'officer', 'place', YANGXIAN, by)).status).toBe(403);
  });

  it('an officer sees no accounts', async () => {
    expect((await app.call('officer', listAccountsRoute, { query: {} })).status).toBe(403);
  });

  it('nobody splits duties without holding them on trial', async () => {
    const one = (signInName: string) => ({ signInName, displayName: '某某', password: 'yang.xian.2026' });
    const accounts = { system: one('s1'), security: one('s2'), audit: one('s3') };
    expect((await app.call(SECURITY, splitDutiesRoute, { body: { accounts } })).code).toBe(
      'account.not-trial',
    );
  });
});

it('splitting gives the trial account’s duties to three and leaves it its records', async () => {
  await database.superPool.query('truncate role_grant, account cascade');
  await database.superPool.query('update installation set trial = true');
  const id = callers[SYSTEM]?.accountId ?? '';
  await database.superPool.query(
    `insert into account (id, sign_in_name, display_name, trial) values ($1, 'trial', '试用', true)`,
    [id],
  );
  const kinds = [...duties.map((role) => [role, 'none', null]), ['officer', 'party', tree.root.id]];
  for (const [role, kind, node] of kinds) {
    await database.superPool.query(
      'insert into role_grant (id, account_id, role, scope_kind, party_org_id) values (gen_random_uuid(), $1, $2, $3, $4)',
      [id, role, kind, node],
    );
  }
  callers.trial = makeCaller({ accountId: id, permissions: ['grants.manage'] });
  const one = (signInName: string) => ({ signInName, displayName: '某某', password: 'yang.xian.2026' });
  const accounts = { system: one('s1'), security: one('s2'), audit: one('s3') };
  const weak = { ...accounts, audit: { ...accounts.audit, password: '1' } };
  const refused = await app.call('trial', splitDutiesRoute, { body: { accounts: weak } });
  expect(refused.refusals.map((refusal) => refusal.field)).toEqual(['accounts.audit.password']);
  expect((await app.call('trial', splitDutiesRoute, { body: { accounts } })).status).toBe(200);
  const { rows } = (await app.call(SECURITY, listAccountsRoute, { query: {} })).body;
  expect(rows.map((row) => [row.signInName, row.trial, row.grants.map((each) => each.role)])).toEqual([
    ['s1', false, ['system_admin']],
    ['s2', false, ['security_admin']],
    ['s3', false, ['auditor']],
    ['trial', false, ['officer']],
  ]);
  expect((await app.call('trial', splitDutiesRoute, { body: { accounts } })).code).toBe('account.not-trial');
});
