import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface SavedViewRow extends QueryResultRow {
  id: string;
  name: string;
  search: string;
  columns: Record<string, string[] | null>;
}

export function viewsOf(page: string): Statement {
  return {
    name: 'saved-views',
    text: 'select id, name, search, columns from saved_view where page = $1 order by name',
    values: [page],
    plannedOnce: true,
  };
}

interface ViewToStore {
  readonly id: string;
  readonly page: string;
  readonly name: string;
  readonly search: string;
  readonly columns: Readonly<Record<string, readonly string[] | null>>;
}

/** @returns its id, that of the one of the same name where there is one; null when there are as many as one may keep */
export async function storeView(
  client: PoolClient,
  { id, page, name, search, columns }: ViewToStore,
  most: number,
): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>({
    name: 'store-saved-view',
    text: `insert into saved_view (id, account_id, page, name, search, columns)
      select $1::uuid, acting_account(), $2::text, $3::text, $4::text, $6::jsonb
      where exists (select from saved_view where page = $2 and name = $3)
        or (select count(*) from saved_view where page = $2) < $5
      on conflict (account_id, page, name) do update set search = excluded.search, columns = excluded.columns
      returning id`,
    values: [id, page, name, search, most, JSON.stringify(columns)],
  });
  return rows[0]?.id ?? null;
}

/** @returns whether there was one; the schema refuses a name that another one of the page bears */
export async function changeName(client: PoolClient, id: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'rename-saved-view',
    text: 'update saved_view set name = $2 where id = $1',
    values: [id, name],
  });
  return rowCount === 1;
}

/** @returns whether there was one */
export async function removeView(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'remove-saved-view',
    text: 'delete from saved_view where id = $1',
    values: [id],
  });
  return rowCount === 1;
}
