import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { createTestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BrowserSession, openBrowser } from '../../testing/browser-session.ts';
import { codeAt, enrol } from '../../testing/settle-in.ts';
import { listAccountsRoute } from '../accounts.contract.ts';
import type { Role } from '../role.ts';
import {
  endSecondFactorRoute,
  offerSecondFactorRoute,
  readSecondFactorRoute,
  renewRecoveryCodesRoute,
  resetSecondFactorRoute,
} from '../second-factor.contract.ts';
import { readSessionRoute, signInRoute } from '../session.contract.ts';
import { withoutRecords } from './directory-scope.ts';
import { rescueAccount } from './rescue-account.ts';
import { registerAccessRoutes } from './routes.ts';
import { storeAccount } from './store-account.ts';

const PASSWORD = 'yang.xian.2026';
const sealer = createSealer(Buffer.alloc(32, 1));
let database: TestDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superPool.query(
    'truncate session, role_grant, account, second_factor, recovery_code cascade',
  );
  await database.superPool.query('update installation set demo = null');
  ({ app } = await createTestApp({}, (own) => registerAccessRoutes(own, { pool: database.appPool, sealer })));
});

async function addAccount(signInName: string, role: Role, trial = false): Promise<string> {
  const scopeKind = role === 'member' ? 'self' : 'none';
  const acting = withoutRecords(null, '测试准备');
  const stored = await writeScoped(database.appPool, acting, { changeOn: '2026-01-01' }, (client) =>
    storeAccount(
      client,
      { signInName, displayName: '王某', password: PASSWORD },
      { grants: [{ role, scopeKind, scopeId: null }], trial },
    ),
  );
  if (isRefusal(stored)) throw new Error(stored.message);
  return stored;
}

async function signedIn(signInName: string): Promise<BrowserSession> {
  const browser = openBrowser(app);
  const { status } = await browser.signIn(signInName, PASSWORD);
  expect(status).toBe(200);
  return browser;
}

const signInWith = (signInName: string, code: string) =>
  openBrowser(app).call(signInRoute, { body: { signInName, password: PASSWORD, code } });
const factorOf = async (browser: BrowserSession) => (await browser.call(readSecondFactorRoute, {})).body;

describe('an administrator', () => {
  it.each(['system_admin', 'security_admin'] as const)(
    'as %s does nothing before enrolling',
    async (role) => {
      await addAccount('wang', role);
      const browser = await signedIn('wang');
      expect((await browser.call(readSessionRoute, {})).body).toMatchObject({
        mustEnrol: true,
        permissions: [],
      });
      expect((await browser.call(listAccountsRoute, { query: {} })).status).toBe(403);
      await enrol(browser, PASSWORD);
      expect((await browser.call(readSessionRoute, {})).body.mustEnrol).toBe(false);
      expect((await browser.call(listAccountsRoute, { query: {} })).status).toBe(200);
    },
  );

  it('of made-up data, in a trial, or who only audits, is spared', async () => {
    await addAccount('aud', 'auditor');
    await addAccount('try', 'system_admin', true);
    await addAccount('demo', 'system_admin');
    expect(await factorOf(await signedIn('aud'))).toMatchObject({ demanded: false, spared: null });
    const trial = await signedIn('try');
    expect((await trial.call(readSessionRoute, {})).body.mustEnrol).toBe(false);
    expect(await factorOf(trial)).toMatchObject({ demanded: false, spared: 'trial' });
    await database.superPool.query("update installation set demo = 'yangxian'");
    const demo = await signedIn('demo');
    expect((await demo.call(readSessionRoute, {})).body.mustEnrol).toBe(false);
    expect(await factorOf(demo)).toMatchObject({ demanded: false, spared: 'demo' });
  });

  it('cannot do without it again', async () => {
    await addAccount('wang', 'system_admin');
    const browser = await signedIn('wang');
    const { recoveryCodes } = await enrol(browser, PASSWORD);
    const ended = await browser.call(endSecondFactorRoute, { body: { code: recoveryCodes[0] ?? '' } });
    expect(ended.code).toBe('second-factor.demanded');
  });
});

