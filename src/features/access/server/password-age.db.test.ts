import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { createTestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { openBrowser } from '../../testing/browser-session.ts';
import { changeFirstPassword } from '../../testing/settle-in.ts';
import { listAccountsRoute } from '../accounts.contract.ts';
import { readSessionRoute } from '../session.contract.ts';
import { withoutRecords } from './directory-scope.ts';
import { registerAccessRoutes } from './routes.ts';
import { USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';
import { storeAccount } from './store-account.ts';

const OLD = 'yang.xian.2026';
const NEW = 'zhu.huan.2027';
const sealer = createSealer(Buffer.alloc(32, 1));
let database: TestDatabase;
let app: FastifyInstance;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superPool.query('truncate session, role_grant, account cascade');
  app = await openApp(90);
  const stored = await writeScoped(
    database.appPool,
    withoutRecords(null, '测试准备'),
    { changeOn: '2026-01-01' },
    (client) =>
      storeAccount(
        client,
        { signInName: 'wang', displayName: '王某', password: OLD },
        { grants: [{ role: 'auditor', scopeKind: 'none', scopeId: null }] },
      ),
  );
  if (isRefusal(stored)) throw new Error(stored.message);
  accountId = stored;
});

async function openApp(passwordDays: number): Promise<FastifyInstance> {
  const policy = { ...USUAL_SIGN_IN_POLICY, passwordDays };
  const parts = { pool: database.appPool, sealer, policy };
  return (await createTestApp({}, (own) => registerAccessRoutes(own, parts))).app;
}

const letGrow = (days: number) =>
  database.superPool.query(
    'update account set password_set_at = now() - make_interval(days => $2) where id = $1',
    [accountId, days],
  );

it('lets nothing be done with a password that has grown too old but change it', async () => {
  await letGrow(90);
  const browser = openBrowser(app);
  expect((await browser.signIn('wang', OLD)).body).toEqual({ mustChangePassword: true });
  const held = { mustChangePassword: true, passwordOverdue: true, permissions: [] };
  expect((await browser.call(readSessionRoute, {})).body).toMatchObject(held);
  expect((await browser.call(listAccountsRoute, { query: {} })).status).toBe(403);

  await changeFirstPassword(browser, OLD, NEW);
  expect((await browser.call(listAccountsRoute, { query: {} })).status).toBe(200);
  const { passwordOverdue, passwordDueOn } = (await browser.call(readSessionRoute, {})).body;
  expect(passwordOverdue).toBe(false);
  expect(passwordDueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect((await openBrowser(app).signIn('wang', NEW)).body).toEqual({ mustChangePassword: false });
});

it('stops nobody in the middle of work', async () => {
  const browser = openBrowser(app);
  await browser.signIn('wang', OLD);
  await letGrow(90);
  expect((await browser.call(listAccountsRoute, { query: {} })).status).toBe(200);
  expect((await openBrowser(app).signIn('wang', OLD)).body.mustChangePassword).toBe(true);
});

it('leaves passwords alone up to their age, and where none is set', async () => {
  await letGrow(89);
  expect((await openBrowser(app).signIn('wang', OLD)).body.mustChangePassword).toBe(false);
  await letGrow(4000);
  const browser = openBrowser(await openApp(0));
  expect((await browser.signIn('wang', OLD)).body.mustChangePassword).toBe(false);
  expect((await browser.call(readSessionRoute, {})).body).toMatchObject({
    passwordOverdue: false,
    passwordDueOn: null,
  });
});
