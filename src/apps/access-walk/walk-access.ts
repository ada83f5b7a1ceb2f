import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { checkImportRoute, readImportRoute } from '../../features/imports/imports.contract.ts';
import { openAttachmentFolder } from '../../features/meetings/server/public.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { openKeyRing } from '../../platform/server/crypto/key-file.ts';
import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import { createApp } from '../../platform/server/http/create-app.ts';
import { RAISED_LIMITS } from '../../platform/server/http/limits.ts';
import type { TestDatabase } from '../../platform/testing/clone-template.ts';
import { silentProvider } from '../fuzz/silent-provider.ts';
import { composeFeatures } from '../server/compose.ts';
import { addClaims } from './claim-cases.ts';
import { addConsultations } from './consultation-cases.ts';
import { addComparedLists } from './complete-list-cases.ts';
import { noteVersions } from './merge-cases.ts';
import { plantLeak } from './plant.ts';
import { addAppraisals } from './appraisal-cases.ts';
import { addConvenings } from './convening-cases.ts';
import { addPartyGroups } from './party-group-cases.ts';
import { addExclusions } from './exclusion-cases.ts';
import { addMeetings } from './meeting-cases.ts';
import { addYearPlans } from './year-plan-cases.ts';
import { addCorrections } from './own-record-cases.ts';
import { populate } from './populate.ts';
import { routeCases } from './route-cases.ts';
import { jsonOf, send } from './send.ts';
import { addImport } from './twins.ts';
import { Walk, type Walked } from './walk.ts';
import { walkCommandLine } from './walk-command-line.ts';
import { actorNamed, type World } from './world.ts';

export interface WalkOptions {
  readonly database: TestDatabase;
  readonly dataFolder: string;
  /** A route to open on purpose. */
  readonly plant?: string | undefined;
  /** One in so many of the records out of bounds and of the further questions; all when left out. */
  readonly every?: number;
  /** Other cases than those of the product, to see what is missed. */
  readonly cases?: typeof routeCases;
  /** False: routes alone. */
  readonly commandLine?: boolean;
}

/** Builds a world in an empty database and walks every route, and the command line, as everybody. */
export async function walkAccess({
  database,
  dataFolder,
  plant,
  every,
  cases = routeCases,
  commandLine = true,
}: WalkOptions): Promise<Walked> {
  const key = openKeyRing({ file: join(dataFolder, 'key') }, []);
  const world = await populate(database, key);
  await addCorrections(world, key);
  await addClaims(world);
  await addConsultations(world);
  await addMeetings(world, openAttachmentFolder(dataFolder, createSealer(key)));
  await addYearPlans(world);
  await addConvenings(world);
  await addExclusions(world);
  await addPartyGroups(world);
  await addAppraisals(world);
  const app = await openApp(database, key, dataFolder);
  try {
    await addImports(app, world);
    await addComparedLists(app, world);
    await noteVersions(world);
    if (plant !== undefined) plantLeak(app, plant);
    const walk = new Walk(app, world, cases, every);
    if (commandLine) await walkCommandLine(world, dataFolder, walk.walked);
    return await walk.run();
  } finally {
    await app.close();
  }
}

async function openApp(database: TestDatabase, key: KeyRing, dataFolder: string): Promise<FastifyInstance> {
  const app = await createApp({ logLevel: 'silent', limits: RAISED_LIMITS });
  const { appPool, ownerPool, app: settings, jobs, roles } = database;
  const parts = { appPool, ownerPool, app: settings, jobs, roles, key, dataFolder };
  await composeFeatures(app, { ...parts, signOn: silentProvider });
  await app.ready();
  return app;
}

async function addImports(app: FastifyInstance, world: World): Promise<void> {
  for (const name of ['教育党委干部', '镇干部']) {
    const actor = actorNamed(world, name);
    const { id } = await addImport(app, world, actor);
    await send(app, checkImportRoute, { params: { id } }, actor.token);
    await checked(app, id, actor.token);
  }
}

const LONGEST_CHECK_MS = 20_000;

/** The check runs in the background: its marked file and its lines belong to the world. */
async function checked(app: FastifyInstance, id: string, token: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < LONGEST_CHECK_MS; await setTimeout(50)) {
    const { state } = jsonOf(await send(app, readImportRoute, { params: { id } }, token)) as {
      state: string;
    };
    if (state === 'checked') return;
  }
  throw new Error('the import was not checked in time');
}
