import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { loadPlaces } from './load-places.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('places', () => {
  it('stand in every database from the start, with intervals that hold what lies below', async () => {
    const { rows } = await database.appPool.query(
      `select count(*)::int as n from region above join region r on r.pos between above.pos and above.pos_end
       where above.code = '610723000' and r.level = 4`,
    );
    expect(rows[0].n).toBeGreaterThan(10);
  });

  it('come in only once, also when a command comes while the server starts', async () => {
    await database.superPool.query('truncate region, sector cascade');
    await Promise.all([loadPlaces(database.ownerPool), loadPlaces(database.ownerPool)]);
    const count = async () =>
      (await database.ownerPool.query('select count(*)::int as n from region')).rows[0].n;
    const loaded = await count();
    expect(loaded).toBeGreaterThan(44_000);
    await loadPlaces(database.ownerPool);
    expect(await count()).toBe(loaded);
    expect((await database.ownerPool.query('select name from sector order by sort limit 1')).rows).toEqual([
      { name: '工商业服务' },
    ]);
  });
});
