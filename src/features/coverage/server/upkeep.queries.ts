import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';

/** Brings today's counters to a day. */
export async function rollTo(owner: Pool, day: Day): Promise<void> {
  await owner.query('select tally_roll($1::date)', [day]);
}

/** Folds what waits, if anything does. */
export async function foldPending(owner: Pool): Promise<void> {
  await owner.query('select tally_fold_pending() where exists (select from tally_delta)');
}
