import type pg from 'pg';
import type { Sealer } from '../crypto/seal.ts';
import { StartFailure } from '../start-failure.ts';
import type { DatabaseConnections } from './connect.ts';
import { createClient } from './connection.ts';
import { migrateToLatest, pendingMigrations } from './migrate.ts';
import { ensureRoles, quoteName } from './roles.ts';

/** One at a time: the server and the command line may start in the same moment. The number is our own, without meaning. */
const PREPARING = 718_200_002;

/**
 * Makes the database fit for this version: roles, their right to connect, migrations. Does nothing when all is done.
 * @param sealer for what older versions kept in clear; a database without records needs none
 * @returns the names of the migrations that were run
 * @throws StartFailure
 */
export function prepareDatabase(database: DatabaseConnections, sealer?: Sealer): Promise<string[]> {
  return alone(database, async (client) => {
    await ensureRoles(client, database.roles, database.passwords);
    const { app, jobs } = database.roles;
    const name = quoteName(database.owner.database);
    await client.query(`grant connect on database ${name} to ${quoteName(app)}, ${quoteName(jobs)}`);
    return migrateToLatest(database.owner, database.roles, sealer);
  });
}

/**
 * Waits until a server that is just starting has prepared the database.
 * @throws StartFailure when the server that runs is of an older version than this program
 */
export function waitUntilPrepared(database: DatabaseConnections): Promise<void> {
  return alone(database, async () => {
    const pending = await pendingMigrations(database.owner, database.roles);
    if (pending.length === 0) return;
    throw new StartFailure(
      '正在运行的社组通是旧版本，数据库还没有升级。请先重新启动它（npm start），再执行本命令。',
    );
  });
}

async function alone<T>(database: DatabaseConnections, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = createClient(database.owner, 'shezutong prepare');
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARING]);
    return await work(client);
  } finally {
    await client.end();
  }
}