describe('signing in with a second factor', () => {
  it('asks for the code only once the password was right, and takes each code once', async () => {
    const id = await addAccount('wang', 'member');
    const { secret } = await enrol(await signedIn('wang'), PASSWORD);
    expect((await openBrowser(app).signIn('wang', 'wrong')).code).toBe('sign-in.wrong');
    expect((await openBrowser(app).signIn('wang', PASSWORD)).code).toBe('sign-in.code-needed');
    // The code that confirmed the enrolment is spent, and so is every one before it.
    expect((await signInWith('wang', codeAt(secret, 0))).code).toBe('sign-in.code');
    const next = codeAt(secret, 1);
    expect((await signInWith('wang', next)).status).toBe(200);
    expect((await signInWith('wang', next)).code).toBe('sign-in.code');
    const { rows } = await database.superPool.query(
      'select action from change_line where entity_id = $1 order by id desc limit 2',
      [id],
    );
    expect(rows).toEqual([{ action: 'second-factor-failed' }, { action: 'sign-in' }]);
  });

  it('takes a code sent many times at once but once', async () => {
    await addAccount('wang', 'member');
    const { secret } = await enrol(await signedIn('wang'), PASSWORD);
    const answers = await Promise.all(Array.from({ length: 4 }, () => signInWith('wang', codeAt(secret, 1))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('locks after wrong codes as after wrong passwords; asking for the code wipes nothing', async () => {
    await addAccount('wang', 'member');
    const { secret } = await enrol(await signedIn('wang'), PASSWORD);
    for (let n = 0; n < 5; n += 1) {
      await openBrowser(app).signIn('wang', PASSWORD);
      expect((await signInWith('wang', '000000')).code).toBe('sign-in.code');
    }
    expect((await signInWith('wang', codeAt(secret, 1))).code).toBe('sign-in.wrong');
  });

  it('takes a recovery code once in the place of the telephone', async () => {
    await addAccount('wang', 'member');
    const browser = await signedIn('wang');
    const { recoveryCodes } = await enrol(browser, PASSWORD);
    const [first = '', second = ''] = recoveryCodes;
    expect((await signInWith('wang', first.toUpperCase())).status).toBe(200);
    expect((await signInWith('wang', first)).code).toBe('sign-in.code');
    expect((await factorOf(browser)).recoveryLeft).toBe(9);
    const renewed = await browser.call(renewRecoveryCodesRoute, { body: { code: second } });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await signInWith('wang', recoveryCodes[2] ?? '')).code).toBe('sign-in.code');
  });
});

describe('the own second factor', () => {
  it('is kept sealed, and ends the other sessions', async () => {
    await addAccount('wang', 'member');
    const [here, there] = [await signedIn('wang'), await signedIn('wang')];
    const { secret, recoveryCodes } = await enrol(here, PASSWORD);
    expect((await there.call(readSessionRoute, {})).status).toBe(401);
    const { rows } = await database.superPool.query<{ text: string }>(
      "select f::text || (select string_agg(r::text, ' ') from recovery_code r) as text from second_factor f",
    );
    for (const clear of [secret, ...recoveryCodes])
      for (const shape of [clear, Buffer.from(clear).toString('hex')])
        expect(rows[0]?.text).not.toContain(shape);
  });

  it('is not offered without the password, nor changed without a code', async () => {
    await addAccount('wang', 'member');
    const browser = await signedIn('wang');
    const offer = (body: { currentPassword: string; code?: string }) =>
      browser.call(offerSecondFactorRoute, { body });
    expect((await offer({ currentPassword: 'wrong' })).code).toBe('account.current-password');
    const { secret } = await enrol(browser, PASSWORD);
    expect((await offer({ currentPassword: PASSWORD })).code).toBe('account.code-needed');
    expect((await offer({ currentPassword: PASSWORD, code: '000000' })).code).toBe('account.code');
    expect((await offer({ currentPassword: PASSWORD, code: codeAt(secret, 1) })).status).toBe(200);
  });

  it('is ended by its owner with a code', async () => {
    await addAccount('wang', 'member');
    const browser = await signedIn('wang');
    const { secret } = await enrol(browser, PASSWORD);
    expect((await browser.call(endSecondFactorRoute, { body: { code: '000000' } })).code).toBe(
      'account.code',
    );
    expect((await browser.call(endSecondFactorRoute, { body: { code: codeAt(secret, 1) } })).status).toBe(
      200,
    );
    expect((await openBrowser(app).signIn('wang', PASSWORD)).status).toBe(200);
  });
});

describe('a lost telephone', () => {
  it('of an only administrator is made up for at the command line', async () => {
    const id = await addAccount('sys', 'system_admin');
    const browser = await signedIn('sys');
    await enrol(browser, PASSWORD);
    const operator = withoutRecords(null, '本机操作员');
    const rescued = await rescueAccount(database.appPool, operator, ' SYS ', '2026-01-01');
    if (isRefusal(rescued)) throw new Error(rescued.message);
    expect((await browser.call(readSessionRoute, {})).status).toBe(401);
    expect((await openBrowser(app).signIn('sys', PASSWORD)).code).toBe('sign-in.wrong');
    const again = openBrowser(app);
    expect((await again.signIn('sys', rescued.initialPassword)).body).toEqual({ mustChangePassword: true });
    expect((await again.call(readSessionRoute, {})).body).toMatchObject({ mustEnrol: true, permissions: [] });
    const { rows } = await database.superPool.query(
      "select actor from change_line where entity_id = $1 and action = 'rescue'",
      [id],
    );
    expect(rows).toEqual([{ actor: '本机操作员' }]);
    const unknown = await rescueAccount(database.appPool, operator, 'nobody', '2026-01-01');
    expect(isRefusal(unknown) && unknown.code).toBe('account.unknown');
  });

  it('is made up for by the security administrator, not by the one who resets passwords', async () => {
    const id = await addAccount('wang', 'member');
    const owner = await signedIn('wang');
    await enrol(owner, PASSWORD);
    const security = await addAccount('sec', 'security_admin');
    await addAccount('sys', 'system_admin');
    const [sec, sys] = [await signedIn('sec'), await signedIn('sys')];
    await enrol(sec, PASSWORD);
    await enrol(sys, PASSWORD);
    const reset = (browser: BrowserSession, of: string) =>
      browser.call(resetSecondFactorRoute, { params: { id: of } });
    expect((await reset(sys, id)).status).toBe(403);
    expect((await reset(owner, id)).status).toBe(403);
    expect((await reset(sec, security)).code).toBe('second-factor.own');
    expect((await reset(sec, id)).status).toBe(200);
    expect((await reset(sec, id)).code).toBe('second-factor.none');
    expect((await owner.call(readSessionRoute, {})).status).toBe(401);
    expect((await openBrowser(app).signIn('wang', PASSWORD)).status).toBe(200);
  });
});
