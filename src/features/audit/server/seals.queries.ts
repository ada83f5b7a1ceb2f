import type { Pool, PoolClient } from 'pg';
import type { SealContent, SealSignature } from './seal-hash.ts';

export type Seal = SealContent & SealSignature;

/** One seals at a time, the server or a command. The number is our own, without meaning. */
const SEALING = 718_200_004;

const SEAL = `seq, sealed_at as "sealedAt", kind, line_count as "lineCount", lines, snapshot::text as snapshot,
  change_floor as "changeFloor", look_floor as "lookFloor", pruned, previous, hash, key_fingerprint as "keyFingerprint", mac`;

/** Runs work alone, on one snapshot of the data; what it writes is kept if it ends well. */
export async function sealingAlone<Result>(
  owner: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await owner.connect();
  let broken = true;
  try {
    // Before the snapshot is taken: the seal that another has just made must be in it.
    await client.query('select pg_advisory_lock($1)', [SEALING]);
    await client.query('begin isolation level repeatable read');
    const result = await work(client);
    await client.query('commit');
    await client.query('select pg_advisory_unlock($1)', [SEALING]);
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

/** Reads on one snapshot, beside whoever seals. */
export async function readingChain<Result>(
  owner: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await owner.connect();
  let broken = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

export async function readLastSeal(client: PoolClient): Promise<Seal | null> {
  const { rows } = await client.query<Seal>({
    name: 'read-last-seal',
    text: `select ${SEAL} from audit_seal order by seq desc limit 1`,
  });
  return rows[0] ?? null;
}

export async function readHashOf(owner: Pool, seq: number): Promise<Buffer | null> {
  const { rows } = await owner.query<{ hash: Buffer }>('select hash from audit_seal where seq = $1', [seq]);
  return rows[0]?.hash ?? null;
}

const MOST_SEALS = 500;
const MOST_LINES_AT_ONCE = 20_000;

/** Some of the seals behind a number, in their order: as many as hold some ten thousand lines, one at least. */
export async function listSeals(client: PoolClient, behind: number): Promise<Seal[]> {
  const { rows } = await client.query<Seal>({
    name: 'list-seals',
    text: `select ${SEAL} from (
        select s.*, sum(line_count) over (order by seq) - line_count as before
        from (select * from audit_seal where seq > $1 order by seq limit $2) s) counted
      where before < $3 order by seq`,
    values: [behind, MOST_SEALS, MOST_LINES_AT_ONCE],
  });
  return rows;
}

export async function listRemovals(client: PoolClient): Promise<Pick<Seal, 'seq' | 'pruned'>[]> {
  const { rows } = await client.query<Pick<Seal, 'seq' | 'pruned'>>(
    `select seq, pruned from audit_seal where kind = 'prune' order by seq`,
  );
  return rows;
}

/** The last seal made before an instant, 0 when there is none. */
export async function lastSealBefore(client: PoolClient, instant: Date): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from audit_seal where sealed_at < $1',
    [instant],
  );
  return rows[0]?.seq ?? 0;
}

export interface SightNow {
  /** What this transaction sees. */
  readonly snapshot: string;
  /** Transactions are numbered from below those of the last seal: the data has come to another cluster. */
  readonly moved: boolean;
}

export async function readSight(client: PoolClient, last: string): Promise<SightNow> {
  const { rows } = await client.query<SightNow>({
    name: 'read-audit-sight',
    text: `select pg_current_snapshot()::text as snapshot,
      pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax($1::pg_snapshot) as moved`,
    values: [last],
  });
  return rows[0] ?? { snapshot: last, moved: false };
}

/** A list per row: lines that came into sight since the last seal, at most so many a list. */
export async function listUnsealed(
  client: PoolClient,
  { snapshot, changeFloor, lookFloor }: Pick<Seal, 'snapshot' | 'changeFloor' | 'lookFloor'>,
  most: number,
): Promise<Buffer[]> {
  const { rows } = await client.query<{ lines: Buffer }>({
    name: 'list-unsealed',
    text: 'select lines from audit_unsealed($1, $2, $3, $4)',
    values: [snapshot, changeFloor, lookFloor, most],
  });
  return rows.map(({ lines }) => lines);
}

/** Lines that no seal lists: of those that the last seal should, or all there are. */
export async function listUnlisted(
  client: PoolClient,
  last: Pick<Seal, 'snapshot' | 'changeFloor' | 'lookFloor'> | null,
  most: number,
): Promise<Buffer[]> {
  const { rows } = await client.query<{ lines: Buffer }>('select lines from audit_unlisted($1, $2, $3, $4)', [
    last?.snapshot ?? null,
    last?.changeFloor ?? 0,
    last?.lookFloor ?? 0,
    most,
  ]);
  return rows.map(({ lines }) => lines);
}

export async function readLastIds(
  client: PoolClient,
): Promise<{ readonly changeFloor: number; readonly lookFloor: number }> {
  const { rows } = await client.query<{ changeFloor: number; lookFloor: number }>(
    'select change_id as "changeFloor", look_id as "lookFloor" from audit_last_ids()',
  );
  return rows[0] ?? { changeFloor: 0, lookFloor: 0 };
}

export async function insertSeal(client: PoolClient, seal: Seal): Promise<void> {
  await client.query({
    name: 'insert-audit-seal',
    text: `insert into audit_seal (seq, sealed_at, kind, line_count, lines, snapshot, change_floor, look_floor, pruned, previous,
        hash, key_fingerprint, mac) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      seal.seq,
      seal.sealedAt,
      seal.kind,
      seal.lineCount,
      seal.lines,
      seal.snapshot,
      seal.changeFloor,
      seal.lookFloor,
      seal.pruned === null ? null : JSON.stringify(seal.pruned),
      seal.previous,
      seal.hash,
      seal.keyFingerprint,
      seal.mac,
    ],
  });
}

export interface LineNow {
  readonly id: number;
  readonly at: Date;
  readonly hash: Buffer;
}

/** What lines say now; those that are gone are left out. */
export async function readLinesNow(
  client: PoolClient,
  looks: boolean,
  ids: readonly number[],
): Promise<LineNow[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<LineNow>('select id, at, hash from audit_lines_now($1, $2)', [
    looks,
    ids,
  ]);
  return rows;
}

export interface LineCounts {
  /** Lines that a seal should list. */
  readonly due: number;
  /** Lines that wait for the next one. */
  readonly waiting: number;
}

export async function countLinesNow(
  client: PoolClient,
  { snapshot, changeFloor, lookFloor }: Pick<Seal, 'snapshot' | 'changeFloor' | 'lookFloor'>,
): Promise<LineCounts> {
  const { rows } = await client.query<LineCounts>(
    'select change_lines + look_lines as due, waiting from audit_counts($1, $2, $3)',
    [snapshot, changeFloor, lookFloor],
  );
  return rows[0] ?? { due: 0, waiting: 0 };
}

/** @returns how many lines were removed */
export async function removeLines(
  client: PoolClient,
  kind: number,
  from: number,
  to: number,
): Promise<number> {
  const { rows } = await client.query<{ removed: number }>('select audit_prune($1, $2, $3) as removed', [
    kind,
    from,
    to,
  ]);
  return rows[0]?.removed ?? 0;
}
