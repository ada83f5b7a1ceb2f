import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { noteProgress } from './attempt.queries.ts';
import type { AttemptToPerform, PerformParts } from './import-parts.ts';

const PROGRESS_EVERY_MS = 400;

export interface RunProgress {
  readonly signal: AbortSignal;
  note(done: number, total: number): void;
  /** Whether somebody has stopped the attempt. */
  stopped(): boolean;
  settled(): Promise<void>;
}

/** Writes down how far it is, now and then; an attempt that does not stand any more is told to stop. */
export function createProgress({ pool }: Pick<PerformParts, 'pool'>, attempt: AttemptToPerform): RunProgress {
  const controller = new AbortController();
  let last = 0;
  let writing: Promise<unknown> | null = null;
  const write = async (done: number, total: number): Promise<void> => {
    const stands = await writeScoped(pool, attempt.acting, { changeOn: attempt.today }, (client) =>
      noteProgress(client, attempt, done, total),
    );
    if (!stands) controller.abort();
  };
  return {
    signal: controller.signal,
    note(done, total) {
      if (writing !== null || (done < total && Date.now() - last < PROGRESS_EVERY_MS)) return;
      last = Date.now();
      // A progress that can't be written is no reason to end the work: the last statement of the run decides.
      writing = write(done, total)
        .catch(() => undefined)
        .finally(() => {
          writing = null;
        });
    },
    stopped: () => controller.signal.aborted,
    settled: async () => void (await writing),
  };
}
