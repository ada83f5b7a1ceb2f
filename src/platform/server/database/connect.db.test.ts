import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../testing/temporary-folder.ts';
import { openForCommand, openForServer } from '../installation.ts';
import { ensureOwnDatabase } from './connect.ts';
import { type ConnectionSettings, createClient } from './connection.ts';
import { quoteName, rolesOf } from './roles.ts';

const { administrator } = inject('testTemplate');
const name = `outside_${randomBytes(4).toString('hex')}`;
const roles = rolesOf(name, name);
let owner: ConnectionSettings;
let folder: string;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  const { host, port, user, password = '' } = administrator;
  owner = await ensureOwnDatabase({ address: { host, port, user, password } }, name, 'owner-secret');
});
afterAll(async () => {
  await asAdministrator(`drop database ${quoteName(name)} with (force)`);
  for (const role of Object.values(roles).reverse())
    await asAdministrator(`drop role if exists ${quoteName(role)}`);
  removeTemporaryFolder(folder);
});

async function asAdministrator(statement: string): Promise<void> {
  const client = createClient(administrator);
  await client.connect();
  await client.query(statement);
  await client.end();
}

function url({ host, port, database, user, password = '' }: ConnectionSettings): string {
  return `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

function optionsWith(env: NodeJS.ProcessEnv) {
  return { dataFolder: folder, env };
}

describe('an outside database', () => {
  it('is migrated and served with roles of its own; it is not stopped, and holds one server', async () => {
    const server = await openForServer(optionsWith({ DATABASE_URL: url(owner) }), () => undefined);
    if (server === 'already running') throw new Error(server);
    expect(server.database.roles).toEqual(roles);
    expect(await openForServer(optionsWith({ DATABASE_URL: url(owner) }), () => undefined)).toBe(
      'already running',
    );
    await server.close();
    await asAdministrator('select 1');
  });

  it('takes the role that an administrator made for the application', async () => {
    const app = { ...owner, user: roles.app, password: 'given' };
    const env = { DATABASE_URL: url(owner), DATABASE_APP_URL: url(app) };
    const installation = await openForCommand(optionsWith(env));
    expect(installation.database.app.password).toBe('given');
    expect(installation.database.passwords).not.toHaveProperty('app');
    await installation.close();
  });

  it.each([
    ['is no address', 'mysql://nowhere/x', 'DATABASE_URL 不是有效的地址'],
    ['cannot be reached', 'postgres://o:p@127.0.0.1:1/x', '连接不上 DATABASE_URL 指定的数据库 127.0.0.1:1/x'],
  ])('that %s is refused in plain words', async (_what, address, message) => {
    await expect(openForCommand(optionsWith({ DATABASE_URL: address }))).rejects.toThrow(message);
  });
});
