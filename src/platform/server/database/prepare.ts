import type { DatabaseConnections } from './connect.ts';
import { createClient } from './connection.ts';
import { migrateToLatest } from './migrate.ts';
import { ensureRoles, quoteName } from './roles.ts';

/** One at a time: the server and the command line may start in the same moment. The number is our own, without meaning. */
const PREPARING = 718_200_002;

/**
 * Makes the database fit for this version: roles, their right to connect, migrations. Does nothing when all is done.
 * @returns the names of the migrations that were run
 * @throws StartFailure
 */
export async function prepareDatabase(database: DatabaseConnections): Promise<string[]> {
  const client = createClient(database.owner, 'shezutong prepare');
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARING]);
    await ensureRoles(client, database.roles, database.passwords);
    const { app, jobs } = database.roles;
    const name = quoteName(database.owner.database);
    await client.query(`grant connect on database ${name} to ${quoteName(app)}, ${quoteName(jobs)}`);
    return await migrateToLatest(database.owner, database.roles);
  } finally {
    await client.end();
  }
}
