import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKey, fixedRing } from '../../platform/server/crypto/key-ring.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { fuzzApp } from './fuzz-app.ts';
import { LEAST_SHARE } from './fuzz-summary.ts';
import { type FuzzWorld, openWorld } from './open-world.ts';

/** The same every time: a fault is met again by whoever looks for it. `npm run fuzz` goes further. */
const SEED = 20_261_122;
const REQUESTS = 1500;

let database: TestDatabase;
let world: FuzzWorld;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = makeTemporaryFolder();
  const { appPool, ownerPool, app, jobs, roles } = database;
  world = await openWorld({
    appPool,
    ownerPool,
    app,
    jobs,
    roles,
    key: fixedRing([createKey('aes256')]),
    dataFolder: folder,
  });
}, 60_000);
afterAll(async () => {
  await world.app.close();
  await database.drop();
  removeTemporaryFolder(folder);
});

it('every route keeps its contract, whatever is sent', { timeout: 120_000 }, async () => {
  const faults: string[] = [];
  const outcome = await fuzzApp({
    ...world,
    requests: REQUESTS,
    seed: SEED,
    onFault: (text) => faults.push(text),
  });
  expect(faults).toEqual([]);
  expect(outcome).toMatchObject({ serverErrors: 0, offContract: 0 });
  expect(outcome.requests).toBeGreaterThanOrEqual(REQUESTS);
  expect(outcome.share).toBeGreaterThan(LEAST_SHARE);
  expect([...outcome.reached].filter(([, statuses]) => statuses.size === 0)).toEqual([]);
});
