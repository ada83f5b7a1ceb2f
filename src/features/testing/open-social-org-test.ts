import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { createTestApp, type TestAnswer, type TestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';
import { type BuiltCallers, buildCallers } from './build-callers.ts';
import { addSocialOrg, type BuiltSocialOrg, buildTree, type BuiltTree } from './build-records.ts';
import {
  changeSocialOrgRoute,
  readSocialOrgRoute,
  type SocialOrgRecord,
} from '../social-orgs/social-org.contract.ts';
import { registerSocialOrgRoutes } from '../social-orgs/server/routes.ts';

/** The routes of social organisations on a county's tree, with everybody who may or may not call them. */
export interface SocialOrgTest {
  readonly database: TestDatabase;
  readonly tree: BuiltTree;
  readonly callers: BuiltCallers;
  readonly app: TestApp;
  /** An organisation of the education committee with a name of its own. */
  readonly newOrg: (more?: Partial<Parameters<typeof addSocialOrg>[1]>) => Promise<BuiltSocialOrg>;
  /** Reads a record that is there. */
  readonly read: (id: string, caller?: string) => Promise<SocialOrgRecord>;
  /** Changes a record that was read as its first version. */
  readonly change: (
    id: string,
    body: Record<string, unknown>,
    caller?: string,
  ) => Promise<TestAnswer<typeof changeSocialOrgRoute>>;
  readonly close: () => Promise<void>;
}

/** Opens a database and an application of a test file. */
export async function openSocialOrgTest(): Promise<SocialOrgTest> {
  const database = await createTestDatabase();
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const parts = { pool: database.appPool, sealer: testSealer };
  const register = (server: FastifyInstance) => registerSocialOrgRoutes(server, parts);
  const app = await createTestApp({ ...callers }, register);
  let made = 0;
  return {
    database,
    tree,
    callers,
    app,
    newOrg: (more = {}) => {
      made += 1;
      return addSocialOrg(database, { name: `试验学校${made}`, responsible: tree.education, ...more });
    },
    read: async (id, caller = 'officer') => {
      const { status, body } = await app.call(caller, readSocialOrgRoute, { params: { id } });
      expect(status).toBe(200);
      return body;
    },
    change: (id, body, caller = 'officer') =>
      app.call(caller, changeSocialOrgRoute, { params: { id }, body: { version: 1, ...body } }),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
