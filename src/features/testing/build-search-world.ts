import { randomBytes } from 'node:crypto';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import type { Caller } from '../../platform/server/http/bind-route.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { registerMemberRoutes } from '../members/server/routes.ts';
import { searchRoute } from '../search/search.contract.ts';
import { registerSearchRoutes } from '../search/server/routes.ts';
import { registerSocialOrgRoutes } from '../social-orgs/server/routes.ts';
import { buildCallers } from './build-callers.ts';
import { buildTree } from './build-records.ts';

/** The routes of searching, of members and of organisations over a county's tree. */
export async function buildSearchWorld() {
  const database = await createTestDatabase();
  const tree = await buildTree(database);
  const callers: Record<string, Caller> = { ...(await buildCallers(database, tree)) };
  const parts = { pool: database.appPool, sealer: createSealer(randomBytes(32)) };
  const app = await createTestApp(callers, (own) => {
    registerSearchRoutes(own, parts);
    registerMemberRoutes(own, parts);
    registerSocialOrgRoutes(own, parts);
  });
  const search = (text: string, more: object = {}, by = 'officer') =>
    app.call(by, searchRoute, { body: { text, size: 50, ...more } });
  return {
    database,
    tree,
    callers,
    app,
    search,
    /** Names found, in their order. */
    names: async (text: string, by = 'officer', more: object = {}) =>
      (await search(text, more, by)).body.groups.flatMap(({ rows }) => rows.map(({ name }) => name)),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
export type SearchWorld = Awaited<ReturnType<typeof buildSearchWorld>>;
