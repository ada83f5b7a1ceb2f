import { resolve, join } from 'node:path';
import type pg from 'pg';
import { keyPlaceOf, openKeyRing, suiteOf } from './crypto/key-file.ts';
import { fingerprintOf, type KeyRing } from './crypto/key-ring.ts';
import { createSealer } from './crypto/seal.ts';
import { connectDatabase, type OpenDatabase } from './database/connect.ts';
import { createClient } from './database/connection.ts';
import { prepareDatabase, waitUntilPrepared } from './database/prepare.ts';
import { isServerRunning, type ServerLock, takeServerLock } from './database/server-lock.ts';
import { projectRoot } from './project-root.ts';

/** An opened data folder: its database, up to date, and the keys that belong to it. */
export interface Installation {
  dataFolder: string;
  database: OpenDatabase;
  /** Encrypt and hash personal numbers. */
  key: KeyRing;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  env?: NodeJS.ProcessEnv;
  dataFolder?: string;
  /** False for tests only. */
  durable?: boolean;
}

/** `SHEZUTONG_DATA`, else `data` in the project's folder. */
export function dataFolderOf(env: NodeJS.ProcessEnv = process.env): string {
  return env.SHEZUTONG_DATA ? resolve(env.SHEZUTONG_DATA) : join(projectRoot(), 'data');
}

/**
 * Opens the installation for its one server.
 * @param onLost called when another server has taken over while PostgreSQL was away
 * @returns 'already running' when a server works on the same data
 * @throws StartFailure
 */
export async function openForServer(
  options: OpenOptions,
  onLost: () => void,
): Promise<Installation | 'already running'> {
  const { dataFolder, database } = await connect(options);
  return closingOnFailure(database, async () => {
    const lock = await takeServerLock(database.owner, { onLost, revive: () => database.revive() });
    if (lock === null) {
      await database.close();
      return 'already running' as const;
    }
    try {
      return await prepare(dataFolder, database, options.env, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

/**
 * Opens the installation for one command, whether or not the server runs. Without a server it is brought up to date and,
 * unless a server has come meanwhile, stopped again by `close`.
 * @throws StartFailure
 */
export async function openForCommand(options: OpenOptions = {}): Promise<Installation> {
  const { dataFolder, database } = await connect(options);
  return closingOnFailure(database, async () => {
    if (await isServerRunning(database.owner)) {
      await waitUntilPrepared(database);
      return withKey(dataFolder, database, options.env);
    }
    return prepare(dataFolder, database, options.env);
  });
}

async function connect(options: OpenOptions): Promise<{ dataFolder: string; database: OpenDatabase }> {
  const dataFolder = options.dataFolder ?? dataFolderOf(options.env);
  return {
    dataFolder,
    database: await connectDatabase({ dataFolder, env: options.env, durable: options.durable }),
  };
}

async function closingOnFailure<T>(database: OpenDatabase, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function prepare(
  dataFolder: string,
  database: OpenDatabase,
  env: NodeJS.ProcessEnv | undefined,
  lock?: ServerLock,
): Promise<Installation> {
  // Before anything is changed: data of another key must stay as it is.
  const installation = await withKey(dataFolder, database, env);
  await prepareDatabase(database, createSealer(installation.key));
  await asOwner(database, (owner) => rememberKey(owner, installation.key));
  return {
    ...installation,
    async close() {
      await lock?.release();
      await database.close();
    },
  };
}

async function withKey(
  dataFolder: string,
  database: OpenDatabase,
  env?: NodeJS.ProcessEnv,
): Promise<Installation> {
  const known = await asOwner(database, knownFingerprints);
  return {
    dataFolder,
    database,
    key: openKeyRing(keyPlaceOf(dataFolder, env), known, suiteOf(env)),
    close: () => database.close(),
  };
}

/** Of the key that the data is sealed with, and of the one that takes its place. */
async function knownFingerprints(owner: pg.Client): Promise<string[]> {
  const { rows: tables } = await owner.query<{ known: boolean }>(
    "select to_regclass('installation') is not null as known",
  );
  if (!tables[0]?.known) return [];
  const { rows } = await owner.query<{ known: (string | null)[] }>(
    'select array[key_fingerprint, next_key_fingerprint] as known from installation',
  );
  return (rows[0]?.known ?? []).filter((each) => each !== null);
}

async function rememberKey(owner: pg.Client, key: KeyRing): Promise<void> {
  await owner.query('update installation set key_fingerprint = $1 where key_fingerprint is null', [
    fingerprintOf(key.keys()[0].secret),
  ]);
}

async function asOwner<T>(database: OpenDatabase, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const client = createClient(database.owner, 'shezutong installation');
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
