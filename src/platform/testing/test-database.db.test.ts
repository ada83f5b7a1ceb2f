import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('a test database', () => {
  it('is migrated', async () => {
    const { rows } = await database.superPool.query("select to_regclass('kysely_migration')::text as table");
    expect(rows).toEqual([{ table: 'kysely_migration' }]);
  });

  it('signs in as each role without any right past the row-level rules', async () => {
    for (const pool of [database.ownerPool, database.appPool]) {
      const { rows } = await pool.query(
        'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
      );
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    }
  });

  it('is not seen by another one', async () => {
    const other = await createTestDatabase();
    await database.ownerPool.query('create table only_here (id int)');
    const { rows } = await other.ownerPool.query("select to_regclass('only_here') as table");
    expect(rows).toEqual([{ table: null }]);
    await other.drop();
  });

  it.each([
    ['2024-02-29', 'date', '2024-02-29'],
    ['{2024-02-29,2025-01-01}', 'date[]', ['2024-02-29', '2025-01-01']],
    ['9007199254740991', 'int8', 9007199254740991],
    ['{1,2}', 'int8[]', [1, 2]],
    ['7', 'int4', 7],
  ])('reads %s as %s', async (text, type, value) => {
    const { rows } = await database.appPool.query(`select $1::text::${type} as value`, [text]);
    expect(rows).toEqual([{ value }]);
  });

  it('refuses an int8 that a number cannot hold', async () => {
    await expect(database.appPool.query('select 9007199254740993::int8')).rejects.toThrow(RangeError);
  });
});
