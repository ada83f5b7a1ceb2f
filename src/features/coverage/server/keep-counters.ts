import type { Pool } from 'pg';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { repeatWork } from '../../../platform/server/jobs/repeat-work.ts';
import { keepSnapshots } from './keep-snapshots.ts';
import { foldPending, rollTo, settleDue } from './upkeep.queries.ts';

const FOLD_EVERY_MS = 2_000;
/** Settled in one transaction: about a second's work. */
const DUE_AT_ONCE = 500;
const LOOK_AT_SNAPSHOTS_EVERY_MS = 3_600_000;

/**
 * Keeps today's counters: brings them to today, then folds what waits every two seconds. Reads are exact without it, only slower
 * the more waits. Once an hour it looks whether snapshots of a large installation are due.
 * @param owner a pool with the owner's rights
 * @returns stops it and waits for the round under way
 */
export function startCounterUpkeep(owner: Pool, onFault: (error: unknown) => void): () => Promise<void> {
  let rolledTo: Day | null = null;
  const stopFolding = repeatWork(
    async () => {
      const day = today();
      if (rolledTo !== day) {
        await rollTo(owner, day);
        rolledTo = day;
      }
      await settleDue(owner, DUE_AT_ONCE);
      await foldPending(owner);
    },
    FOLD_EVERY_MS,
    onFault,
  );
  // Taking them may last a minute: folding goes on meanwhile.
  const stopSnapshots = repeatWork(
    (stopping) => keepSnapshots(owner, today(), { stopping }),
    LOOK_AT_SNAPSHOTS_EVERY_MS,
    onFault,
  );
  return async () => {
    await Promise.all([stopFolding(), stopSnapshots()]);
  };
}

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
