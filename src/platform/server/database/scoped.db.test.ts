import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { ROOT_SCOPE } from './scope.ts';
import { readAllScoped, readScoped } from './scoped.ts';

const ACTING = { scope: ROOT_SCOPE, accountId: null, actorName: '测试' };
/** Longer than PostgreSQL's 63 bytes of a name. */
const LONG = 'statement-'.repeat(8);

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('tells statements apart whose long names begin alike', async () => {
  const one = { name: `${LONG}one`, text: 'select 1 as n' };
  const two = { name: `${LONG}two`, text: 'select 2 as n' };
  for (let round = 0; round < 3; round += 1) {
    expect(await readAllScoped(database.appPool, ACTING, [one, two])).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  }
  expect(await readScoped(database.appPool, ACTING, two)).toEqual([{ n: 2 }]);
});
