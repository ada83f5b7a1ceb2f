import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../testing/browser-session.ts';
import { visitProvider } from '../../testing/provider.ts';
import { codeAt, enrol } from '../../testing/settle-in.ts';
import { openSignOnDesk, PASSWORD, type SignOnDesk } from '../../testing/sign-on-desk.ts';
import { readSessionRoute } from '../session.contract.ts';
import {
  beginOwnLinkRoute,
  endOwnLinkRoute,
  enterOuterIdentityRoute,
  finishOwnLinkRoute,
  finishSignOnRoute,
  readOuterIdentityRoute,
  readOwnOuterIdentityRoute,
  removeOuterIdentityRoute,
} from '../sign-on.contract.ts';

let desk: SignOnDesk;

beforeAll(async () => {
  desk = await openSignOnDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.database.superPool.query('truncate account cascade');
  await desk.openApp();
});

const whoIs = async (browser: BrowserSession) => (await browser.call(readSessionRoute, {})).status;
const ownLink = async (browser: BrowserSession) => (await browser.call(readOwnOuterIdentityRoute, {})).body;

/** To the provider and back, after the proof that the account is one's own. */
async function beginLink(browser: BrowserSession, login: string) {
  const begun = await browser.call(beginOwnLinkRoute, { body: { currentPassword: PASSWORD } });
  expect(begun.refusals).toEqual([]);
  return visitProvider(begun.body.address, { login });
}

async function link(browser: BrowserSession, login: string) {
  return browser.call(finishOwnLinkRoute, { body: await beginLink(browser, login) });
}

describe('linking the own account', () => {
  it('takes the password, and the code where there is a second factor', async () => {
    const id = await desk.addAccount('wang');
    const browser = await desk.signedIn('wang');
    const begin = async (currentPassword: string, code?: string) =>
      browser.call(beginOwnLinkRoute, {
        body: { currentPassword, ...(code === undefined ? {} : { code }) },
      });
    expect((await begin('something else')).code).toBe('account.current-password');
    const { secret } = await enrol(browser, PASSWORD);
    expect((await begin(PASSWORD)).code).toBe('account.code-needed');
    expect((await begin(PASSWORD, '000000')).code).toBe('account.code');
    const { body } = await begin(PASSWORD, codeAt(secret, 1));
    // Somebody else may still be signed in there, on a computer that is shared.
    expect(new URL(body.address).searchParams.get('prompt')).toBe('login');
    const back = await visitProvider(body.address, { login: 'g-1001' });
    expect(await ownLink(browser)).toEqual({ name: '县统一认证', identity: null });
    expect((await browser.call(finishOwnLinkRoute, { body: back })).status).toBe(200);
    expect((await ownLink(browser)).identity).toMatchObject({
      subject: 'g-1001',
      own: true,
      linkedBy: '王某',
    });
    expect((await desk.actions(id)).slice(-1)).toEqual(['link-outer-identity']);
  });

  it('is done in the session in which it was begun, and signs nobody in', async () => {
    await desk.addAccount('wang');
    await desk.addAccount('zhao');
    const browser = await desk.signedIn('wang');
    const back = await beginLink(browser, 'g-1001');
    expect((await browser.call(finishSignOnRoute, { body: back })).code).toBe('sign-on.lapsed');
    const other = await desk.signedIn('zhao');
    expect((await other.call(finishOwnLinkRoute, { body: back })).code).toBe('sign-on.lapsed');
    // The next person signs in on the same computer meanwhile.
    const late = await beginLink(browser, 'g-1001');
    await browser.signIn('zhao', PASSWORD);
    expect((await browser.call(finishOwnLinkRoute, { body: late })).code).toBe('sign-on.lapsed');
    expect((await ownLink(browser)).identity).toBeNull();
  });

  it('gives one account to an identity, and one identity to an account', async () => {
    await desk.addAccount('wang', { linked: 'g-1001' });
    await desk.addAccount('zhao');
    expect((await link(await desk.signedIn('zhao'), 'g-1001')).code).toBe('outer-identity.taken');
    expect((await link(await desk.signedIn('wang'), 'g-1002')).code).toBe('outer-identity.already');
  });

  it('takes the place of a link to a provider that is not in use any more', async () => {
    await desk.addAccount('wang', { linked: 'g-1001' });
    await desk.database.superPool.query('update account set failed_attempts = 0');
    await desk.openApp({ issuer: desk.issuer.replace('127.0.0.1', 'localhost') });
    expect((await ownLink(await desk.signedIn('wang'))).identity).toBeNull();
    await desk.addAccount('system', { duty: 'system_admin' });
    const admin = await desk.signedIn('system');
    const { rows } = await desk.database.superPool.query<{ id: string }>(
      "select id from account where sign_in_name = 'wang'",
    );
    const at = { params: { id: rows[0]?.id ?? '' } };
    expect((await admin.call(readOuterIdentityRoute, at)).body.identity).toBeNull();
    expect((await admin.call(enterOuterIdentityRoute, { ...at, body: { subject: 'g-7' } })).status).toBe(200);
    expect((await admin.call(readOuterIdentityRoute, at)).body.identity).toMatchObject({ subject: 'g-7' });
  });

  it('is undone by its owner; what it opened ends', async () => {
    const id = await desk.addAccount('wang', { linked: 'g-1001' });
    const browser = await desk.signedIn('wang');
    const elsewhere = (await desk.signOn('g-1001')).browser;
    expect((await browser.call(endOwnLinkRoute, {})).status).toBe(200);
    expect([await whoIs(browser), await whoIs(elsewhere)]).toEqual([200, 401]);
    expect((await desk.signOn('g-1001')).answer.code).toBe('sign-on.unknown');
    expect((await browser.call(endOwnLinkRoute, {})).code).toBe('outer-identity.none');
    expect((await desk.actions(id)).slice(-1)).toEqual(['unlink-outer-identity']);
  });
});

