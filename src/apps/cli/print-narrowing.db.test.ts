import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTree, type BuiltTree } from '../../features/testing/build-records.ts';
import { ROOT_SCOPE } from '../../platform/server/database/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { findPlaces } from './find-place.ts';
import type { Sight } from './open-workplace.ts';
import { readNarrowing } from './print-narrowing.ts';

let database: TestDatabase;
let tree: BuiltTree;
let sight: Sight;
let body: { id: string; name: string };

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  sight = {
    appPool: database.appPool,
    acting: { scope: ROOT_SCOPE, accountId: null, actorName: '本机操作员' },
  };
  const { rows } = await database.superPool.query(
    'select id, name from supervising_body order by no limit 1',
  );
  body = rows[0];
});
afterAll(() => database.drop());

it('finds a supervising body by its full name or its id', async () => {
  expect(await readNarrowing(sight, { body: body.name })).toMatchObject({ body: body.id });
  expect(await readNarrowing(sight, { body: body.id })).toMatchObject({ body: body.id });
  expect(await readNarrowing(sight, {})).toMatchObject({ body: undefined });
});

it('refuses a body that there is not, and a name that two places have', async () => {
  expect(await readNarrowing(sight, { body: '没有这个局' })).toMatchObject({
    code: 'input.body',
    message: expect.stringContaining('没有找到业务主管单位“没有这个局”'),
  });
  await database.superPool.query(
    `insert into supervising_body (id, name, name_key, region_code) select gen_random_uuid(), name, name_key, '610722000'
     from supervising_body where id = $1`,
    [body.id],
  );
  expect(await readNarrowing(sight, { body: body.name })).toMatchObject({
    code: 'input.body',
    message: expect.stringContaining(body.id),
  });
});

it('takes a place and a Party organisation at once, and no two of a kind', async () => {
  expect(await findPlaces(sight, ['610723', tree.trades.id])).toEqual({
    region: '610723000',
    partyOrg: tree.trades.id,
  });
  expect(await findPlaces(sight)).toEqual({});
  expect(await findPlaces(sight, ['610723', '610722'])).toMatchObject({ code: 'input.scope' });
  expect(await findPlaces(sight, ['nowhere'])).toMatchObject({ code: 'input.scope' });
});
