import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { findActingOfGrant } from '../../features/access/server/public.ts';
import {
  listSource,
  openExportFolder,
  RunningExports,
  resumeExports,
  startExportUpkeep,
  workOnExports,
} from '../../features/exports/server/public.ts';
import { registerExportRoutes } from '../../features/exports/server/routes.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import type { Sealer } from '../../platform/server/crypto/seal.ts';
import type { JobQueue } from '../../platform/server/jobs/job-queue.ts';

interface ExportServerParts {
  readonly appPool: Pool;
  readonly ownerPool: Pool;
  readonly dataFolder: string;
  readonly sealer: Sealer;
  readonly queue: JobQueue;
}

/** Exports that are asked for: their routes, the jobs that make the files, and the erasing after a day. */
export async function composeExports(
  app: FastifyInstance,
  { appPool: pool, ownerPool, dataFolder, sealer, queue }: ExportServerParts,
): Promise<void> {
  const folder = openExportFolder(dataFolder, sealer);
  const onFault = (fault: unknown) => app.log.error(fault);
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
  const lists = listSource({ pool, sealer });
  const parts = { pool, sealer, folder, queue, running: new RunningExports(), sourceOf: () => lists };
  workOnExports({ ...parts, today, actingOf: (grantId) => findActingOfGrant(pool, grantId, today()) });
  registerExportRoutes(app, parts);
  resumeExports(ownerPool, queue).catch(onFault);
  const stopUpkeep = startExportUpkeep(ownerPool, folder, onFault);
  app.addHook('onClose', stopUpkeep);
}
