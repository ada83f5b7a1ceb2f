import type { Day } from '../../../platform/kernel/day.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { JobQueue } from '../../../platform/server/jobs/job-queue.ts';
import { IMPORT_QUEUE, type ImportEngine, type ImportJob } from './import-parts.ts';

export interface ImportJobParts {
  readonly queue: JobQueue;
  readonly engine: ImportEngine;
  /** Under which bounds a grant acts now; null when it was revoked meanwhile. */
  readonly actingOf: (grantId: string) => Promise<Acting | null>;
  readonly today: () => Day;
}

/** Does what runs are sent to the background for, one file at a time. */
export function workOnImports({ queue, engine, actingOf, today }: ImportJobParts): void {
  queue.work<ImportJob>(IMPORT_QUEUE, async ({ importId, attempt, grantId }) => {
    const acting = await actingOf(grantId);
    // Whoever lost the right can't see the run either; the next start settles it.
    if (acting === null) return;
    await engine.perform({ importId, attempt, acting, today: today() });
  });
}
