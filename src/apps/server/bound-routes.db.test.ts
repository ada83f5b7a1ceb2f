import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../features/access/role.ts';
import { createKey, fixedRing } from '../../platform/server/crypto/key-ring.ts';
import type { Route } from '../../platform/contract/route.ts';
import { NO_RANGE } from '../../platform/server/database/scope.ts';
import { createApp } from '../../platform/server/http/create-app.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { makeCaller } from '../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { composeFeatures } from './compose.ts';

/** Whoever is not signed in reaches these alone. */
const PUBLIC = [
  'signIn',
  'signOut',
  'readSignOn',
  'beginSignOn',
  'finishSignOn',
  'confirmSignOn',
  'signInBySlip',
  'signInByDevice',
  'readTrustedDevice',
  'forgetDevice',
  'readSetUp',
  'renewSetupCode',
  'listSetUpRegions',
  'setUp',
  'fetchCalendar',
];

let database: TestDatabase;
let app: FastifyInstance;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = makeTemporaryFolder();
  app = await createApp({ logLevel: 'silent' });
  const { appPool, ownerPool, app: settings, jobs, roles } = database;
  await composeFeatures(app, {
    appPool,
    ownerPool,
    app: settings,
    jobs,
    roles,
    key: fixedRing([createKey('aes256')]),
    dataFolder: folder,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.drop();
  removeTemporaryFolder(folder);
});

const send = async ({ method, path }: Route) => {
  const url = path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000');
  const answer = await app.inject({ method, url, ...(method === 'GET' ? {} : { payload: {} }) });
  return answer.statusCode;
};
const guarded = () => app.boundRoutes.filter((route) => !PUBLIC.includes(route.id));

describe('every route', () => {
  it('has a name and an address of its own', () => {
    const ids = app.boundRoutes.map((route) => route.id);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is public only where a person without an account has to get in', () => {
    const open = app.boundRoutes.filter((route) => route.access === 'public').map((route) => route.id);
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  it('asks for a permission that a role can hold', () => {
    const known = new Set<string>(Object.values(permissions));
    const asked = app.boundRoutes.flatMap(({ access }) =>
      typeof access === 'object' ? [access.permission] : [],
    );
    expect(asked.filter((permission) => !known.has(permission))).toEqual([]);
  });

  it('refuses who is not signed in, before looking at what was sent', async () => {
    for (const route of guarded()) expect([route.id, await send(route)]).toEqual([route.id, 401]);
  });

  it('refuses who is signed in without the permission', async () => {
    const nobody = makeCaller({
      scope: { place: NO_RANGE, party: NO_RANGE, body: NO_RANGE, persons: false },
    });
    const identify = app.identify;
    app.identify = async () => nobody;
    for (const route of guarded()) {
      if (route.access !== 'signed-in') expect([route.id, await send(route)]).toEqual([route.id, 403]);
    }
    app.identify = identify;
  });
});
