import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { buildTree, YANGXIAN } from '../../testing/build-records.ts';
import { listPlacesRoute } from '../places.contract.ts';
import { registerPlaceRoutes } from './routes.ts';

let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  const callers = await buildCallers(database, await buildTree(database));
  app = await createTestApp({ ...callers }, (each) => registerPlaceRoutes(each, { pool: database.appPool }));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const ask = async (as: string | null, query: object) => {
  const { body } = await app.call(as, listPlacesRoute, { query });
  return body.nodes;
};

describe('the tree of places', () => {
  it('opens level by level from the nation where nothing narrower is set', async () => {
    expect(await ask('officer', {})).toEqual([
      { id: '000000000', name: '全国', within: null, hasChildren: true },
    ]);
    const townships = await ask('officer', { parent: YANGXIAN });
    expect(townships.map((node) => node.name)).toContain('谢村镇');
    expect(townships.every((node) => !node.hasChildren)).toBe(true);
  });

  it.each(['洋县', '610723'])('finds by %s, and says within what', async (q) => {
    expect(await ask('officer', { q })).toContainEqual({
      id: YANGXIAN,
      name: '洋县',
      within: '陕西省汉中市',
      hasChildren: true,
    });
  });

  it('puts the place of that very name before those that only hold it', async () => {
    const found = await ask('officer', { q: '洋县' });
    expect(found.slice(0, 2).map((node) => node.name)).toEqual(['洋县', '沙洋县']);
  });

  it('takes a wildcard in the text as nothing special', async () => {
    expect(await ask('officer', { q: '%%洋' })).toEqual([]);
  });

  it('names what is already chosen', async () => {
    const nodes = await ask('officer', { id: [YANGXIAN, '610722000'] });
    expect(nodes.map((node) => node.name).toSorted()).toEqual(['城固县', '洋县']);
  });

  it("begins and ends with the region of a region's officer", async () => {
    expect((await ask('placeOfficer', {})).map((node) => node.id)).toEqual([YANGXIAN]);
    expect(await ask('placeOfficer', { q: '城固' })).toEqual([]);
    expect(await ask('placeOfficer', { parent: '610722000' })).toEqual([]);
  });

  it('refuses whoever is signed out', async () => {
    expect((await app.call(null, listPlacesRoute, { query: {} })).status).toBe(401);
  });
});
