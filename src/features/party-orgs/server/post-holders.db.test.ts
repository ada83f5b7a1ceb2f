import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addMember, type BuiltTree, buildTree } from '../../testing/build-records.ts';
import { readPartyOrgRoute, savePostRoute } from '../party-org.contract.ts';
import { registerPartyOrgRoutes } from './routes.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;
let cook: string;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  app = await createTestApp({ ...(await buildCallers(database, tree)) }, (each) =>
    registerPartyOrgRoutes(each, { pool: database.appPool, sealer: testSealer }),
  );
  cook = await addMember(database, { name: '厨师甲', branch: tree.tradesBranch });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const branch = () => ({ params: { id: tree.educationBranch.id } });
const post = { personName: '厨师甲', post: 'secretary', fromOn: '2024-01-01' };
const save = (by: string, body: object) =>
  app.call(by, savePostRoute, { ...branch(), body: { ...post, ...body } });
const holder = async (by: string) => (await app.call(by, readPartyOrgRoute, branch())).body.posts[0];

describe('who holds a post', () => {
  it('is somebody on the roll in sight of who says so', async () => {
    expect((await save('educationOfficer', { memberId: cook })).code).toBe('party-post.member');
    expect((await save('officer', { memberId: cook })).status).toBe(200);
  });

  it.each([
    ['officer', true],
    ['educationOfficer', false],
    ['placeOfficer', false],
    ['bodyOfficer', null],
  ])('%s sees on the roll: %s', async (by, seen) => {
    const answer = await app.call(by, readPartyOrgRoute, branch());
    if (seen === null) expect(answer.status).toBe(404);
    else expect(answer.body.posts[0]).toMatchObject({ personName: '厨师甲', memberId: seen ? cook : null });
  });

  it('stays the same person when somebody changes the post who does not see the person', async () => {
    const postId = (await holder('officer'))?.id;
    expect((await save('educationOfficer', { postId, duties: '全面' })).status).toBe(200);
    expect(await holder('officer')).toMatchObject({ memberId: cook, duties: '全面' });
  });
});
