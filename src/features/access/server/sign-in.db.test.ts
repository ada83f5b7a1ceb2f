import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { createSealer } from '../../../platform/server/crypto/seal.ts';
import { createTestApp } from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { openBrowser } from '../../testing/browser-session.ts';
import { type BuiltTree, buildTree } from '../../testing/build-records.ts';
import type { WantedGrant } from '../account.rules.ts';
import {
  changeOwnPasswordRoute,
  endOwnSessionRoute,
  listOwnSessionsRoute,
  readSessionRoute,
  signOutRoute,
  switchGrantRoute,
} from '../session.contract.ts';
import { withoutRecords } from './directory-scope.ts';
import { registerAccessRoutes } from './routes.ts';
import { verifyPassword } from './password-hash.ts';
import type { AccessParts } from './door.ts';
import { USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';
import { storeAccount } from './store-account.ts';

const sealer = createSealer(Buffer.alloc(32, 1));
const PASSWORD = 'yang.xian.2026';
let database: TestDatabase;
let app: FastifyInstance;
let tree: BuiltTree;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  // Made-up data: administrators are spared the second factor, which has tests of its own.
  await database.superPool.query("update installation set demo = 'test'");
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.superPool.query('truncate session, role_grant, account cascade');
  // A new application also forgets how often this address has signed in.
  app = await openApp();
});

async function openApp(more: Partial<AccessParts> = {}): Promise<FastifyInstance> {
  const parts = { pool: database.appPool, sealer, ...more };
  return (await createTestApp({}, (own) => registerAccessRoutes(own, parts))).app;
}

async function addAccount(
  signInName: string,
  grants: readonly WantedGrant[],
  mustChangePassword = false,
): Promise<string> {
  const acting = withoutRecords(null, '测试准备');
  const stored = await writeScoped(database.appPool, acting, { changeOn: '2026-01-01' }, (client) =>
    storeAccount(
      client,
      { signInName, displayName: '王某', password: PASSWORD },
      { grants, mustChangePassword },
    ),
  );
  if (isRefusal(stored)) throw new Error(stored.message);
  return stored;
}

const officerAt = (node: { id: string }): WantedGrant => ({
  role: 'officer',
  scopeKind: 'party',
  scopeId: node.id,
});
const duty: WantedGrant = { role: 'security_admin', scopeKind: 'none', scopeId: null };
const lines = async (entityId: string) =>
  (
    await database.superPool.query('select action, actor from change_line where entity_id = $1 order by id', [
      entityId,
    ])
  ).rows;

describe('signing in', () => {
  it('opens a session by a cookie that scripts and other sites do not get', async () => {
    await addAccount('wang', [officerAt(tree.education)]);
    const browser = openBrowser(app);
    const answer = await browser.signIn(' ＷＡＮＧ ', PASSWORD);
    expect(answer.body).toEqual({ mustChangePassword: false });
    expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const { body } = await browser.call(readSessionRoute, {});
    expect(body).toMatchObject({
      signInName: 'wang',
      trial: false,
      activeGrant: {
        roleName: '党建工作人员',
        scopeName: '洋县教育社会组织综合党委',
        scopeId: tree.education.id,
      },
    });
  });

  it('keeps the token itself out of the database', async () => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const token = browser.cookie().split('=')[1] ?? '';
    const { rows } = await database.superPool.query<{ row: string }>(
      'select session::text as row from session',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(token);
    expect(rows[0]?.row).not.toContain(Buffer.from(token).toString('hex'));
  });

  it('lets a person act as each own role in turn, data first, duties beside', async () => {
    await addAccount('wang', [duty, officerAt(tree.education), officerAt(tree.trades)]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const first = (await browser.call(readSessionRoute, {})).body;
    expect(first.activeGrant.scopeId).toBe(tree.education.id);
    expect(first.permissions).toEqual(expect.arrayContaining(['grants.manage', 'members.change']));
    const other = first.grants.find((grant) => grant.scopeId === tree.trades.id);
    expect((await browser.call(switchGrantRoute, { body: { grantId: other?.id ?? '' } })).status).toBe(200);
    expect((await browser.call(readSessionRoute, {})).body.activeGrant.scopeId).toBe(tree.trades.id);
  });

  it('ends with signing out, which is written down once', async () => {
    const id = await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const held = browser.cookie();
    await browser.call(signOutRoute, {});
    expect(browser.cookie()).toBe('');
    expect((await app.inject({ url: '/api/session', headers: { cookie: held } })).statusCode).toBe(401);
    await browser.call(signOutRoute, {});
    expect((await lines(id)).slice(-2)).toEqual([
      { action: 'sign-in', actor: '王某' },
      { action: 'sign-out', actor: '王某' },
    ]);
  });

  it('is written down, the failures too', async () => {
    const id = await addAccount('wang', [duty]);
    await openBrowser(app).signIn('wang', 'something else');
    await openBrowser(app).signIn('wang', PASSWORD);
    expect((await lines(id)).map((line) => line.action)).toEqual([
      'create',
      'grant',
      'sign-in-failed',
      'sign-in',
    ]);
  });
});

describe('signing in refuses', () => {
  it('an unknown name, a wrong password, a closed and a locked account in the same words', async () => {
    await addAccount('wang', [duty]);
    await addAccount('closed', [duty]);
    await addAccount('locked', [duty]);
    await database.superPool.query("update account set active = false where sign_in_name = 'closed'");
    await database.superPool.query(
      "update account set locked_until = now() + interval '1 minute' where sign_in_name = 'locked'",
    );
    const answers = await Promise.all([
      openBrowser(app).signIn('nobody', PASSWORD),
      openBrowser(app).signIn('wang', 'wrong'),
      openBrowser(app).signIn('closed', PASSWORD),
      openBrowser(app).signIn('locked', PASSWORD),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.refusals]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 409, code: 'sign-in.wrong' });
  });

  it('even the right password after five wrong ones, also when they come at once', async () => {
    await addAccount('wang', [duty]);
    await Promise.all(Array.from({ length: 5 }, () => openBrowser(app).signIn('wang', 'wrong')));
    expect((await openBrowser(app).signIn('wang', PASSWORD)).code).toBe('sign-in.wrong');
    const { rows } = await database.superPool.query(
      "select locked_until between now() + interval '9 minutes' and now() + interval '10 minutes' as soon from account",
    );
    expect(rows).toEqual([{ soon: true }]);
    await database.superPool.query("update account set locked_until = now() - interval '1 second'");
    expect((await openBrowser(app).signIn('wang', PASSWORD)).status).toBe(200);
    expect((await database.superPool.query('select failed_attempts from account')).rows).toEqual([
      { failed_attempts: 0 },
    ]);
  });

  it('an account without any role', async () => {
    await addAccount('wang', []);
    expect((await openBrowser(app).signIn('wang', PASSWORD)).code).toBe('sign-in.no-grant');
  });
});

