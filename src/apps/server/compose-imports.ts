import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { findActingOfGrant } from '../../features/access/server/public.ts';
import {
  performComparison,
  settleCutOffLists,
  workOnLists,
} from '../../features/complete-lists/server/public.ts';
import { registerCompleteListRoutes } from '../../features/complete-lists/server/routes.ts';
import {
  inspectFile,
  openUploadFolder,
  performRun,
  settleCutOffRuns,
  startUploadUpkeep,
  workOnImports,
} from '../../features/imports/server/public.ts';
import { registerImportRoutes } from '../../features/imports/server/routes.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import type { ConnectionSettings } from '../../platform/server/database/connection.ts';
import type { JobQueue } from '../../platform/server/jobs/job-queue.ts';
import { createThreadedEngine, type ThreadedEngine } from './import-threads.ts';

/** What imports need of the server. */
interface ImportServerParts {
  readonly appPool: Pool;
  readonly ownerPool: Pool;
  readonly app: ConnectionSettings;
  readonly queue: JobQueue;
  readonly key: KeyRing;
  readonly dataFolder: string;
}

/** Imports and complete lists: their routes, the jobs behind them, and the erasing of files whose time is over. */
export async function composeImports(app: FastifyInstance, parts: ImportServerParts): Promise<void> {
  const { appPool: pool, ownerPool, dataFolder, key, queue } = parts;
  const sealer = createSealer(key);
  const folder = openUploadFolder(dataFolder, sealer);
  const onFault = (fault: unknown) => app.log.error(fault);
  await settleCutOffRuns(ownerPool);
  await settleCutOffLists(ownerPool);
  const engine = openEngine(parts, {
    inspect: inspectFile,
    perform: (attempt) => performRun({ pool, sealer, folder }, attempt),
    compare: (attempt) => performComparison({ pool, sealer, folder }, attempt),
    stop: async () => undefined,
  });
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
  const actingOf = (grantId: string) => findActingOfGrant(pool, grantId, today());
  workOnImports({ queue, engine, today, actingOf });
  workOnLists({ queue, engine, today, actingOf });
  registerImportRoutes(app, { pool, folder, queue, engine });
  registerCompleteListRoutes(app, { pool, sealer, folder, queue, inspect: (file) => engine.inspect(file) });
  const stopUpkeep = startUploadUpkeep(ownerPool, folder, onFault);
  app.addHook('onClose', async () => {
    await engine.stop();
    await stopUpkeep();
  });
}

/** Threads run the built program; from the sources (`npm run dev`, tests) there is none, and the server does it itself. */
function openEngine(parts: ImportServerParts, own: ThreadedEngine): ThreadedEngine {
  if (import.meta.url.endsWith('.ts')) return own;
  const { key, dataFolder } = parts;
  const program = new URL('./import-worker.js', import.meta.url);
  return createThreadedEngine(program, { database: parts.app, keyPlace: key.place, dataFolder });
}
