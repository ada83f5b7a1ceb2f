import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFailure } from '../start-failure.ts';
import { accountEnvironment } from './account-environment.ts';
import type { Binaries } from './binaries.ts';
import { ensurePrivateFolder, SUPERUSER } from './initialise.ts';
import type { Place } from './place.ts';
import { findPostmaster, isAlive } from './postmaster.ts';
import { configurationText } from './settings.ts';

/** How to reach the cluster as its superuser. */
export interface ClusterAddress {
  host: string;
  port: number;
  user: string;
  password: string;
}

const ON_WINDOWS = process.platform === 'win32';
/** Crash recovery replays the write-ahead log (2 GB at most by our settings) before it answers. */
const LONGEST_RECOVERY_MS = 300_000;
const LONGEST_STOP_MS = 60_000;
/** No socket yet, nobody listens yet, 'the database system is starting up' or still shutting down before it. */
const NOT_YET = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03']);
const POLL_MS = 20;
const LOG_KEPT_BYTES = 10_000_000;

/** Starts PostgreSQL on the place's cluster, which must not run yet; resolves when it accepts connections. */
export async function startCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  await prepareFolders(place, durable);
  const child = ON_WINDOWS ? launchOnWindows(place, binaries) : launch(place, binaries);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', (code) => (ended = !ON_WINDOWS || code !== 0));
  child.unref();
  await waitUntil(
    () => findPostmaster(place) !== null,
    () => ended,
    place,
  );
}

/** Resolves when the cluster answers a query: a starting or recovering one refuses connections for a while. */
export async function waitForAnswer(place: Place, address: ClusterAddress): Promise<void> {
  await waitUntil(
    () => answers(address),
    () => findPostmaster(place) === null,
    place,
  );
}

/** Ends PostgreSQL in its fast way: open transactions are rolled back, all that was confirmed is kept. */
export async function stopCluster(place: Place, binaries: Binaries): Promise<void> {
  const running = findPostmaster(place);
  if (!running) return;
  if (ON_WINDOWS)
    execFileSync(join(binaries.folder, 'pg_ctl'), ['stop', '-D', place.clusterFolder, '-m', 'fast', '-W']);
  else process.kill(running.pid, 'SIGINT');
  const deadline = Date.now() + LONGEST_STOP_MS;
  while (isAlive(running.pid) && Date.now() < deadline) await sleep(POLL_MS);
}

export function addressOf(place: Place, password: string): ClusterAddress {
  const host = ON_WINDOWS ? '127.0.0.1' : place.socketFolder;
  return { host, port: findPostmaster(place)?.port ?? 5432, user: SUPERUSER, password };
}

async function prepareFolders(place: Place, durable: boolean): Promise<void> {
  ensurePrivateFolder(place.socketFolder, place.account);
  removeLeftovers(place);
  if (existsSync(place.logFile) && statSync(place.logFile).size > LOG_KEPT_BYTES) {
    renameSync(place.logFile, `${place.logFile}.old`);
  }
  const loopbackPort = ON_WINDOWS ? await freePort() : undefined;
  const file = join(place.clusterFolder, 'postgresql.conf');
  writeFileSync(file, configurationText({ durable, socketFolder: place.socketFolder, loopbackPort }));
  if (place.account) chownSync(file, place.account.uid, place.account.gid);
}

/** After a power loss these name a process that is gone, or that is another program by now; PostgreSQL would refuse. */
function removeLeftovers(place: Place): void {
  if (findPostmaster(place)) return;
  rmSync(join(place.clusterFolder, 'postmaster.pid'), { force: true });
  for (const name of readdirSync(place.socketFolder)) rmSync(join(place.socketFolder, name), { force: true });
}

function launch(place: Place, binaries: Binaries): ChildProcess {
  const log = openSync(place.logFile, 'a', 0o600);
  // Detached: Ctrl-C in the terminal goes to the whole process group, but PostgreSQL has to outlive the server's last query.
  const child = spawn(join(binaries.folder, 'postgres'), ['-D', place.clusterFolder], {
    ...place.account,
    cwd: place.clusterFolder,
    env: accountEnvironment(place.databaseFolder),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

/** PostgreSQL refuses administrators on Windows; pg_ctl sheds those rights first. */
function launchOnWindows(place: Place, binaries: Binaries): ChildProcess {
  const options = ['start', '-W', '-D', place.clusterFolder, '-l', place.logFile];
  return spawn(join(binaries.folder, 'pg_ctl'), options, {
    env: accountEnvironment(place.databaseFolder),
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
}

async function waitUntil(
  done: () => boolean | Promise<boolean>,
  failed: () => boolean,
  place: Place,
): Promise<void> {
  const deadline = Date.now() + LONGEST_RECOVERY_MS;
  while (!(await done())) {
    if (failed() || Date.now() > deadline)
      throw new StartFailure(`数据库没有启动。${place.logFile} 的最后几行：\n${lastLines(place)}`);
    await sleep(POLL_MS);
  }
}

async function answers(address: ClusterAddress): Promise<boolean> {
  const client = new pg.Client({ ...address, database: 'postgres', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (NOT_YET.has(code)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastLines(place: Place): string {
  if (!existsSync(place.logFile)) return '（没有日志）';
  return readFileSync(place.logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