describe('a session', () => {
  it.each([
    ['unused for two hours', "last_seen_at = now() - interval '2 hours'"],
    ['older than twelve hours', 'expires_at = now()'],
  ])('%s is over', async (_what, change) => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    await database.superPool.query(`update session set ${change}`);
    expect((await browser.call(readSessionRoute, {})).status).toBe(401);
  });

  it('notes its last use once a minute', async () => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const seen = async () =>
      (await database.superPool.query('select last_seen_at from session')).rows[0]?.last_seen_at.getTime();
    const before = await seen();
    await browser.call(readSessionRoute, {});
    expect(await seen()).toBe(before);
    await database.superPool.query("update session set last_seen_at = now() - interval '2 minutes'");
    await browser.call(readSessionRoute, {});
    expect(await seen()).toBeGreaterThanOrEqual(before);
  });

  it('is over when its account is closed or its role taken back', async () => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    await database.superPool.query('update role_grant set revoked_at = now()');
    expect((await browser.call(readSessionRoute, {})).status).toBe(401);
    await database.superPool.query(
      'update role_grant set revoked_at = null; update account set active = false',
    );
    expect((await browser.call(readSessionRoute, {})).status).toBe(401);
  });

  it('is seen and ended by its owner, not by others', async () => {
    const wang = await addAccount('wang', [duty]);
    await addAccount('li', [duty]);
    const [here, there, other] = [openBrowser(app), openBrowser(app), openBrowser(app)];
    await here.signIn('wang', PASSWORD);
    await there.signIn('wang', PASSWORD);
    await other.signIn('li', PASSWORD);
    const { sessions } = (await here.call(listOwnSessionsRoute, {})).body;
    expect(sessions.map((session) => session.current).sort()).toEqual([false, true]);
    const id = sessions.find((session) => !session.current)?.id ?? '';
    expect((await other.call(endOwnSessionRoute, { params: { id } })).status).toBe(404);
    expect((await here.call(endOwnSessionRoute, { params: { id } })).status).toBe(200);
    expect((await there.call(readSessionRoute, {})).status).toBe(401);
    expect((await lines(wang)).at(-1)?.action).toBe('end-session');
  });

  it('cannot act under somebody else’s role', async () => {
    await addAccount('wang', [duty]);
    await addAccount('li', [officerAt(tree.root)]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const { rows } = await database.superPool.query<{ id: string }>(
      "select id from role_grant where role = 'officer'",
    );
    expect((await browser.call(switchGrantRoute, { body: { grantId: rows[0]?.id ?? '' } })).status).toBe(404);
  });
});

