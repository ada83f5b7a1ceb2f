import type { Pool } from 'pg';
import { foldPending, rollTo } from './upkeep.queries.ts';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';

const FOLD_EVERY_MS = 2_000;

/**
 * Keeps today's counters: brings them to today, then folds what waits every two seconds. Reads are exact without it, only slower
 * the more waits.
 * @param owner a pool with the owner's rights
 * @returns stops it and waits for the round under way
 */
export function startCounterUpkeep(owner: Pool, onFault: (error: unknown) => void): () => Promise<void> {
  let rolledTo: Day | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = keep();

  async function keep(): Promise<void> {
    try {
      const today = todayIn(OFFICE_TIME_ZONE, new Date());
      if (rolledTo !== today) {
        await rollTo(owner, today);
        rolledTo = today;
      }
      await foldPending(owner);
    } catch (error) {
      if (!stopped) onFault(error);
    }
    if (stopped) return;
    timer = setTimeout(() => {
      round = keep();
    }, FOLD_EVERY_MS);
    timer.unref();
  }

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
