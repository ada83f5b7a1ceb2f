import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { buildTree } from '../../testing/build-records.ts';
import { findAdvisorAccountsRoute } from '../advisor-accounts.contract.ts';
import { findAdvisorAccounts } from './find-advisor-accounts.ts';

let database: TestDatabase;
let callers: BuiltCallers;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  callers = await buildCallers(database, await buildTree(database));
  await database.ownerPool.query(
    `insert into role_grant (id, account_id, role, scope_kind) values (gen_random_uuid(), $1, 'advisor', 'self')`,
    [callers.advisor.accountId],
  );
  app = await createTestApp({ ...callers }, (server) =>
    bindRoute(server, findAdvisorAccountsRoute, ({ caller, query }) =>
      findAdvisorAccounts(database.appPool, caller, query),
    ),
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const find = (caller: string | null, query: { q?: string; id?: string; parent?: string }) =>
  app.call(caller, findAdvisorAccountsRoute, { query });

it('finds who advises by a part of the name, and nobody else', async () => {
  const { body } = await find('officer', { q: '' });
  expect(body.nodes.map(({ name }) => name)).toEqual(['指导员']);
  expect((await find('officer', { q: '党工委' })).body.nodes).toEqual([]);
  expect((await find('officer', { parent: callers.advisor.accountId })).body.nodes).toEqual([]);
});

it('names one that is chosen, even after the role is gone', async () => {
  await database.ownerPool.query('update role_grant set revoked_at = now()');
  expect((await find('officer', { q: '' })).body.nodes).toEqual([]);
  expect((await find('officer', { id: callers.advisor.accountId })).body.nodes).toMatchObject([
    { name: '指导员' },
  ]);
});

it.each([
  ['inspector', 'not-allowed'],
  ['systemAdmin', 'not-allowed'],
  [null, 'signed-out'],
])('refuses %s', async (caller, code) => {
  expect((await find(caller, {})).code).toBe(code);
});
