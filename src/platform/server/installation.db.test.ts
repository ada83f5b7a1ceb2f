import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../testing/temporary-folder.ts';
import { createClient } from './database/connection.ts';
import { isServerRunning } from './database/server-lock.ts';
import { type Installation, openForCommand, openForServer } from './installation.ts';

let folder: string;
let dataFolder: string;
const opened: Installation[] = [];

beforeAll(async () => {
  folder = makeTemporaryFolder();
  dataFolder = join(folder, 'data');
  await (await openServer()).close();
  opened.length = 0;
});
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});
afterAll(() => removeTemporaryFolder(folder));

const options = () => ({ dataFolder, env: {}, durable: false });

async function openServer(): Promise<Installation> {
  const installation = await openForServer(options(), () => undefined);
  if (installation === 'already running') throw new Error(installation);
  opened.push(installation);
  return installation;
}

async function openCommand(): Promise<Installation> {
  const installation = await openForCommand(options());
  opened.push(installation);
  return installation;
}

function postmasterPid(): number {
  const file = join(dataFolder, 'database', 'cluster', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

async function isUp({ database }: Installation): Promise<boolean> {
  const client = createClient(database.app);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('an installation', () => {
  it('has one server', async () => {
    const server = await openServer();
    expect(await openForServer(options(), () => undefined)).toBe('already running');
    expect(await isUp(server)).toBe(true);
  });

  it('lets a command work beside the server, which goes on', async () => {
    const server = await openServer();
    const command = await openCommand();
    expect(command.key.keys()[0].id).toEqual(server.key.keys()[0].id);
    await command.close();
    opened.pop();
    expect(await isUp(server)).toBe(true);
  });

  it('comes back when PostgreSQL is killed under its server, which keeps its lock', async () => {
    const server = await openServer();
    process.kill(postmasterPid(), 'SIGKILL');
    await expect.poll(() => isUp(server), { timeout: 15_000, interval: 200 }).toBe(true);
    await expect.poll(() => isServerRunning(server.database.owner), { timeout: 5_000 }).toBe(true);
    expect(await openForServer(options(), () => undefined)).toBe('already running');
  });

  it('is started and stopped by a command when no server runs', async () => {
    const command = await openCommand();
    expect(await isUp(command)).toBe(true);
    await command.close();
    opened.pop();
    expect(await isUp(command)).toBe(false);
  });

  it('stays up when a server has come while a command was at work', async () => {
    const command = await openCommand();
    const server = await openServer();
    await command.close();
    opened.shift();
    expect(await isUp(server)).toBe(true);
  });
});

describe('a key that does not belong to the data', () => {
  const key = () => join(dataFolder, 'key');

  afterEach(() => renameSync(`${key()}.kept`, key()));

  it('is refused, and so is one that has gone', async () => {
    renameSync(key(), `${key()}.kept`);
    await expect(openCommand()).rejects.toThrow('找不到密钥文件');
    writeFileSync(key(), Buffer.alloc(32, 1).toString('base64'));
    await expect(openServer()).rejects.toThrow('与数据库不配');
  });
});
