import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFailure } from '../start-failure.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster, ensurePrivateFolder } from './initialise.ts';
import { ensureDataFolder, findPlace, type Place } from './place.ts';
import { findPostmaster } from './postmaster.ts';
import { addressOf, type ClusterAddress, startCluster, stopCluster, waitForAnswer } from './run-cluster.ts';
import { withStartLock } from './start-lock.ts';

export interface EmbeddedOptions {
  dataFolder: string;
  /** Password of the superuser; asked only where PostgreSQL listens on loopback (Windows). */
  password: string;
  /** False for tests only. */
  durable?: boolean;
  /** A `bin` folder to use instead of the npm package. */
  binFolder?: string;
}

export interface EmbeddedDatabase {
  place: Place;
  address: ClusterAddress;
  /** True when PostgreSQL was already running: its server was killed, or another program of ours uses it. */
  adopted: boolean;
  /** Sentences for the start output. */
  notes: string[];
  /** Starts PostgreSQL again when it has ended under a running program; does nothing while it runs. */
  revive(): Promise<void>;
  /** Stops PostgreSQL, unless another program of ours still uses it. */
  close(): Promise<'stopped' | 'left running'>;
}

/** Shared by all who use the cluster, taken alone by the one who stops it. The number is our own, without meaning. */
const IN_USE = 718_200_001;
const SHARED_MEMORY_IN_USE = 'shared memory block';
const PATIENCE_MS = 60_000;

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that runs there.
 * @throws StartFailure when the folder, the binaries or PostgreSQL itself forbid it
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  ensureDataFolder(options.dataFolder);
  const place = findPlace(options.dataFolder);
  ensurePrivateFolder(place.databaseFolder, place.account);
  const binaries = findBinaries(place.account, options.binFolder);
  let user = await becomeUser(place, binaries, options);
  return {
    place,
    address: user.address,
    adopted: user.adopted,
    notes: notesOn(place, binaries),
    async revive() {
      const left = user;
      user = await becomeUser(place, binaries, options);
      await left.usage.end().catch(() => undefined);
    },
    async close() {
      const last = await isLastUser(user);
      // The lock is held until PostgreSQL itself drops it, so that nobody joins a cluster that is going down.
      if (last) await stopCluster(place, binaries);
      await user.usage.end().catch(() => undefined);
      return last ? 'stopped' : 'left running';
    },
  };
}

interface User {
  address: ClusterAddress;
  adopted: boolean;
  /** The connection that tells others that the cluster is in use. */
  usage: pg.Client;
}

async function becomeUser(place: Place, binaries: Binaries, options: EmbeddedOptions): Promise<User> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const adopted = await withStartLock(place.databaseFolder, () => ensureRunning(place, binaries, options));
    const address = addressOf(place, options.password);
    const usage = await joinUsers(place, address);
    if (usage) return { address, adopted, usage };
    // Someone is just stopping it; start it anew when it is down.
    if (Date.now() > deadline) {
      throw new StartFailure(`数据库正在停止，但一直没有停下来（${place.databaseFolder}）。请稍后再试。`);
    }
    await sleep(100);
  }
}

async function ensureRunning(place: Place, binaries: Binaries, options: EmbeddedOptions): Promise<boolean> {
  if (findPostmaster(place)) return true;
  ensureCluster(place, binaries, options.password);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await startCluster(place, binaries, options.durable ?? true);
      return false;
    } catch (error) {
      // After a kill of the postmaster alone, its children need a moment to notice and go.
      if (!String(error).includes(SHARED_MEMORY_IN_USE) || Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}

/** A connection that tells others that the cluster is in use, or null when someone is stopping it. */
async function joinUsers(place: Place, address: ClusterAddress): Promise<pg.Client | null> {
  const client = usageClient(address);
  try {
    await waitForAnswer(place, address);
    await client.connect();
    if (await tryLock(client, 'pg_try_advisory_lock_shared')) return client;
  } catch (error) {
    if (findPostmaster(place)) throw error;
  }
  await client.end().catch(() => undefined);
  return null;
}

function usageClient(address: ClusterAddress): pg.Client {
  const client = new pg.Client({ ...address, database: 'postgres', application_name: 'shezutong in-use' });
  client.on('error', () => undefined);
  return client;
}

/** Takes the lock for itself alone and keeps it, on the given connection or, if that has broken, on a new one. */
async function isLastUser(user: User): Promise<boolean> {
  try {
    await user.usage.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
  } catch {
    user.usage = usageClient(user.address);
    // Not even a new connection: nothing runs, and stopping that does no harm.
    if (!(await connects(user.usage))) return true;
  }
  return tryLock(user.usage, 'pg_try_advisory_lock');
}

async function connects(client: pg.Client): Promise<boolean> {
  return client.connect().then(
    () => true,
    () => false,
  );
}

async function tryLock(
  client: pg.Client,
  lock: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared',
): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`select ${lock}($1) as taken`, [IN_USE]);
  return rows[0]?.taken === true;
}

function notesOn(place: Place, binaries: Binaries): string[] {
  const notes: string[] = [];
  if (place.elsewhere)
    notes.push(`数据库账户进不了数据文件夹，数据库放在 ${place.databaseFolder}（备份时请一并备份）`);
  if (binaries.copiedTo)
    notes.push(`数据库账户进不了程序文件夹，PostgreSQL 程序复制到了 ${binaries.copiedTo}`);
  return notes;
}
