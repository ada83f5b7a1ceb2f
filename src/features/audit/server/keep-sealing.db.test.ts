import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../platform/testing/temporary-folder.ts';
import { headFileOf, readNotedHead, startSealing } from './keep-sealing.ts';
import { readAuditHead } from './seal-lines.ts';
import { verifyChain } from './verify-chain.ts';

const key = randomBytes(32);
const keys = () => [key] as const;
let database: TestDatabase;
let dataFolder: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  dataFolder = makeTemporaryFolder();
  await database.superPool.query('truncate change_line, look_line, audit_seal restart identity');
});
afterEach(() => removeTemporaryFolder(dataFolder));

const write = () =>
  database.appPool.query(
    `insert into change_line (entity, entity_id, action) values ('account', gen_random_uuid(), 'change')`,
  );
const start = (faults: unknown[] = []) =>
  startSealing({ owner: database.ownerPool, keys, dataFolder, onFault: (fault) => void faults.push(fault) });
const head = () => readAuditHead(database.ownerPool);

it('seals within two seconds, notes the end beside the database, and seals the rest when it stops', async () => {
  const stop = start();
  await write();
  await expect.poll(async () => (await head()).seq, { timeout: 2_000, interval: 50 }).toBeGreaterThan(0);
  await expect.poll(() => readNotedHead(dataFolder)).toEqual(await head());
  await write();
  await stop();
  expect(await readNotedHead(dataFolder)).toEqual(await head());
  expect(await verifyChain(database.ownerPool, { keys, heads: [] })).toMatchObject({
    lines: 2,
    waiting: 0,
    fault: null,
  });
});

it('tells of a note that the chain does not fit, keeps it, and goes on sealing', async () => {
  for (const _ of [1, 2]) {
    await write();
    await start()();
  }
  const noted = readFileSync(headFileOf(dataFolder), 'utf8');
  await database.superPool.query('delete from audit_seal where seq = 2');
  await write();
  const faults: unknown[] = [];
  await start(faults)();
  await write();
  await start(faults)();
  expect(faults.map(String)).toEqual([
    expect.stringContaining('does not fit'),
    expect.stringContaining('does not fit'),
  ]);
  expect(readFileSync(headFileOf(dataFolder), 'utf8')).toBe(noted);
  expect((await head()).seq).toBe(3);
});
