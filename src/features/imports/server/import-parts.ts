import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { JobQueue } from '../../../platform/server/jobs/job-queue.ts';
import type { FileToInspect, Inspection } from './inspect-file.ts';
import type { UploadFolder } from './upload-folder.ts';

/** What the background work itself needs, wherever it runs. */
export interface PerformParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly folder: UploadFolder;
}

export interface AttemptToPerform {
  readonly importId: string;
  readonly attempt: number;
  readonly acting: Acting;
  readonly today: Day;
}

/** Reading and deciding is seconds of solid computing for a large file, so the server has it done in a thread of its own. */
export interface ImportEngine {
  inspect(file: FileToInspect): Promise<Inspection | Refusal>;
  perform(attempt: AttemptToPerform): Promise<void>;
}

/** What the routes need. */
export interface ImportParts {
  readonly pool: Pool;
  readonly folder: UploadFolder;
  readonly queue: JobQueue;
}

/** A job as the queue keeps it: under which grant, not under which bounds, since these may move before its turn. */
export interface ImportJob {
  readonly importId: string;
  readonly attempt: number;
  readonly grantId: string;
}

export const IMPORT_QUEUE = 'imports';
