import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/apps/server/app.ts';
import type { PresetCode } from '../../src/features/demo/presets.ts';
import { keepSnapshots } from '../../src/features/coverage/server/public.ts';
import { loadDemo } from '../../src/features/demo/server/public.ts';
import { loadPlaces } from '../../src/features/places/server/public.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../src/platform/kernel/day.ts';
import { isRefusal } from '../../src/platform/kernel/refusal.ts';
import type { QueryResultRow } from 'pg';
import { createPool } from '../../src/platform/server/database/connection.ts';
import { quoteName } from '../../src/platform/server/database/roles.ts';
import { RAISED_LIMITS } from '../../src/platform/server/http/limits.ts';
import { type Installation, openForCommand } from '../../src/platform/server/installation.ts';
import { projectRoot } from '../../src/platform/server/project-root.ts';

/** A demo of some size, kept between runs, with the application on top and an officer at the root signed in. */
export interface BigData {
  readonly app: FastifyInstance;
  readonly ownerPool: ReturnType<typeof createPool>;
  readonly appPool: ReturnType<typeof createPool>;
  /** Headers of the officer at the root. */
  /** False: requests run as a role that row-level rules don't bind. */
  readonly enforceScope: (on: boolean) => void;
  readonly headers: { readonly cookie: string };
  signIn(name: string): Promise<{ readonly cookie: string }>;
  /** A query past the row-level rules, as the role that keeps the counters. */
  readonly superQuery: <Row extends QueryResultRow>(text: string) => Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Opens `data/bench/<preset>` (or below SHEZUTONG_BENCH_DATA); makes it first where it is missing, which takes its time.
 * @param bind routes of the bench itself
 */
export async function openBigData(
  preset: PresetCode,
  bind: (app: FastifyInstance, pool: BigData['appPool']) => void,
): Promise<BigData> {
  const dataFolder = join(process.env.SHEZUTONG_BENCH_DATA ?? join(projectRoot(), 'data', 'bench'), preset);
  const installation = await openForCommand({ dataFolder });
  const { database } = installation;
  const ownerPool = createPool(database.owner, { max: 4 });
  const password = await passwordOf(preset, installation, ownerPool);
  // What the server's upkeep would have done by now.
  await keepSnapshots(ownerPool, todayIn(OFFICE_TIME_ZONE, new Date()));
  const pools = openPools(installation);
  const { appPool } = pools;
  const { app: settings, jobs, roles } = database;
  const { key } = installation;
  const app = await buildApp(
    { appPool, ownerPool, app: settings, jobs, roles, key, dataFolder },
    { limits: RAISED_LIMITS },
  );
  bind(app, appPool);
  await app.ready();
  const signIn = async (signInName: string) => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { signInName, password },
    });
    const cookie = response.cookies[0];
    if (cookie === undefined) throw new Error(`sign-in failed: ${response.body}`);
    return { cookie: `${cookie.name}=${cookie.value}` };
  };
  return {
    app,
    ownerPool,
    appPool,
    enforceScope: pools.enforceScope,
    headers: await signIn('officer'),
    signIn,
    async superQuery<Row extends QueryResultRow>(text: string) {
      const client = await ownerPool.connect();
      try {
        await client.query(`set role ${quoteName(roles.keeper)}`);
        return (await client.query<Row>(text)).rows;
      } finally {
        client.release(true);
      }
    },
    async close() {
      await app.close();
      await Promise.all([pools.end(), ownerPool.end()]);
      await installation.close();
    },
  };
}

/** Connections of the application, and the same as a role whose rules let everything through: to see what the rules cost. */
function openPools({ database }: Installation) {
  const options = { max: 8, pipeline: true };
  const bound = createPool(database.app, options);
  const unbound = createPool(database.owner, options);
  unbound.on('connect', (client) => void client.query(`set role ${quoteName(database.roles.keeper)}`));
  let current = bound;
  const appPool = new Proxy(bound, {
    get(_bound, name) {
      const value: unknown = Reflect.get(current, name);
      return typeof value === 'function' ? (value.bind(current) as unknown) : value;
    },
  });
  return {
    appPool,
    enforceScope: (on: boolean) => {
      current = on ? bound : unbound;
    },
    end: () => Promise.all([bound.end(), unbound.end()]),
  };
}

async function passwordOf(
  preset: PresetCode,
  { database, key, dataFolder }: Installation,
  owner: BigData['ownerPool'],
): Promise<string> {
  const file = join(dataFolder, 'bench-password');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const start = performance.now();
  await loadPlaces(owner);
  const loaded = await loadDemo({
    owner,
    keeper: database.roles.keeper,
    key,
    preset,
    today: todayIn(OFFICE_TIME_ZONE, new Date()),
    onProgress: (sentence) => console.log(sentence),
  });
  if (isRefusal(loaded)) throw new Error(loaded.message);
  await owner.query('vacuum analyze');
  writeFileSync(file, loaded.password, { mode: 0o600 });
  console.log(`made ${preset} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return loaded.password;
}
