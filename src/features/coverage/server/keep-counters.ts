import type { Pool } from 'pg';
import { keepSnapshots } from './keep-snapshots.ts';
import { foldPending, rollTo } from './upkeep.queries.ts';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';

const FOLD_EVERY_MS = 2_000;
const LOOK_AT_SNAPSHOTS_EVERY_MS = 3_600_000;

/**
 * Keeps today's counters: brings them to today, then folds what waits every two seconds. Reads are exact without it, only slower
 * the more waits. Once an hour it looks whether snapshots of a large installation are due.
 * @param owner a pool with the owner's rights
 * @returns stops it and waits for the round under way
 */
export function startCounterUpkeep(owner: Pool, onFault: (error: unknown) => void): () => Promise<void> {
  let rolledTo: Day | null = null;
  let timer: NodeJS.Timeout | undefined;
  let snapshotsLookedAt = Number.NEGATIVE_INFINITY;
  let snapshots = Promise.resolve();
  const stopping = new AbortController();
  let round = keep();

  async function keep(): Promise<void> {
    try {
      const today = todayIn(OFFICE_TIME_ZONE, new Date());
      if (rolledTo !== today) {
        await rollTo(owner, today);
        rolledTo = today;
      }
      await foldPending(owner);
      if (performance.now() - snapshotsLookedAt > LOOK_AT_SNAPSHOTS_EVERY_MS) {
        snapshotsLookedAt = performance.now();
        snapshots = lookAtSnapshots(today);
      }
    } catch (error) {
      if (!stopping.signal.aborted) onFault(error);
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      round = keep();
    }, FOLD_EVERY_MS);
    timer.unref();
  }

  /** Taking them may last a minute: folding goes on meanwhile. */
  async function lookAtSnapshots(today: Day): Promise<void> {
    try {
      await keepSnapshots(owner, today, { stopped: stopping.signal });
    } catch (error) {
      if (!stopping.signal.aborted) onFault(error);
    }
  }

  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await round;
    await snapshots;
  };
}
