import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addMember, type BuiltTree, buildTree, buildWith } from '../../testing/build-records.ts';
import { openMemberAccountRoute, readMemberAccountRoute } from '../accounts.contract.ts';
import { registerMemberAccountRoutes } from './account-routes.ts';
import type { MemberAccount } from './open-member-account.ts';

let database: TestDatabase;
let app: TestApp;
let tree: BuiltTree;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const built = await buildCallers(database, tree);
  const { secretary } = built;
  // As the product resolves a secretary: rights of the own person beside the branch.
  const scope = { ...secretary.scope, only: { socialOrgIds: [], memberIds: [] } };
  const callers = { ...built, secretary: { ...secretary, scope } };
  app = await createTestApp(callers, (own) => registerMemberAccountRoutes(own, database.appPool));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const open = (by: string, id: string, signInName: string, roles: MemberAccount['roles'] = ['member']) =>
  app.call(by, openMemberAccountRoute, { params: { id }, body: { signInName, roles: [...roles] } });
const read = async (by: string, id: string) =>
  (await app.call(by, readMemberAccountRoute, { params: { id } })).body.account;
const add = (name: string) => addMember(database, { name, branch: tree.educationBranch });

describe('a member', () => {
  it('gets an account with the roles given, bound to the own record and branch', async () => {
    const id = await add('教师甲');
    expect(await read('educationOfficer', id)).toBeNull();
    const opened = await open('educationOfficer', id, 'jia', ['member', 'branch_secretary', 'advisor']);
    expect(opened.body.initialPassword).toMatch(/^[a-z]{4}-\d{4}-[a-z]{4}$/);
    const account = await read('educationOfficer', id);
    expect(account).toMatchObject({ signInName: 'jia', displayName: '教师甲', mustChangePassword: true });
    expect(account?.grants.map(({ role, scopeId }) => [role, scopeId]).sort()).toEqual([
      ['advisor', null],
      ['branch_secretary', tree.educationBranch.id],
      ['member', null],
    ]);
  });

  it('gets no second one, none by a taken name, and none without a usable name', async () => {
    const [first, second] = [await add('教师乙'), await add('教师丙')];
    await open('officer', first, 'yi');
    expect((await open('officer', first, 'yi2')).code).toBe('account.member-has-one');
    expect((await open('officer', second, 'YI')).code).toBe('account.name-taken');
    expect((await open('officer', second, 'a b')).code).toBe('account.sign-in-name');
  });

  it('gets one from the secretary of the branch too', async () => {
    const id = await add('教师庚');
    expect((await open('secretary', id, 'geng')).status).toBe(200);
  });

  it('of a branch outside the scope gets none, and has none that is told of', async () => {
    const id = await addMember(database, {
      name: '厨师丁',
      branch: tree.tradesBranch,
      membershipBranch: tree.educationBranch,
    });
    expect((await open('educationOfficer', id, 'ding', ['member'])).code).toBe('grant.scope');
    await open('tradesOfficer', id, 'ding', ['branch_secretary']);
    expect(await read('educationOfficer', id)).toBeNull();
    expect(await read('tradesOfficer', id)).toMatchObject({ signInName: 'ding' });
  });

  it('has rights beyond the scope of who looks: that they are there is told, not of what', async () => {
    const id = await add('教师壬');
    const { body } = await open('educationOfficer', id, 'ren');
    await database.ownerPool.query(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id) values (gen_random_uuid(), $1, 'inspector', 'party', $2)`,
      [body.id, tree.trades.id],
    );
    const names = async (by: string) => (await read(by, id))?.grants.map(({ scopeName }) => scopeName);
    expect(await names('educationOfficer')).toEqual(['本人负责的事项', '党组织范围']);
    expect(await names('officer')).toEqual(['本人负责的事项', tree.trades.name]);
  });

  it.each([
    ['tradesOfficer', 404],
    ['inspector', 403],
    ['placeOfficer', 403],
    ['systemAdmin', 403],
  ])('gets none from %s', async (by, status) => {
    expect((await open(by, await add('教师戊'), `wu${by.toLowerCase()}`)).status).toBe(status);
  });

  it('who is none any more gets none', async () => {
    const id = await add('教师辛');
    await buildWith(database, (client) =>
      client.query("update member set status = 'left' where id = $1", [id]),
    );
    expect((await open('officer', id, 'xin')).code).toBe('account.past-member');
    expect(await read('officer', id)).toBeNull();
  });

  it('whose account is a stranger’s is not told of', async () => {
    const id = await add('教师己');
    await open('officer', id, 'ji');
    expect(await read('tradesOfficer', id)).toBeNull();
  });
});
