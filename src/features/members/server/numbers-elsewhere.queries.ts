import type { ClientBase } from 'pg';
import { bytesArray } from '../../../platform/server/database/rows-as-columns.ts';

/** Of numbers that were not found in sight, those that are on the roll all the same. Says nothing else about them. */
export async function findNumbersElsewhere(client: ClientBase, hashes: readonly Buffer[]): Promise<Buffer[]> {
  const { rows } = await client.query<{ hash: Buffer }>({
    text: `select hash from member_numbers_elsewhere($1::bytea[]) hash`,
    values: [bytesArray(hashes)],
  });
  return rows.map((row) => row.hash);
}

/** Numbers outside the caller's scope that the account has met in the last day. Waits for whoever else of the account is asking. */
export async function countNumbersElsewhere(client: ClientBase, accountId: string | null): Promise<number> {
  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`number-elsewhere ${accountId ?? ''}`]);
  const { rows } = await client.query<{ n: number }>(
    `select coalesce(sum(count), 0)::int as n from look_line
     where entity = 'member' and entity_id is null and what = 'number-elsewhere' and account_id is not distinct from $1
       and at > now() - interval '1 day'`,
    [accountId],
  );
  return rows[0]?.n ?? 0;
}

/** Writes down that the account has met so many of them. */
export async function logNumbersElsewhere(client: ClientBase, purpose: string, count: number): Promise<void> {
  await client.query(
    `insert into look_line (account_id, actor, entity, what, purpose, count)
     values (acting_account(), acting_name(), 'member', 'number-elsewhere', $1, $2)`,
    [purpose, count],
  );
}
