import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../testing/temporary-folder.ts';
import { createClient } from '../database/connection.ts';
import { isRoot } from './account.ts';
import { type EmbeddedDatabase, openEmbeddedDatabase } from './embedded-database.ts';
import { findPostmaster } from './postmaster.ts';

let folder: string;
let dataFolder: string;
const opened: EmbeddedDatabase[] = [];

beforeAll(async () => {
  folder = makeTemporaryFolder();
  dataFolder = join(folder, 'data');
  const first = await open();
  await query(first, 'create table kept (id int)');
  await first.close();
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});
afterAll(() => removeTemporaryFolder(folder));

async function open(at = dataFolder): Promise<EmbeddedDatabase> {
  const database = await openEmbeddedDatabase({ dataFolder: at, password: 'test', durable: false });
  opened.push(database);
  return database;
}

async function query(database: EmbeddedDatabase, text: string): Promise<unknown[]> {
  const client = createClient({ ...database.address, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function postmasterOf(database: EmbeddedDatabase): number {
  return findPostmaster(database.place)?.pid ?? 0;
}

/** Opens the same data in a program of its own, to be killed; resolves when the database is open. */
async function openInChild(): Promise<ChildProcess> {
  const module = JSON.stringify(join(import.meta.dirname, 'embedded-database.ts'));
  const options = JSON.stringify({ dataFolder, password: 'test', durable: false });
  const text = `import { openEmbeddedDatabase } from ${module}; await openEmbeddedDatabase(${options}); console.log('open');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

describe('the embedded database', () => {
  it('runs as an unprivileged account, on a socket that only this account can reach', async () => {
    const database = await open();
    const rows = await query(
      database,
      "select current_setting('listen_addresses') as net, current_setting('data_checksums') as sums",
    );
    expect(rows).toEqual([{ net: '', sums: 'on' }]);
    expect(statSync(database.place.socketFolder).mode & 0o777).toBe(0o700);
    const owner = statSync(database.place.clusterFolder).uid;
    expect(owner).toBe(isRoot() ? 65534 : process.getuid?.());
  });

  it('takes Chinese characters for letters', async () => {
    const rows = await query(await open(), "select '社会组织' ~ '^[[:alpha:]]+$' as letters");
    expect(rows).toEqual([{ letters: true }]);
  });

  it('goes down with the last program that uses it', async () => {
    const server = await open();
    const command = await open();
    expect([server.adopted, command.adopted]).toEqual([false, true]);
    expect(await server.close()).toBe('left running');
    expect(await query(command, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    const pid = postmasterOf(command);
    expect(await command.close()).toBe('stopped');
    // It has ended; on a busy machine it may take a moment until the system has cleared it away.
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
    opened.length = 0;
  });

  it('lives on when its server is killed, and is adopted', async () => {
    const child = await openInChild();
    await kill(child);
    const database = await open();
    expect(database.adopted).toBe(true);
    expect(await query(database, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  });

  it('recovers when PostgreSQL itself was killed with its server', async () => {
    const child = await openInChild();
    const place = (await open()).place;
    opened.length = 0;
    process.kill(findPostmaster(place)?.pid ?? 0, 'SIGKILL');
    await kill(child);
    const database = await open();
    expect(database.adopted).toBe(false);
    expect(await query(database, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  });

  it('starts over files of a power loss whose process number another program has now', async () => {
    const database = await open();
    const { clusterFolder, socketFolder, account } = database.place;
    await database.close();
    opened.length = 0;
    const lines = [
      process.pid,
      clusterFolder,
      Math.floor(Date.now() / 1000),
      5432,
      socketFolder,
      '',
      '  123456     1',
      'ready',
    ];
    writeFileSync(join(clusterFolder, 'postmaster.pid'), `${lines.join('\n')}\n`);
    writeFileSync(join(socketFolder, '.s.PGSQL.5432.lock'), `${lines.join('\n')}\n`);
    writeFileSync(join(database.place.databaseFolder, 'starting'), '999999999');
    expect((await open()).adopted).toBe(false);
    expect(account === null || account.uid !== 0).toBe(true);
  });

  it('is started once when two programs come at the same moment', async () => {
    const both = await Promise.all([open(), open()]);
    expect(both.map((each) => each.adopted).sort()).toEqual([false, true]);
  });
});

describe('a data folder that the database account cannot pass', () => {
  it('keeps its permissions; the database goes elsewhere, which is said', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(join(closed, 'data'), { recursive: true });
    chmodSync(closed, 0o700);
    const database = await open(join(closed, 'data'));
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(database.place.elsewhere).toBe(isRoot());
    expect(database.notes.some((note) => note.includes(database.place.databaseFolder))).toBe(isRoot());
    const place = database.place.databaseFolder;
    await database.close();
    opened.length = 0;
    expect((await open(join(closed, 'data'))).place.databaseFolder).toBe(place);
    await opened.splice(0)[0]?.close();
    removeTemporaryFolder(closed, join(closed, 'data'));
  });

  it('does not start anew when the database that it points to has gone', async () => {
    const lost = join(folder, 'lost');
    mkdirSync(lost);
    writeFileSync(join(lost, 'database-folder'), '/nowhere/data-1\n');
    await expect(open(lost)).rejects.toThrow('不见了');
    expect(readFileSync(join(lost, 'database-folder'), 'utf8')).toContain('/nowhere');
  });
});

describe('a long path', () => {
  it('puts the socket where its path fits', async () => {
    const long = join(folder, 'x'.repeat(110));
    const database = await open(long);
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(database.place.socketFolder.length).toBeLessThan(60);
    await opened.splice(0)[0]?.close();
    rmSync(database.place.socketFolder, { recursive: true });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
