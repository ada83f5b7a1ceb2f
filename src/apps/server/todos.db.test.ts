import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCallers } from '../../features/testing/build-callers.ts';
import { addMember, buildTree, type BuiltTree } from '../../features/testing/build-records.ts';
import { listTodosRoute, type Todo } from '../../features/workbench/workbench.contract.ts';
import { createKey, fixedRing } from '../../platform/server/crypto/key-ring.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import { createApp } from '../../platform/server/http/create-app.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { composeFeatures } from './compose.ts';

let database: TestDatabase;
let app: FastifyInstance;
let folder: string;
let tree: BuiltTree;
let callers: Awaited<ReturnType<typeof buildCallers>>;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = makeTemporaryFolder();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  await addMember(database, { name: '王在册', branch: tree.educationBranch });
  await addMember(database, { name: '李在他处', branch: tree.tradesBranch });
  app = await createApp({ logLevel: 'silent' });
  const { appPool, ownerPool, app: settings, jobs, roles } = database;
  await composeFeatures(app, {
    appPool,
    ownerPool,
    app: settings,
    jobs,
    roles,
    key: fixedRing([createKey('aes256')]),
    dataFolder: folder,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.drop();
  removeTemporaryFolder(folder);
});

const ask = async (caller: Caller, url: string) => {
  app.identify = async () => caller;
  const answer = await app.inject({ method: 'GET', url });
  return { status: answer.statusCode, body: answer.json() };
};
const todosOf = async (caller: Caller, query = ''): Promise<readonly Todo[]> => {
  const { status, body } = await ask(caller, `${listTodosRoute.path}${query}`);
  expect(status).toBe(200);
  return body.todos;
};

describe('待办 of a desk', () => {
  it('say what the lists say that they open', async () => {
    const todos = await todosOf(callers.officer);
    expect(todos.map(({ title }) => title)).toEqual(expect.arrayContaining(['书记空缺', '身份待核']));
    const vacant = await ask(callers.officer, '/api/party-orgs/count?secretary=vacant');
    expect(todos.find(({ title }) => title === '书记空缺')).toMatchObject({
      page: '/party-orgs',
      values: { secretary: 'vacant' },
      count: vacant.body.count,
    });
    const pending = await ask(callers.officer, '/api/members/count?identity=pending');
    expect(todos.find(({ title }) => title === '身份待核')?.count).toBe(pending.body.count);
  });

  it('leave out what has nothing waiting, and what the person may not open', async () => {
    expect((await todosOf(callers.officer)).filter(({ count }) => count === 0)).toEqual([]);
    const place = await todosOf(callers.placeOfficer);
    expect(place.map(({ page }) => page)).not.toContain('/members/identity');
    expect(await todosOf({ ...callers.officer, permissions: new Set() })).toEqual([]);
  });

  it('keep to a node where one is named, and lead there', async () => {
    const node = tree.educationBranch.id;
    const all = await todosOf(callers.officer);
    const here = await todosOf(callers.officer, `?partyOrg=${node}`);
    const vacant = (todos: readonly Todo[]) => todos.find(({ title }) => title === '书记空缺');
    expect(vacant(here)).toMatchObject({ count: 1, values: { secretary: 'vacant', partyOrg: node } });
    expect(vacant(all)?.count).toBeGreaterThan(1);
  });

  it('of a node leave out the lists that know no node: nothing of the whole scope is read as the node’s', async () => {
    await database.superPool.query(
      `insert into correction_request (id, member_id, what, wanted_sealed, asked_by)
       select gen_random_uuid(), id, 'workPost', '\\x00', '本人' from member where name = '李在他处'`,
    );
    expect((await todosOf(callers.officer)).map(({ title }) => title)).toContain('更正申请');
    const here = await todosOf(callers.officer, `?partyOrg=${tree.educationBranch.id}`);
    expect(here.map(({ title }) => title)).not.toContain('更正申请');
  });

  it('refuse who is not signed in, and a node that is none', async () => {
    app.identify = async () => null;
    expect((await app.inject({ method: 'GET', url: listTodosRoute.path })).statusCode).toBe(401);
    expect((await ask(callers.officer, `${listTodosRoute.path}?partyOrg=x`)).status).toBe(400);
  });
});
