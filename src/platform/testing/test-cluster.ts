import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { ensureOwnDatabase } from '../server/database/connect.ts';
import { type ConnectionSettings, createClient, settingsFromUrl } from '../server/database/connection.ts';
import { prepareDatabase } from '../server/database/prepare.ts';
import { type DatabaseRoles, quoteName, rolesOf } from '../server/database/roles.ts';
import { openEmbeddedDatabase } from '../server/postgres/embedded-database.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts';

/** A migrated database that no one connects to: test databases are cloned from it. */
export interface TestTemplate {
  /** May make databases. */
  administrator: ConnectionSettings;
  owner: ConnectionSettings;
  roles: DatabaseRoles;
  /** One for all roles; the cluster is thrown away. */
  password: string;
}

interface TestCluster {
  administrator: ConnectionSettings;
  discard(): Promise<void>;
}

/** A cluster with one template in it, thrown away at the end: the one that the environment names, else one of its own. */
export async function openTestCluster(): Promise<{
  template: TestTemplate;
  discard: () => Promise<void>;
}> {
  const cluster = await (process.env.TEST_DATABASE_URL
    ? outsideCluster(process.env.TEST_DATABASE_URL)
    : ownCluster());
  try {
    const template = await createTemplate(cluster.administrator);
    return {
      template,
      discard: async () => {
        await dropTemplate(template);
        await cluster.discard();
      },
    };
  } catch (error) {
    await cluster.discard();
    throw error;
  }
}

async function createTemplate(administrator: ConnectionSettings): Promise<TestTemplate> {
  const password = randomBytes(12).toString('hex');
  const name = `test_${process.pid}_${randomBytes(3).toString('hex')}`;
  const owner = await ensureOwnDatabase({ address: addressOf(administrator) }, name, password);
  const roles = rolesOf(name, name);
  const as = (user: string): ConnectionSettings => ({ ...owner, user, password });
  await prepareDatabase({
    owner,
    app: as(roles.app),
    jobs: as(roles.jobs),
    roles,
    passwords: { app: password, jobs: password },
  });
  return { administrator, owner, roles, password };
}

function addressOf({ host, port, user, password = '' }: ConnectionSettings) {
  return { host, port, user, password };
}

function outsideCluster(url: string): TestCluster {
  const administrator = settingsFromUrl(url);
  if (!administrator) throw new Error('TEST_DATABASE_URL is no postgres:// address of a superuser');
  return { administrator, discard: () => Promise.resolve() };
}

async function ownCluster(): Promise<TestCluster> {
  const folder = makeTemporaryFolder();
  const binFolder = process.env.TEST_POSTGRES_BIN || undefined;
  const embedded = await openEmbeddedDatabase({
    dataFolder: folder,
    password: 'test',
    durable: false,
    binFolder,
  });
  return {
    administrator: { ...embedded.address, database: 'postgres' },
    async discard() {
      await embedded.close();
      rmSync(embedded.place.socketFolder, { recursive: true, force: true });
      removeTemporaryFolder(folder);
    },
  };
}

async function dropTemplate({ administrator, owner, roles }: TestTemplate): Promise<void> {
  const client = createClient(administrator);
  await client.connect();
  await client.query(`drop database if exists ${quoteName(owner.database)} with (force)`);
  for (const role of [roles.app, roles.self, roles.keeper, roles.jobs, roles.owner]) {
    await client.query(`drop role if exists ${quoteName(role)}`);
  }
  await client.end();
}
