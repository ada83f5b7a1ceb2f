import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { bytesArray, type ColumnTypes, columnValues, incomingRows, textArray } from './rows-as-columns.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Row {
  id: string;
  name: string | null | undefined;
  hash: Buffer | null | undefined;
  born: string | null;
  count: number | null;
  open: boolean | null;
  extra: unknown;
}

const TYPES: ColumnTypes<Row> = {
  id: 'uuid',
  name: 'text',
  hash: 'bytea',
  born: 'date',
  count: 'int8',
  open: 'boolean',
  extra: 'jsonb',
};

function receive(rows: readonly Row[]) {
  return database.superPool.query(`select * from ${incomingRows(TYPES, 'i')}`, columnValues(TYPES, rows));
}

describe('rows sent a column at a time', () => {
  it('arrive as they were', async () => {
    const rows: Row[] = [
      {
        id: '0190a000-0000-7000-8000-000000000001',
        name: '张“三”, {𠮷}\\ "NULL"',
        hash: Buffer.from([0, 1, 255]),
        born: '1990-01-05',
        count: 4_503_599_627_370_496,
        open: true,
        extra: [{ title: '备注', value: "'甲'" }],
      },
      {
        id: '0190a000-0000-7000-8000-000000000002',
        name: '',
        hash: Buffer.alloc(0),
        born: null,
        count: 0,
        open: false,
        extra: [],
      },
      {
        id: '0190a000-0000-7000-8000-000000000003',
        name: 'NULL',
        hash: null,
        born: null,
        count: null,
        open: null,
        extra: {},
      },
    ];
    expect((await receive(rows)).rows).toEqual(rows);
  });

  it('give null for what is absent', async () => {
    const absent = {
      id: '0190a000-0000-7000-8000-000000000001',
      name: undefined,
      hash: undefined,
      born: null,
      count: null,
      open: null,
    };
    const { rows } = await receive([{ ...absent, extra: null }]);
    expect(rows).toEqual([{ ...absent, name: null, hash: null, extra: null }]);
  });

  it('may be none', async () => {
    expect((await receive([])).rows).toEqual([]);
    const { rows } = await database.superPool.query('select $1::text[] as texts, $2::bytea[] as bytes', [
      textArray([]),
      bytesArray([]),
    ]);
    expect(rows).toEqual([{ texts: [], bytes: [] }]);
  });
});
