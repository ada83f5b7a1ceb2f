import type { ClientBase, Pool } from 'pg';
import { quoteName } from '../database/roles.ts';
import type { SealedUse } from './seal.ts';

/** Where sealed values stand in the database. Names are the program's own, never a user's. */
export interface SealedColumn {
  readonly table: string;
  /** A column of uuids that tells the rows of the table apart. */
  readonly key: string;
  readonly column: string;
  readonly use: SealedUse;
  /** Columns of the keyed hash by which the value is found: under the key that seals, and under the one before. */
  readonly hashes?: { readonly now: string; readonly old: string };
  /** Equal values look the same (`sealAlike`). */
  readonly alike?: true;
}

/** A value sealed anew, with the hashes by which it is found. */
export interface ResealedValue {
  readonly sealed: Buffer;
  readonly hash?: Buffer;
  readonly oldHash?: Buffer | null;
}

export interface SealedRow {
  readonly key: string;
  readonly sealed: Buffer;
}

/**
 * A transaction in which values may be sealed anew: past the row-level rules, without a trace on the records. Only the
 * owner's own session is let through (`rekeying()` of the first migration).
 */
export async function inRekeying<T>(
  owner: Pool,
  keeper: string,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(`set local role ${quoteName(keeper)}`);
    await client.query(`select set_config('app.rekeying', '1', true)`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The next values under another key, their rows locked. Rows that somebody is writing are left for the next round. */
export async function lockOldValues(
  client: ClientBase,
  { table, key, column }: SealedColumn,
  head: Buffer,
  after: string,
  limit: number,
): Promise<SealedRow[]> {
  const { rows } = await client.query<SealedRow>(
    `select ${key}::text as key, ${column} as sealed from ${table}
     where ${column} is not null and substring(${column} from 1 for ${head.length}) <> $1
       and ${key} > $2::uuid
     order by ${key} limit $3 for update skip locked`,
    [head, after, limit],
  );
  return rows;
}

/** Puts in what was sealed anew. */
export async function storeResealed(
  client: ClientBase,
  { table, key, column, hashes }: SealedColumn,
  rows: readonly { readonly key: string; readonly value: ResealedValue }[],
): Promise<void> {
  const hashed =
    hashes === undefined
      ? ''
      : `, ${hashes.now} = decode(i.hash, 'hex'), ${hashes.old} = decode(i.old_hash, 'hex')`;
  await client.query(
    `update ${table} t set ${column} = decode(i.sealed, 'hex')${hashed}
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as i (key, sealed, hash, old_hash)
     where t.${key} = i.key::uuid`,
    [
      rows.map((row) => row.key),
      rows.map((row) => row.value.sealed.toString('hex')),
      rows.map((row) => row.value.hash?.toString('hex') ?? null),
      rows.map((row) => row.value.oldHash?.toString('hex') ?? null),
    ],
  );
}

/** How many values are under another key. */
export async function countOldValues(
  client: ClientBase,
  { table, column }: SealedColumn,
  head: Buffer,
): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from ${table}
     where ${column} is not null and substring(${column} from 1 for ${head.length}) <> $1`,
    [head],
  );
  return rows[0]?.n ?? 0;
}

/** Takes away hashes of the key before, some at a time. @returns how many, and whether there may be more */
export async function clearOldHashes(
  client: ClientBase,
  { table, key, hashes }: SealedColumn,
  limit: number,
): Promise<number> {
  if (hashes === undefined) return 0;
  const { rowCount } = await client.query(
    `update ${table} t set ${hashes.old} = null
     from (select ${key} from ${table} where ${hashes.old} is not null limit $1 for update skip locked) i
     where t.${key} = i.${key}`,
    [limit],
  );
  return rowCount ?? 0;
}

/** What the installation is known to be sealed with, and what takes its place. */
export async function markKeys(owner: Pool, now: string, next: string | null): Promise<void> {
  await owner.query('update installation set key_fingerprint = $1, next_key_fingerprint = $2', [now, next]);
}

export async function findMarkedKey(owner: Pool): Promise<string | null> {
  const { rows } = await owner.query<{ now: string | null }>(
    'select key_fingerprint as now from installation',
  );
  return rows[0]?.now ?? null;
}

/** Where the numbers of transactions stand. */
export async function currentTransaction(owner: Pool): Promise<string> {
  const { rows } = await owner.query<{ at: string }>('select pg_current_xact_id()::text as at');
  return rows[0]?.at ?? '0';
}

/** Whether whatever was being written at that point has come to its end. */
export async function haveEnded(owner: Pool, transaction: string): Promise<boolean> {
  const { rows } = await owner.query<{ ended: boolean }>(
    'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as ended',
    [transaction],
  );
  return rows[0]?.ended ?? false;
}

const LOCK = `hashtext('shezutong replace key')`;

/** Runs the work unless somebody else is at it. */
export async function aloneAtKeys<T>(owner: Pool, work: () => Promise<T>): Promise<T | 'somebody else'> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`);
    if (!rows[0]?.got) return 'somebody else';
    try {
      return await work();
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`);
    }
  } finally {
    client.release();
  }
}
