import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { JobQueue } from '../../../platform/server/jobs/job-queue.ts';
import type { ImportEngine, UploadFolder } from '../../imports/server/public.ts';

/** What the background work itself needs, wherever it runs. */
export interface CompareParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly folder: UploadFolder;
}

export interface ListAttemptToPerform {
  readonly listId: string;
  readonly attempt: number;
  readonly acting: Acting;
  readonly today: Day;
}

/** Reading and comparing is seconds of solid computing for a large list, so the server has it done in a thread of its own. */
export interface ListEngine {
  compare(attempt: ListAttemptToPerform): Promise<void>;
}

/** What the routes need. */
export interface CompleteListParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly folder: UploadFolder;
  readonly queue: JobQueue;
  readonly inspect: ImportEngine['inspect'];
}

/** A job as the queue keeps it: under which grant, not under which bounds, since these may move before its turn. */
export interface ListJob {
  readonly listId: string;
  readonly attempt: number;
  readonly grantId: string;
}

export const COMPLETE_LIST_QUEUE = 'complete-lists';
