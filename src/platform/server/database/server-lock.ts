import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type ConnectionSettings, createClient } from './connection.ts';

/** Held by the one server that works on a database. The number is our own, without meaning. */
const SERVER = 718_200_003;
const RETRY_MS = 500;

export interface ServerLock {
  release(): Promise<void>;
}

/** What to do when the connection of the lock breaks, which is when PostgreSQL has ended or restarted. */
export interface LockCare {
  /** Brings PostgreSQL back, where it is ours. */
  revive(): Promise<void>;
  /** Another server has taken the lock meanwhile. */
  onLost(): void;
}

/**
 * Takes the lock that only one server may hold; it lives on a connection of its own and goes with it, so a killed server
 * leaves none behind.
 * @returns null when a server is running already
 */
export async function takeServerLock(owner: ConnectionSettings, care: LockCare): Promise<ServerLock | null> {
  const first = await tryTake(owner);
  if (first === null) return null;
  const held = { client: first, released: false };
  watch(owner, held, care);
  return {
    async release() {
      held.released = true;
      await held.client.end().catch(() => undefined);
    },
  };
}

/** Whether a server works on this database at the moment. Only looks: taking the lock could turn a server away. */
export async function isServerRunning(owner: ConnectionSettings): Promise<boolean> {
  const client = createClient(owner);
  try {
    await client.connect();
    const { rows } = await client.query<{ running: boolean }>(
      `select exists (select 1 from pg_locks l join pg_database d on d.oid = l.database
         where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.objsubid = 1
           and d.datname = current_database()) as running`,
      [SERVER],
    );
    return rows[0]?.running === true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Held {
  client: pg.Client;
  released: boolean;
}

function watch(owner: ConnectionSettings, held: Held, care: LockCare): void {
  held.client.once('end', () => {
    if (!held.released) void takeAgain(owner, held, care);
  });
}

async function takeAgain(owner: ConnectionSettings, held: Held, care: LockCare): Promise<void> {
  while (!held.released) {
    const client = await care
      .revive()
      .then(() => tryTake(owner))
      .catch(() => undefined);
    if (client === null) return care.onLost();
    if (client) {
      held.client = client;
      watch(owner, held, care);
      return;
    }
    await sleep(RETRY_MS);
  }
}

async function tryTake(owner: ConnectionSettings): Promise<pg.Client | null> {
  const client = createClient(owner, 'shezutong server');
  try {
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      SERVER,
    ]);
    if (rows[0]?.taken) return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  return null;
}
