import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from './scoped.ts';

/** Sends one statement of a use case. */
export async function sendOne<Row extends QueryResultRow>(
  client: PoolClient,
  { name, text, values = [] }: Statement,
): Promise<Row[]> {
  const { rows } = await client.query<Row>({
    ...(name === undefined ? {} : { name }),
    text,
    values: [...values],
  });
  return rows;
}
