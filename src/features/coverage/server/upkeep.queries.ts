import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';

/** Brings today's counters to a day. */
export async function rollTo(owner: Pool, day: Day): Promise<void> {
  await owner.query('select tally_roll($1::date)', [day]);
  await owner.query('select member_tally_settle($1::date)', [day]);
  await owner.query('select party_org_months_settle($1::date)', [day]);
}

/** Folds what waits, if anything does. */
export async function foldPending(owner: Pool): Promise<void> {
  await owner.query('select tally_fold_pending() where exists (select from tally_delta)');
  await owner.query(
    `select member_tally_settle() where exists (select from member_tally_delta)
      or exists (select from member_tally_sector_moved)`,
  );
  await owner.query('select party_org_months_settle() where exists (select from party_org_month_mark)');
}

/** Computes the spans of some organisations that wait for it, after a setting that holds for many; answers how many are left. */
export async function settleDue(pool: Pool, most: number): Promise<number> {
  const { rows } = await pool.query<{ left: number }>('select coverage_settle_due($1) as left', [most]);
  return rows[0]?.left ?? 0;
}

export interface SnapshotsState {
  readonly socialOrgs: number;
  readonly lastOn: Day | null;
  /** Spans recorded since; null where there are no snapshots. */
  readonly changes: number | null;
}

export async function snapshotsState(owner: Pool): Promise<SnapshotsState> {
  const { rows } = await owner.query<SnapshotsState>(
    'select social_orgs as "socialOrgs", last_on as "lastOn", changes from coverage_snapshots_state()',
  );
  const [state] = rows;
  if (state === undefined) throw new Error('the state of the snapshots is always one row');
  return state;
}

/**
 * Adds up the spans for some days. The lock is held only until the transaction sees what it will see: nobody is settling then,
 * and whoever settles later records a later moment.
 */
export async function takeSnapshots(
  owner: Pool,
  days: readonly Day[],
  stopping?: AbortSignal,
): Promise<void> {
  const client = await owner.connect();
  let broken = true;
  let cancel = () => {};
  try {
    await client.query(`select pg_advisory_lock(hashtext('tally_day'))`);
    await client.query('begin isolation level repeatable read');
    const { rows } = await client.query<{ at: string; pid: number }>(
      'select clock_timestamp()::text as at, pg_backend_pid() as pid',
    );
    await client.query(`select pg_advisory_unlock(hashtext('tally_day'))`);
    cancel = () => void owner.query('select pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined);
    stopping?.addEventListener('abort', cancel);
    stopping?.throwIfAborted();
    await client.query('select coverage_snapshots_take($1::date[], $2::timestamptz)', [days, rows[0]?.at]);
    await client.query('commit');
    broken = false;
  } finally {
    stopping?.removeEventListener('abort', cancel);
    client.release(broken);
  }
}
