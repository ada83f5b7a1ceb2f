import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { registerAccessRoutes } from '../../access/server/routes.ts';
import { registerAuditRoutes } from '../../audit/server/routes.ts';
import { listAuditLinesRoute } from '../../audit/changes.contract.ts';
import { type BrowserSession, openBrowser } from '../../testing/browser-session.ts';
import { changeFirstPassword, enrol } from '../../testing/settle-in.ts';
import { readSetUpRoute } from '../set-up.contract.ts';
import { readSiteRoute, renameSiteRoute } from '../site.contract.ts';
import { createInstallation } from './create-installation.ts';
import { registerInstallationRoutes } from './routes.ts';

const PASSWORD = 'yang.xian.2026';
const OWN_PASSWORD = 'zhu.huan.2026';
const account = (signInName: string) => ({ signInName, displayName: `${signInName}员`, password: PASSWORD });

let database: TestDatabase;
let app: FastifyInstance;
let system: BrowserSession;
let audit: BrowserSession;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ app } = await createTestApp({}, (own) => {
    const parts = { pool: database.appPool, sealer: createSealer(Buffer.alloc(32, 1)) };
    registerAccessRoutes(own, parts);
    registerInstallationRoutes(own, parts);
    registerAuditRoutes(own, { pool: database.appPool });
  }));
  const refusals = await createInstallation(
    database.appPool,
    {
      siteName: '洋县社会组织党建',
      rootPartyOrg: { name: '洋县社会组织党工委', kind: 'work_committee' },
      regionCode: '610723000',
      mode: 'split',
      accounts: { system: account('系统'), security: account('安全'), audit: account('审计') },
    },
    '2026-01-01',
  );
  expect(refusals).toEqual([]);
  [system, audit] = [openBrowser(app), openBrowser(app)];
  for (const [browser, name] of [
    [system, '系统'],
    [audit, '审计'],
  ] as const) {
    await browser.signIn(name, PASSWORD);
    await changeFirstPassword(browser, PASSWORD, OWN_PASSWORD);
  }
  await enrol(system, OWN_PASSWORD);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('the system administrator names the site anew, everybody meets the name, the auditor sees who did it', async () => {
  const renamed = await system.call(renameSiteRoute, { body: { siteName: ' 洋县两新党建 ' } });
  expect(renamed.status).toBe(200);
  expect((await audit.call(readSiteRoute, {})).body).toEqual({
    siteName: '洋县两新党建',
    rootPartyOrgName: '洋县社会组织党工委',
    regionName: '陕西省汉中市洋县',
    trial: false,
    demo: false,
  });
  expect((await openBrowser(app).call(readSetUpRoute, {})).body.siteName).toBe('洋县两新党建');
  const lines = await audit.call(listAuditLinesRoute, { query: { action: 'rename-site' } });
  expect(lines.body.rows).toMatchObject([
    { actor: '系统员', changes: { siteName: ['洋县社会组织党建', '洋县两新党建'] } },
  ]);
});

it('a site without a name is refused, and so is who keeps another duty or is signed out', async () => {
  expect((await system.call(renameSiteRoute, { body: { siteName: ' ' } })).refusals).toMatchObject([
    { code: 'setup.site-name', field: 'siteName' },
  ]);
  expect((await audit.call(renameSiteRoute, { body: { siteName: '审计的系统' } })).status).toBe(403);
  expect((await openBrowser(app).call(renameSiteRoute, { body: { siteName: '别人的系统' } })).status).toBe(
    401,
  );
});
