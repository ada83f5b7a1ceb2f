import type { Pool } from 'pg';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { JobQueue } from '../../../platform/server/jobs/job-queue.ts';
import type { SealedFolder } from '../../../platform/server/crypto/sealed-folder.ts';
import type { RunningExports } from './running-exports.ts';
import type { AskedExport, ExportSource } from './sources.ts';

export interface ExportParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly folder: SealedFolder;
  readonly queue: JobQueue;
  readonly running: RunningExports;
  readonly sourceOf: (asked: AskedExport) => ExportSource;
}

export const EXPORT_QUEUE = 'exports';

/** A job as the queue keeps it: under which grant, not under which bounds, since these may move before its turn. */
export interface ExportJob {
  readonly requestId: string;
  readonly grantId: string;
}
