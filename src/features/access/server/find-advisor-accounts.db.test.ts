import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import {
  addMember,
  addSocialOrg,
  type BuiltTree,
  buildTree,
  buildWith,
} from '../../testing/build-records.ts';
import { findAdvisorAccountsRoute } from '../advisor-accounts.contract.ts';
import { findAdvisorAccounts } from './find-advisor-accounts.ts';

let database: TestDatabase;
let callers: BuiltCallers;
let tree: BuiltTree;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
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

it('names nobody else by an id', async () => {
  const { accountId } = callers.inspector;
  expect((await find('officer', { id: accountId })).body.nodes).toEqual([]);
});

it('names a member’s account only to who sees the member, or an organisation that the person advises', async () => {
  const teacher = await addMember(database, { name: '教师', branch: tree.educationBranch });
  const { accountId } = callers.advisor;
  const found = async (by: string) => (await find(by, { id: accountId })).body.nodes.length;
  await database.ownerPool.query('update account set member_id = $2 where id = $1', [accountId, teacher]);
  expect([
    await found('educationOfficer'),
    await found('tradesOfficer'),
    await found('placeOfficer'),
  ]).toEqual([1, 0, 0]);
  const school = await addSocialOrg(database, { name: '洋县明德学校', responsible: tree.education });
  await buildWith(database, (client) =>
    client.query(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, account_id, valid)
       values (gen_random_uuid(), $1, 'advisor', '教师', $2, '[2024-01-01,)')`,
      [school.id, accountId],
    ),
  );
  expect([await found('tradesOfficer'), await found('placeOfficer')]).toEqual([0, 1]);
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
