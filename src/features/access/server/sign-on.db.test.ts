import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserSession } from '../../testing/browser-session.ts';
import { type BackFromProvider, startProvider, visitProvider } from '../../testing/provider.ts';
import { codeAt, enrol } from '../../testing/settle-in.ts';
import { openSignOnDesk, PASSWORD, RETURN_ADDRESS, type SignOnDesk } from '../../testing/sign-on-desk.ts';
import { readSessionRoute } from '../session.contract.ts';
import {
  beginOwnLinkRoute,
  beginSignOnRoute,
  confirmSignOnRoute,
  finishSignOnRoute,
  readSignOnRoute,
} from '../sign-on.contract.ts';

let desk: SignOnDesk;

beforeAll(async () => {
  desk = await openSignOnDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.database.superPool.query("truncate account cascade; update installation set demo = 'test'");
  await desk.openApp();
});

const whoIs = async (browser: BrowserSession) => (await browser.call(readSessionRoute, {})).status;

describe('signing in by way of the provider', () => {
  it('opens the account that its owner has linked, and puts it on record', async () => {
    const id = await desk.addAccount('wang', { linked: 'g-1001' });
    const { browser, answer } = await desk.signOn('g-1001');
    expect(answer.refusals).toEqual([]);
    const { body } = await browser.call(readSessionRoute, {});
    expect(body).toMatchObject({ accountId: id, signInName: 'wang', mustChangePassword: false });
    expect(await desk.actions(id)).toEqual(['create', 'grant', 'link-outer-identity', 'sign-in-by-sign-on']);
    // Kept as long as other sign-ins, not as long as changes.
    const { rows } = await desk.database.superPool.query<{ action: string }>(
      "select action from change_line where entity_id = $1 and change_line_group(entity, action) = 'sign-in'",
      [id],
    );
    expect(rows).toEqual([{ action: 'sign-in-by-sign-on' }]);
  });

  it('hands out cookies that scripts and other sites do not get, the note on the way too', async () => {
    await desk.addAccount('wang', { linked: 'g-1001' });
    const browser = desk.browser();
    const begun = await browser.call(beginSignOnRoute, {});
    expect(String(begun.headers['set-cookie'])).toMatch(
      /^shezutong_sign_on=[^;]+; Max-Age=600; Path=\/api; HttpOnly; SameSite=Strict$/,
    );
    const body = await visitProvider(begun.body.address, { login: 'g-1001' });
    const { headers } = await browser.call(finishSignOnRoute, { body });
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^shezutong_sign_on=; /),
      expect.stringMatching(/^shezutong_session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('asks that provider for a proof bound to this browser: challenge, state and nonce', async () => {
    const { body } = await desk.browser().call(beginSignOnRoute, {});
    const address = new URL(body.address);
    expect(address.origin).toBe(desk.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      redirect_uri: RETURN_ADDRESS,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^sign-in\.[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('lets nobody in whose identity is linked to no account, and makes none, whatever account is called so', async () => {
    await desk.addAccount('wang');
    const { browser, answer } = await desk.signOn('wang');
    expect(answer).toMatchObject({ status: 409, code: 'sign-on.unknown' });
    expect(answer.refusals[0]).toMatchObject({ value: 'wang' });
    expect(answer.refusals[0]?.message).toMatch(/“县统一认证”已认出您.*“我的账号”里关联.*“wang”/);
    expect(await whoIs(browser)).toBe(401);
    expect(await desk.actions('00000000-0000-0000-0000-000000000000')).toContain('sign-on-failed');
    const { rows } = await desk.database.superPool.query('select sign_in_name from account');
    expect(rows).toEqual([{ sign_in_name: 'wang' }]);
  });

  it('answers the same for an account that is closed or locked as for one that is not there', async () => {
    const closed = await desk.addAccount('closed', { linked: 'g-closed' });
    const locked = await desk.addAccount('locked', { linked: 'g-locked' });
    const { superPool } = desk.database;
    await superPool.query('update account set active = false where id = $1', [closed]);
    await superPool.query("update account set locked_until = now() + interval '1 hour' where id = $1", [
      locked,
    ]);
    const said = async (login: string) =>
      (await desk.signOn(login)).answer.refusals.map((each) => each.message.replace(login, ''));
    const nobody = await said('g-nobody');
    expect(nobody).toHaveLength(1);
    expect(await said('g-closed')).toEqual(nobody);
    expect(await said('g-locked')).toEqual(nobody);
    expect(await desk.actions(closed)).toContain('sign-on-failed');
  });

  it('says that the account has no right yet', async () => {
    const id = await desk.addAccount('wang', { linked: 'g-1001' });
    await desk.database.superPool.query('update role_grant set revoked_at = now() where account_id = $1', [
      id,
    ]);
    expect((await desk.signOn('g-1001')).answer.code).toBe('sign-in.no-grant');
  });

  it('lets the first password lapse, which an administrator has seen', async () => {
    await desk.addAccount('wang', { mustChange: true, entered: 'g-1001' });
    const { browser } = await desk.signOn('g-1001');
    expect((await browser.call(readSessionRoute, {})).body.mustChangePassword).toBe(false);
    expect((await desk.browser().signIn('wang', PASSWORD)).code).toBe('sign-in.wrong');
  });
});

describe('what comes back from the provider', () => {
  beforeEach(async () => {
    await desk.addAccount('wang', { linked: 'g-1001' });
  });

  const handIn = async (browser: BrowserSession, body: BackFromProvider) =>
    (await browser.call(finishSignOnRoute, { body })).code;

  it('is refused with another state than was sent', async () => {
    const browser = desk.browser();
    const back = await desk.goThere(browser, { login: 'g-1001' });
    expect(await handIn(browser, { ...back, state: `${back.state.slice(0, -1)}_` })).toBe('sign-on.failed');
    expect(await whoIs(browser)).toBe(401);
  });

  it('is refused as said by another issuer', async () => {
    const browser = desk.browser();
    const back = await desk.goThere(browser, { login: 'g-1001' });
    expect(await handIn(browser, { ...back, iss: 'https://elsewhere.example' })).toBe('sign-on.failed');
  });

  it('is refused in a browser where nothing was begun: no link signs anybody in as somebody else', async () => {
    const back = await desk.goThere(desk.browser(), { login: 'g-1001' });
    const victim = desk.browser();
    expect(await handIn(victim, back)).toBe('sign-on.lapsed');
    await victim.call(beginSignOnRoute, {});
    expect(await handIn(victim, back)).toBe('sign-on.failed');
    expect(await whoIs(victim)).toBe(401);
  });

  it('is good once, even with the note of its browser kept back', async () => {
    const browser = desk.browser();
    const payload = await desk.goThere(browser, { login: 'g-1001' });
    const headers = { cookie: browser.cookie(), 'sec-fetch-site': 'same-origin' };
    const replay = () =>
      desk.app().inject({ method: 'PUT', url: '/api/session/sign-on', headers, payload: { ...payload } });
    expect((await replay()).statusCode).toBe(200);
    const again = await replay();
    expect(again.statusCode).toBe(409);
    expect(again.json().refusals[0].code).toBe('sign-on.failed');
  });

  it('is refused once the note is over, and from another site', async () => {
    const browser = desk.browser();
    const back = await desk.goThere(browser, { login: 'g-1001' });
    const headers = { cookie: browser.cookie(), 'sec-fetch-site': 'cross-site' };
    const request = { method: 'PUT', url: '/api/session/sign-on', headers, payload: { ...back } } as const;
    expect((await desk.app().inject(request)).statusCode).toBe(403);
    const now = Date.now;
    Date.now = () => now() + 11 * 60_000;
    try {
      expect(await handIn(browser, back)).toBe('sign-on.lapsed');
    } finally {
      Date.now = now;
    }
  });

  it('may be that the person broke off', async () => {
    expect((await desk.signOn('g-1001', { cancels: true })).answer.code).toBe('sign-on.broken-off');
  });

  it('opens no account that was linked at another provider under the same name', async () => {
    const elsewhere = await startProvider({ redirectAddress: RETURN_ADDRESS });
    try {
      await desk.openApp({ issuer: elsewhere.issuer });
      expect((await desk.signOn('g-1001')).answer.code).toBe('sign-on.unknown');
    } finally {
      await elsewhere.stop();
    }
  });
});

describe('a second factor', () => {
  const PROVES = { factorWords: { acr: ['urn:test:two'], amr: ['mfa'] } };

  /** An administrator with a second factor. */
  async function settle(how: 'linked' | 'entered' = 'linked'): Promise<{ id: string; secret: string }> {
    const id = await desk.addAccount('wang', { duty: 'security_admin', [how]: 'g-wang' });
    return { id, ...(await enrol(await desk.signedIn('wang'), PASSWORD)) };
  }
  const confirm = (browser: BrowserSession, code: string) =>
    browser.call(confirmSignOnRoute, { body: { code } });

  it('is asked for after the provider, and each code opens once', async () => {
    const { id, secret } = await settle();
    const { browser, answer } = await desk.signOn('g-wang', { amr: ['mfa'] });
    expect(answer.refusals[0]).toMatchObject({ code: 'sign-in.code-needed', field: 'code' });
    expect(await whoIs(browser)).toBe(401);
    expect((await confirm(browser, ' ')).code).toBe('sign-in.code-needed');
    // Spent by the setting up.
    expect((await confirm(browser, codeAt(secret, 0))).code).toBe('sign-in.code');
    expect((await confirm(browser, codeAt(secret, 1))).status).toBe(200);
    expect(await whoIs(browser)).toBe(200);
    expect((await confirm(browser, codeAt(secret, 1))).code).toBe('sign-on.lapsed');
    expect((await desk.actions(id)).slice(-2)).toEqual(['second-factor-failed', 'sign-in-by-sign-on']);
  });

  it('locks the account by wrong codes, as at the other door', async () => {
    await settle();
    const { browser } = await desk.signOn('g-wang');
    for (let count = 0; count < 5; count += 1)
      expect((await confirm(browser, '000000')).code).toBe('sign-in.code');
    expect((await confirm(browser, '000000')).code).toBe('account.waits');
    expect((await desk.browser().signIn('wang', PASSWORD)).code).toBe('sign-in.wrong');
    expect((await desk.signOn('g-wang')).answer.code).toBe('sign-on.unknown');
  });

  it('is not asked for where the provider proves one by a word that is configured', async () => {
    await settle();
    await desk.openApp(PROVES);
    expect((await desk.signOn('g-wang', { amr: ['pwd', 'mfa'] })).answer.status).toBe(200);
    expect((await desk.signOn('g-wang', { acr: 'urn:test:two' })).answer.status).toBe(200);
    const weak = await desk.signOn('g-wang', { amr: ['pwd'], acr: 'urn:test:one' });
    expect(weak.answer.code).toBe('sign-in.code-needed');
  });

  it('is asked for all the same where an administrator has entered the identity', async () => {
    await settle('entered');
    await desk.openApp(PROVES);
    expect((await desk.signOn('g-wang', { amr: ['mfa'] })).answer.code).toBe('sign-in.code-needed');
  });

  it('and a password have still to be set up by an administrator who comes in so', async () => {
    await desk.addAccount('wang', { duty: 'security_admin', mustChange: true, entered: 'g-wang' });
    await desk.database.superPool.query('update installation set demo = null');
    await desk.openApp(PROVES);
    const { browser } = await desk.signOn('g-wang', { amr: ['mfa'] });
    const { body } = await browser.call(readSessionRoute, {});
    expect(body).toMatchObject({ mustChangePassword: true, mustEnrol: true, permissions: [] });
    const begun = await browser.call(beginOwnLinkRoute, { body: { currentPassword: PASSWORD } });
    expect(begun.code).toBe('outer-identity.not-settled');
  });
});

it('says where no provider is configured that there is none', async () => {
  expect((await desk.browser().call(readSignOnRoute, {})).body).toEqual({ name: '县统一认证' });
  await desk.openApp(null);
  const browser = desk.browser();
  expect((await browser.call(readSignOnRoute, {})).body).toEqual({ name: null });
  expect((await browser.call(beginSignOnRoute, {})).code).toBe('sign-on.none');
  expect((await browser.call(finishSignOnRoute, { body: { state: 'x' } })).code).toBe('sign-on.none');
  expect((await browser.call(confirmSignOnRoute, { body: { code: '1' } })).code).toBe('sign-on.none');
});
