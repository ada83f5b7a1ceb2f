import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// Words on why there is no number.
const NO_NUMBER = ['member.identity_basis'];

it('holds no telephone and no identity number in clear', async () => {
  const { rows } = await database.superPool.query<{ place: string }>(`
    select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' and data_type not in ('bytea', 'boolean')
      and column_name ~ '(phone|mobile|(^|_)tel(_|$)|telephone|identity|id_?number|id_?card)' order by 1`);
  expect(rows.map(({ place }) => place).filter((place) => !NO_NUMBER.includes(place))).toEqual([]);
});

// `installation` has one row.
it('indexes every foreign key, so that no change of a parent scans a child', async () => {
  const { rows } = await database.superPool.query(`
    select c.conrelid::regclass::text as "table", c.conname as "constraint"
    from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> 'installation'::regclass and not exists (
      select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
  expect(rows).toEqual([]);
});
