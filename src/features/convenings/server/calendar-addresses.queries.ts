import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface CalendarAddressRow extends QueryResultRow {
  made_at: Date;
  used_on: string | null;
}

export function findCalendarAddress(grantId: string): Statement {
  return {
    name: 'calendar-address',
    text: 'select made_at, used_on from calendar_address where grant_id = $1',
    values: [grantId],
  };
}

interface AddressToStore {
  readonly grantId: string;
  readonly accountId: string;
  readonly tokenHash: Buffer;
}

/** In place of the one before, if there was one. */
export async function storeCalendarAddress(
  client: PoolClient,
  { grantId, accountId, tokenHash }: AddressToStore,
): Promise<void> {
  await client.query({
    name: 'calendar-address-store',
    text: `insert into calendar_address (grant_id, account_id, token_hash) values ($1, $2, $3)
      on conflict (grant_id) do update set token_hash = excluded.token_hash, made_at = now(), used_on = null`,
    values: [grantId, accountId, tokenHash],
  });
}

/** @returns whether there was one */
export async function deleteCalendarAddress(client: PoolClient, grantId: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from calendar_address where grant_id = $1', [grantId]);
  return rowCount === 1;
}

/** Under which grant an address opens a calendar; null where it opens none. Writes down that it was used today. */
export async function openCalendarAddress(pool: Pool, tokenHash: Buffer, today: Day): Promise<string | null> {
  const { rows } = await pool.query<{ grantId: string | null }>({
    name: 'calendar-address-open',
    text: 'select open_calendar_address($1, $2::date) as "grantId"',
    values: [tokenHash, today],
  });
  return rows[0]?.grantId ?? null;
}
