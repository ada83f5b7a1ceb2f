import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { findActingOfGrant } from '../../features/access/server/public.ts';
import {
  listSource,
  openExportFolder,
  resumeExports,
  RunningExports,
  startExportUpkeep,
  workOnExports,
} from '../../features/exports/server/public.ts';
import { registerExportRoutes } from '../../features/exports/server/routes.ts';
import { printSource } from '../../features/prints/server/public.ts';
import { registerPrintRoutes } from '../../features/prints/server/routes.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import type { Sealer } from '../../platform/server/crypto/seal.ts';
import type { JobQueue } from '../../platform/server/jobs/job-queue.ts';
import { findFonts } from '../../platform/server/pdf/find-fonts.ts';
import {
  createPlainPrinter,
  createThreadPrinter,
  type ListPrinter,
} from '../../platform/server/pdf/list-printer.ts';

interface ExportServerParts {
  readonly appPool: Pool;
  readonly ownerPool: Pool;
  readonly dataFolder: string;
  readonly sealer: Sealer;
  readonly printer: ListPrinter;
  readonly queue: JobQueue;
}

/** Exports and printed lists: their routes, the jobs that make files in the background, and the erasing after a day. */
export async function composeExports(
  app: FastifyInstance,
  { appPool: pool, ownerPool, dataFolder, sealer, printer, queue }: ExportServerParts,
): Promise<void> {
  const folder = openExportFolder(dataFolder, sealer);
  const onFault = (fault: unknown) => app.log.error(fault);
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
  const prints = { pool, sealer, printer };
  const [lists, printed] = [listSource({ pool, sealer }), printSource(prints)];
  const parts = {
    pool,
    sealer,
    folder,
    queue,
    running: new RunningExports(),
    sourceOf: ({ asked }: { readonly asked: object }) => ('list' in asked ? printed : lists),
  };
  workOnExports({ ...parts, today, actingOf: (grantId) => findActingOfGrant(pool, grantId, today()) });
  registerExportRoutes(app, parts);
  registerPrintRoutes(app, prints, parts);
  resumeExports(ownerPool, queue).catch(onFault);
  const stopUpkeep = startExportUpkeep(ownerPool, folder, onFault);
  app.addHook('onClose', async () => {
    await printer.stop();
    await stopUpkeep();
  });
}

/** Threads run the built program; from the sources (`npm run dev`, tests) there is none, and the server does it itself. */
export function openPrinter(dataFolder: string): ListPrinter {
  const fonts = () => findFonts(dataFolder);
  if (import.meta.url.endsWith('.ts')) return createPlainPrinter(fonts);
  return createThreadPrinter(new URL('./print-thread.js', import.meta.url), fonts);
}