describe('an administrator', () => {
  it('enters the identity of an account, sees it, and takes it off again', async () => {
    await desk.addAccount('system', { duty: 'system_admin' });
    const id = await desk.addAccount('wang');
    const admin = await desk.signedIn('system');
    const enter = (subject: string) =>
      admin.call(enterOuterIdentityRoute, { params: { id }, body: { subject } });
    expect((await enter(' \n ')).code).toBe('outer-identity.subject');
    expect((await enter(' g-1001 ')).status).toBe(200);
    expect((await enter('g-1002')).code).toBe('outer-identity.already');
    const seen = await admin.call(readOuterIdentityRoute, { params: { id } });
    expect(seen.body.identity).toMatchObject({ subject: 'g-1001', own: false, linkedBy: '王某' });
    const { browser } = await desk.signOn('g-1001');
    expect(await whoIs(browser)).toBe(200);
    expect((await admin.call(removeOuterIdentityRoute, { params: { id } })).status).toBe(200);
    expect(await whoIs(browser)).toBe(401);
    expect((await admin.call(removeOuterIdentityRoute, { params: { id } })).code).toBe('outer-identity.none');
    expect((await desk.actions(id)).slice(-3)).toEqual([
      'enter-outer-identity',
      'sign-in-by-sign-on',
      'remove-outer-identity',
    ]);
  });

  it('does not do so for the own account, nor for one that is not there', async () => {
    const own = await desk.addAccount('system', { duty: 'system_admin' });
    const admin = await desk.signedIn('system');
    const enter = (id: string) =>
      admin.call(enterOuterIdentityRoute, { params: { id }, body: { subject: 'g-1001' } });
    const remove = (id: string) => admin.call(removeOuterIdentityRoute, { params: { id } });
    expect([(await enter(own)).code, (await remove(own)).code]).toEqual([
      'outer-identity.own',
      'outer-identity.own',
    ]);
    const nobody = '0190a000-0000-7000-8000-00000000dead';
    expect((await admin.call(readOuterIdentityRoute, { params: { id: nobody } })).status).toBe(404);
    expect([(await enter(nobody)).status, (await remove(nobody)).status]).toEqual([404, 404]);
  });

  it('who only grants sees it and changes nothing; others see nothing', async () => {
    const id = await desk.addAccount('wang');
    await desk.addAccount('security', { duty: 'security_admin' });
    const security = await desk.signedIn('security');
    const entry = { params: { id }, body: { subject: 'g-1001' } };
    expect((await security.call(readOuterIdentityRoute, { params: { id } })).status).toBe(200);
    expect((await security.call(enterOuterIdentityRoute, entry)).status).toBe(403);
    expect((await security.call(removeOuterIdentityRoute, { params: { id } })).status).toBe(403);
    const member = await desk.signedIn('wang');
    expect((await member.call(readOuterIdentityRoute, { params: { id } })).status).toBe(403);
  });

  it('takes a link off, and makes none, where no provider is configured', async () => {
    await desk.addAccount('system', { duty: 'system_admin' });
    const id = await desk.addAccount('wang', { linked: 'g-1001' });
    await desk.openApp(null);
    const admin = await desk.signedIn('system');
    const entry = { params: { id }, body: { subject: 'g-1001' } };
    expect((await admin.call(enterOuterIdentityRoute, entry)).code).toBe('sign-on.none');
    expect((await admin.call(readOuterIdentityRoute, { params: { id } })).body).toEqual({
      name: null,
      identity: null,
    });
    expect((await admin.call(removeOuterIdentityRoute, { params: { id } })).status).toBe(200);
  });
});

it('keeps the identity sealed, in the log too', async () => {
  const subject = '13800001234';
  await desk.addAccount('wang', { linked: subject });
  await (await desk.signedIn('wang')).call(endOwnLinkRoute, {});
  await desk.addAccount('zhao', { linked: subject });
  const { rows } = await desk.database.superPool.query<{ row: string }>(
    `select o::text as row from outer_identity o union all select c::text from change_line c`,
  );
  expect(rows.length).toBeGreaterThan(4);
  const hidden = Buffer.from(subject).toString('hex');
  expect(rows.filter(({ row }) => row.includes(subject) || row.includes(hidden))).toEqual([]);
});