describe('a session begins with', () => {
  it('the rest and the life that the policy of its day says', async () => {
    await addAccount('wang', [duty]);
    const policy = { ...USUAL_SIGN_IN_POLICY, idleMinutes: 15, sessionHours: 3 };
    const own = await openApp({ policy });
    await openBrowser(own).signIn('wang', PASSWORD);
    const { rows } = await database.superPool.query(
      "select idle = interval '15 minutes' as idle, expires_at = created_at + interval '3 hours' as life from session",
    );
    expect(rows).toEqual([{ idle: true, life: true }]);
  });
});

describe('guessing', () => {
  it('costs the same work whether there is an account, it is locked, or there is none', async () => {
    await addAccount('wang', [duty]);
    await addAccount('locked', [duty]);
    await database.superPool.query(
      "update account set locked_until = now() + interval '1 hour' where sign_in_name = 'locked'",
    );
    let verified = 0;
    const own = await openApp({
      verify: (stored, password) => {
        verified += 1;
        return verifyPassword(stored, password);
      },
    });
    const lineCount = async () =>
      Number((await database.superPool.query('select count(*) from change_line')).rows[0].count);
    for (const name of ['wang', 'locked', 'nobody']) {
      const [before, lines] = [verified, await lineCount()];
      await openBrowser(own).signIn(name, 'wrong');
      expect([name, verified - before, (await lineCount()) - lines]).toEqual([name, 1, 1]);
    }
  });

  it('makes its address wait, whatever the names, and no other address', async () => {
    await addAccount('wang', [duty]);
    const own = await openApp({ policy: { ...USUAL_SIGN_IN_POLICY, addressFailures: 3 } });
    for (const name of ['a1', 'a2', 'a3']) await openBrowser(own).signIn(name, 'wrong');
    const answer = await openBrowser(own).signIn('wang', PASSWORD);
    expect([answer.status, answer.code]).toEqual([429, 'too-many.failures']);
    const elsewhere = await own.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '10.9.8.7',
      payload: { signInName: 'wang', password: PASSWORD },
    });
    expect(elsewhere.statusCode).toBe(200);
  });

  it('at the current password of an open session locks the account as well', async () => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const guess = () =>
      browser.call(changeOwnPasswordRoute, {
        body: { currentPassword: 'wrong', newPassword: 'a new.Word 7788' },
      });
    const codes = [];
    for (let n = 0; n < 6; n += 1) codes.push((await guess()).code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'account.current-password'), 'account.waits']);
  });
});

describe('the own password', () => {
  const change = { currentPassword: PASSWORD, newPassword: 'a new.Word 7788' };

  it('is changed, which ends the other sessions and lets a newcomer in', async () => {
    await addAccount('wang', [officerAt(tree.root)], true);
    const [here, there] = [openBrowser(app), openBrowser(app)];
    await there.signIn('wang', PASSWORD);
    expect((await here.signIn('wang', PASSWORD)).body.mustChangePassword).toBe(true);
    expect((await here.call(readSessionRoute, {})).body).toMatchObject({
      mustChangePassword: true,
      permissions: [],
    });
    expect((await here.call(changeOwnPasswordRoute, { body: change })).status).toBe(200);
    expect((await here.call(readSessionRoute, {})).body.permissions).toContain('members.change');
    expect((await there.call(readSessionRoute, {})).status).toBe(401);
    expect((await openBrowser(app).signIn('wang', PASSWORD)).code).toBe('sign-in.wrong');
    expect((await openBrowser(app).signIn('wang', change.newPassword)).status).toBe(200);
  });

  it.each([
    ['a wrong current one', { currentPassword: 'wrong' }, 'currentPassword'],
    ['a weak new one', { newPassword: '1234567890' }, 'newPassword'],
    ['the same again', { newPassword: PASSWORD }, 'newPassword'],
  ])('is not changed with %s', async (_what, wrong, field) => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const answer = await browser.call(changeOwnPasswordRoute, { body: { ...change, ...wrong } });
    expect([answer.status, answer.refusals[0]?.field]).toEqual([409, field]);
  });

  it('does not come back to one of the last five', async () => {
    await addAccount('wang', [duty]);
    const browser = openBrowser(app);
    await browser.signIn('wang', PASSWORD);
    const to = async (currentPassword: string, newPassword: string) =>
      (await browser.call(changeOwnPasswordRoute, { body: { currentPassword, newPassword } })).code;
    const word = (n: number) => `zhu.huan.${n}.2026`;
    expect(await to(PASSWORD, word(1))).toBeNull();
    expect(await to(word(1), PASSWORD)).toBe('account.past-password');
    for (let n = 1; n < 6; n += 1) expect(await to(word(n), word(n + 1))).toBeNull();
    expect(await to(word(6), word(1))).toBe('account.past-password');
    expect(await to(word(6), PASSWORD)).toBeNull();
  });
});
