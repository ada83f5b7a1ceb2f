import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { JobQueue } from '../../../platform/server/jobs/job-queue.ts';
import { COMPLETE_LIST_QUEUE, type ListEngine, type ListJob } from './list-parts.ts';
import { closeCutOffLists } from './lists.queries.ts';

export interface ListJobParts {
  readonly queue: JobQueue;
  readonly engine: ListEngine;
  /** Under which bounds a grant acts now; null when it was revoked meanwhile. */
  readonly actingOf: (grantId: string) => Promise<Acting | null>;
  readonly today: () => Day;
}

/** Does what lists are sent to the background for, one at a time. */
export function workOnLists({ queue, engine, actingOf, today }: ListJobParts): void {
  queue.work<ListJob>(COMPLETE_LIST_QUEUE, async ({ listId, attempt, grantId }) => {
    const acting = await actingOf(grantId);
    // Whoever lost the right can't see the list either; the next start settles it.
    if (acting === null) return;
    await engine.compare({ listId, attempt, acting, today: today() });
  });
}

const CUT_OFF = '比对时系统停止了运行，没有比对完。请重新比对。';

/** Before the first job of a start: says on every list that was being compared that nothing came of it. */
export function settleCutOffLists(owner: Pool): Promise<number> {
  return closeCutOffLists(owner, CUT_OFF);
}
