import type { FastifyInstance } from 'fastify';
import { signOnSettingsOf } from '../../features/access/server/public.ts';
import { loadDemo } from '../../features/demo/server/public.ts';
import { signInLines } from '../../features/demo/sign-in.ts';
import { printSetupCode } from '../../features/installation/server/print-setup-code.ts';
import { loadPlaces } from '../../features/places/server/public.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { createPool } from '../../platform/server/database/connection.ts';
import { limitsOf } from '../../platform/server/http/limits.ts';
import { tlsOf } from '../../platform/server/http/tls.ts';
import { dataFolderOf, type Installation, openForServer } from '../../platform/server/installation.ts';
import { StartFailure } from '../../platform/server/start-failure.ts';
import { buildApp } from './app.ts';
import type { ServerParts } from './compose.ts';
import {
  ensureCanListen,
  failureOf,
  type ListeningAddress,
  listeningAddressOf,
  proxiesOf,
} from './listening-address.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A request or a query that does not end may not keep the machine from shutting down. */
const LONGEST_STOP_MS = 20_000;

export interface StartOptions {
  /** Fill an empty data folder with the demo county first. */
  readonly demo?: boolean;
}

/** Opens the data, serves until a signal comes, and says so on standard output. */
export async function startServer(env: NodeJS.ProcessEnv, options: StartOptions = {}): Promise<void> {
  const asked = listeningAddressOf(env);
  const web = { tls: tlsOf(env), proxies: proxiesOf(env) };
  const signOn = signOnSettingsOf(env);
  const dataFolder = dataFolderOf(env);
  const installation = await openForServer({ env, dataFolder }, giveWay);
  if (installation === 'already running') {
    throw new StartFailure(
      `社组通已经在用数据文件夹 ${dataFolder} 运行（already running），没有再启动一份。`,
    );
  }
  const parts = { ...openParts(installation), signOn };
  const stopAll = () => stop(parts, installation);
  try {
    await ensureCanListen(asked);
    await loadPlaces(parts.ownerPool);
    const signIns = options.demo === true ? await loadDemoCounty(parts) : [];
    const app = await buildApp(parts, { ...web, limits: limitsOf(env) });
    stopOnSignal(() => app.close().then(stopAll));
    announce(await listen(app, asked, web.tls !== undefined), installation);
    await printSetupCode(parts.appPool);
    for (const line of signIns) console.log(line);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** @returns the lines that tell how to sign in */
async function loadDemoCounty({ ownerPool, roles, key }: ServerParts): Promise<string[]> {
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const demo = await loadDemo({ owner: ownerPool, keeper: roles.keeper, key, preset: 'yangxian', today });
  if (isRefusal(demo)) throw new StartFailure(demo.message);
  return signInLines(demo);
}

function giveWay(): void {
  console.error('数据库连接中断期间，另一份社组通接管了数据，本程序退出。');
  process.exit(1);
}

function openParts(installation: Installation): ServerParts {
  const { database, key, dataFolder } = installation;
  return {
    appPool: createPool(database.app, { max: 20, pipeline: true, applicationName: 'shezutong app' }),
    ownerPool: createPool(database.owner, { max: 4, applicationName: 'shezutong owner' }),
    app: database.app,
    jobs: database.jobs,
    roles: database.roles,
    key,
    dataFolder,
  };
}

async function stop(parts: ServerParts, installation: Installation): Promise<void> {
  await Promise.all([parts.appPool.end(), parts.ownerPool.end()]);
  await installation.close();
}

async function listen(app: FastifyInstance, address: ListeningAddress, secure: boolean): Promise<string> {
  const { host, port } = address;
  try {
    await app.listen(address);
  } catch (error) {
    throw failureOf(error as NodeJS.ErrnoException, address);
  }
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${secure ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${listeningPort(app) ?? port}`;
}

/** Differs from what was asked for when that was 0, any free one. */
function listeningPort(app: FastifyInstance): number | undefined {
  const address = app.server.address();
  return address && typeof address === 'object' ? address.port : undefined;
}

function announce(address: string, { database, dataFolder }: Installation): void {
  for (const note of database.notes) console.log(note);
  console.log(`社组通已启动：${address}`);
  console.log(`数据文件夹：${dataFolder}。按 Ctrl-C 停止。`);
}

/** A Ctrl-C reaches us once from the terminal and once from npm: only the first one counts. */
function stopOnSignal(stopAll: () => Promise<void>): void {
  let stopping = false;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
      stopAll().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
