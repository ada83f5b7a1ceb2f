import type pg from 'pg';
import { type EmbeddedDatabase, openEmbeddedDatabase } from '../postgres/embedded-database.ts';
import { ensureDataFolder } from '../postgres/place.ts';
import { StartFailure } from '../start-failure.ts';
import { type ConnectionSettings, createClient, settingsFromUrl } from './connection.ts';
import { type DatabasePasswords, ensurePasswords } from './passwords.ts';
import { type DatabaseRoles, quoteName, type RolePasswords, rolesOf } from './roles.ts';

/** How each role of one installation reaches its database. */
export interface DatabaseConnections {
  owner: ConnectionSettings;
  app: ConnectionSettings;
  jobs: ConnectionSettings;
  roles: DatabaseRoles;
  /** To be set on the roles; empty where an administrator gave the role's own address. */
  passwords: RolePasswords;
}

export interface OpenDatabase extends DatabaseConnections {
  /** Sentences for the start output, in Chinese. */
  notes: string[];
  /** Starts the embedded server again when it has ended by itself; an outside one is not ours to start. */
  revive(): Promise<void>;
  /** Ends what was started; an outside server and one that others still use go on. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  dataFolder: string;
  env?: NodeJS.ProcessEnv;
  /** False for tests only. */
  durable?: boolean;
  /** PostgreSQL programs to use instead of the npm package's. */
  binFolder?: string;
}

const EMBEDDED_DATABASE = 'shezutong';
const OLDEST_VERSION = 150_000;

/**
 * Opens the database that the environment names: `DATABASE_URL` (with `DATABASE_APP_URL`, `DATABASE_JOBS_URL` where the
 * owner may not make roles), else the embedded one of the data folder.
 * @throws StartFailure with a Chinese sentence on what is wrong and how to mend it
 */
export async function connectDatabase(options: ConnectOptions): Promise<OpenDatabase> {
  ensureDataFolder(options.dataFolder);
  const passwords = ensurePasswords(options.dataFolder);
  const { DATABASE_URL: address, ...env } = options.env ?? process.env;
  return address ? connectOutside(address, env, passwords) : connectEmbedded(options, passwords);
}

async function connectOutside(
  address: string,
  env: NodeJS.ProcessEnv,
  passwords: DatabasePasswords,
): Promise<OpenDatabase> {
  const owner = readAddress('DATABASE_URL', address);
  await checkOutside(owner);
  const app = env.DATABASE_APP_URL ? readAddress('DATABASE_APP_URL', env.DATABASE_APP_URL) : undefined;
  const jobs = env.DATABASE_JOBS_URL ? readAddress('DATABASE_JOBS_URL', env.DATABASE_JOBS_URL) : undefined;
  const roles = rolesOf(owner.database, owner.user, app?.user);
  return {
    owner,
    app: app ?? { ...owner, user: roles.app, password: passwords.app },
    jobs: jobs ?? { ...owner, user: roles.jobs, password: passwords.jobs },
    roles,
    passwords: { ...(app ? {} : { app: passwords.app }), ...(jobs ? {} : { jobs: passwords.jobs }) },
    notes: [`使用外部数据库 ${owner.host}:${owner.port}/${owner.database}`],
    revive: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function readAddress(name: string, address: string): ConnectionSettings {
  const settings = settingsFromUrl(address);
  if (settings) return settings;
  throw new StartFailure(`${name} 不是有效的地址。写法：postgres://账户:密码@主机:5432/数据库`);
}

async function checkOutside(owner: ConnectionSettings): Promise<void> {
  const client = createClient(owner, 'shezutong check');
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    if (Number(rows[0]?.version) < OLDEST_VERSION)
      throw new StartFailure('DATABASE_URL 指向的 PostgreSQL 低于 15。请使用 15 或更新版本。');
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const where = `${owner.host}:${owner.port}/${owner.database}`;
    throw new StartFailure(`连接不上 DATABASE_URL 指定的数据库 ${where}：${(error as Error).message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connectEmbedded(options: ConnectOptions, passwords: DatabasePasswords): Promise<OpenDatabase> {
  const { dataFolder, durable, binFolder } = options;
  const embedded = await openEmbeddedDatabase({ dataFolder, password: passwords.owner, durable, binFolder });
  try {
    const owner = await ensureOwnDatabase(embedded, EMBEDDED_DATABASE, passwords.owner);
    return embeddedConnections(embedded, owner, passwords);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

function embeddedConnections(
  embedded: EmbeddedDatabase,
  owner: ConnectionSettings,
  passwords: DatabasePasswords,
): OpenDatabase {
  const roles = rolesOf(owner.database, owner.user);
  return {
    owner,
    app: { ...owner, user: roles.app, password: passwords.app },
    jobs: { ...owner, user: roles.jobs, password: passwords.jobs },
    roles,
    passwords: { app: passwords.app, jobs: passwords.jobs },
    notes: embedded.notes,
    revive: () => embedded.revive(),
    close: async () => void (await embedded.close()),
  };
}

/**
 * Makes the owner role and its database on a cluster that is our own. The owner is no superuser, so that everything which
 * works here also works with a plain owner on an outside server.
 */
export async function ensureOwnDatabase(
  embedded: Pick<EmbeddedDatabase, 'address'>,
  database: string,
  password: string,
): Promise<ConnectionSettings> {
  const superuser = createClient({ ...embedded.address, database: 'postgres' }, 'shezutong set-up');
  try {
    await superuser.connect();
    await ensureOwnerRole(superuser, database, password);
    await ensureDatabase(superuser, database);
  } finally {
    await superuser.end().catch(() => undefined);
  }
  return { host: embedded.address.host, port: embedded.address.port, database, user: database, password };
}

async function ensureOwnerRole(superuser: pg.Client, name: string, password: string): Promise<void> {
  const { rows } = await superuser.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rows.length > 0) return;
  await superuser.query(`create role ${quoteName(name)} login createrole password '${password}'`);
}

async function ensureDatabase(superuser: pg.Client, name: string): Promise<void> {
  const { rows } = await superuser.query('select 1 from pg_database where datname = $1', [name]);
  if (rows.length > 0) return;
  await superuser.query(`create database ${quoteName(name)} owner ${quoteName(name)}`);
  await superuser.query(`revoke all on database ${quoteName(name)} from public`);
}
