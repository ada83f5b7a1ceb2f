import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../platform/contract/route.ts';
import {
  callTestRoute,
  createTestApp,
  makeCaller,
  type TestApp,
} from '../../../platform/testing/test-caller.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { buildCallers } from '../../testing/build-callers.ts';
import { addMember, type BuiltTree, buildTree } from '../../testing/build-records.ts';
import { changeAccountRoute } from '../accounts.contract.ts';
import { readSessionRoute } from '../session.contract.ts';
import {
  endMemberDevicesRoute,
  endOwnDeviceRoute,
  forgetDeviceRoute,
  issueAccountSlipRoute,
  issueMemberSlipRoute,
  listOwnDevicesRoute,
  readMemberSlipsRoute,
  readTrustedDeviceRoute,
  signInByDeviceRoute,
  signInBySlipRoute,
} from '../slips.contract.ts';
import { permissionsOf } from '../access.rules.ts';
import { registerAccountRoutes } from './account-routes.ts';
import { NOTHING_SCOPE } from './directory-scope.ts';
import { identifyBySession } from './identify-caller.ts';
import { readSession } from './read-session.ts';
import { setSessionGrant } from './session.queries.ts';
import { registerSlipRoutes } from './slip-routes.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';

let database: TestDatabase;
let tree: BuiltTree;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  const pool = database.appPool;
  const keeper = makeCaller({ scope: NOTHING_SCOPE, permissions: permissionsOf('system_admin', 'none') });
  app = await createTestApp({ ...(await buildCallers(database, tree)), keeper }, (each) => {
    const byName = each.identify;
    identifyBySession(each, pool);
    const bySession = each.identify;
    each.identify = async (request) => (await byName(request)) ?? (await bySession(request));
    registerSlipRoutes(each, { pool, sealer: testSealer }, 30);
    registerAccountRoutes(each, pool);
    bindRoute(each, readSessionRoute, ({ caller }) => readSession(pool, caller));
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const add = (name: string) => addMember(database, { name, branch: tree.educationBranch });
const about = (id: string) => ({ params: { id } });
const issue = (by: string, id: string) => app.call(by, issueMemberSlipRoute, about(id));
const enter = (code: string) => app.call(null, signInBySlipRoute, { body: { code } });

/** A phone: it keeps the cookies that it was given. */
function phoneOf({ headers }: { headers: Record<string, unknown> }) {
  const set = [headers['set-cookie']].flat().map(String);
  const value = (name: string) => set.find((each) => each.startsWith(`${name}=`))?.split(';')[0] ?? '';
  return {
    set,
    session: value('shezutong_session'),
    trust: value('shezutong_phone'),
  };
}
const withCookies = <R extends Route>(route: R, cookie: string, call: object = {}) =>
  callTestRoute(app.app, route, call as never, { cookie, 'sec-fetch-site': 'same-origin' });
const trustedBy = (cookie: string) => withCookies(readTrustedDeviceRoute, cookie);
const sql = (text: string, values: unknown[] = []) => database.ownerPool.query(text, values);

/** A member with a phone that is trusted. */
async function memberIn(name: string) {
  const id = await add(name);
  const slip = await issue('educationOfficer', id);
  const signedIn = await enter(slip.body.code);
  expect(signedIn.status).toBe(200);
  return { id, slip: slip.body, phone: phoneOf(signedIn) };
}

describe('a slip', () => {
  it('opens an account, signs its member in once, and keeps the phone known for a year', async () => {
    const id = await add('教师甲');
    const { body: slip } = await issue('educationOfficer', id);
    expect(slip.code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    const { rows } = await sql('select code_hash from sign_in_slip where account_id = $1', [slip.accountId]);
    expect(rows).toHaveLength(1);

    const signedIn = await enter(slip.code);
    expect(signedIn.body).toEqual({ displayName: '教师甲' });
    const phone = phoneOf(signedIn);
    const session = await withCookies(readSessionRoute, phone.session);
    expect(session.body).toMatchObject({ memberId: id, mustChangePassword: false });
    expect(session.body.activeGrant.role).toBe('member');
    const trust = phone.set.find((each) => each.startsWith('shezutong_phone=')) ?? '';
    expect(trust).toMatch(/HttpOnly/);
    expect(trust).toMatch(/SameSite=Strict/);
    expect(trust).toMatch(/Path=\/api\/session;/);
    expect(trust).toMatch(/Max-Age=31536000/);

    expect((await enter(slip.code)).code).toBe('slip.wrong');
  });

  it('says the same of a code that never was, was used, has lapsed, was withdrawn, or is of a closed account', async () => {
    const used = await memberIn('教师乙');
    const [lapsed, withdrawn, closed] = [
      (await issue('officer', await add('教师丙'))).body,
      (await issue('officer', await add('教师丁'))).body,
      (await issue('officer', await add('教师戊'))).body,
    ];
    await sql(`update sign_in_slip set expires_at = now() - interval '1 second' where account_id = $1`, [
      lapsed.accountId,
    ]);
    await sql('update sign_in_slip set withdrawn_at = now() where account_id = $1', [withdrawn.accountId]);
    await sql('update account set active = false where id = $1', [closed.accountId]);
    const answers = await Promise.all(
      ['0000 0000 0000 0000', 'abc', used.slip.code, lapsed.code, withdrawn.code, closed.code].map(enter),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
    expect(new Set(answers.map(({ refusals }) => JSON.stringify(refusals))).size).toBe(1);
  });

  it('is good once even when two ask at the same moment', async () => {
    const { body } = await issue('officer', await add('教师己'));
    const answers = await Promise.all([enter(body.code), enter(body.code), enter(body.code)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('voids the one before it and an initial password that nobody used', async () => {
    const id = await add('教师庚');
    const first = await issue('officer', id);
    await sql(`update account set password_hash = 'x', must_change_password = true where member_id = $1`, [
      id,
    ]);
    const second = await issue('officer', id);
    expect((await enter(first.body.code)).code).toBe('slip.wrong');
    expect((await enter(second.body.code)).status).toBe(200);
    const { rows } = await sql(
      'select password_hash, must_change_password from account where member_id = $1',
      [id],
    );
    expect(rows).toEqual([{ password_hash: null, must_change_password: false }]);
  });

  it('is refused to an account that does other work, or reaches beyond the bounds of who asks', async () => {
    const [officer, elsewhere] = [await memberIn('教师辛'), await memberIn('教师壬')];
    const grant = (accountId: string, role: string, node: string) =>
      sql(
        `insert into role_grant (id, account_id, role, scope_kind, party_org_id) values (gen_random_uuid(), $1, $2, 'party', $3)`,
        [accountId, role, node],
      );
    await grant(officer.slip.accountId, 'officer', tree.education.id);
    await grant(elsewhere.slip.accountId, 'branch_secretary', tree.tradesBranch.id);
    expect((await issue('officer', officer.id)).code).toBe('slip.role');
    expect((await issue('educationOfficer', elsewhere.id)).code).toBe('slip.beyond');
    expect((await issue('officer', elsewhere.id)).status).toBe(200);
    const { rows } = await sql(
      `select s.id as session, g.id as grant from session s join role_grant g on g.account_id = s.account_id
       where s.account_id = $1 and g.role = 'officer'`,
      [officer.slip.accountId],
    );
    const [{ session, grant: wider }] = rows as [{ session: string; grant: string }];
    expect(await setSessionGrant(database.appPool, session, officer.slip.accountId, wider)).toBeNull();
    // The phone of the one who has come to do an officer's work lets nobody in any more.
    expect((await withCookies(signInByDeviceRoute, officer.phone.trust)).code).toBe('slip.device');
  });

  it.each([
    ['tradesOfficer', 404],
    ['placeOfficer', 403],
    ['inspector', 403],
    ['advisor', 403],
    ['secretary', 200],
  ])('is issued by %s: %s', async (by, status) => {
    expect((await issue(by, await add(`教师 ${by}`))).status).toBe(status);
  });

  it('of a contact is issued by the system administrator, who issues none to an officer', async () => {
    const contact = await sql(
      `insert into account (id, sign_in_name, display_name) values (gen_random_uuid(), 'lianxi', '联系人') returning id`,
    );
    const { id } = contact.rows[0] as { id: string };
    expect((await app.call('systemAdmin', issueAccountSlipRoute, about(id))).code).toBe('slip.no-grant');
    await sql(
      `insert into role_grant (id, account_id, role, scope_kind) values (gen_random_uuid(), $1, 'advisor', 'self')`,
      [id],
    );
    const { body } = await app.call('systemAdmin', issueAccountSlipRoute, about(id));
    expect((await enter(body.code)).body).toEqual({ displayName: '联系人' });
    expect((await app.call('officer', issueAccountSlipRoute, about(id))).status).toBe(403);
  });
});

describe('a trusted phone', () => {
  it('tells whose it is, and opens a session when asked', async () => {
    const { phone } = await memberIn('教师子');
    expect((await trustedBy(phone.trust)).body).toEqual({ displayName: '教师子' });
    expect((await trustedBy('shezutong_phone=made-up')).body).toEqual({ displayName: null });
    const again = phoneOf(await withCookies(signInByDeviceRoute, phone.trust));
    expect((await withCookies(readSessionRoute, again.session)).body.displayName).toBe('教师子');
    expect((await withCookies(signInByDeviceRoute, '')).code).toBe('slip.device');
  });

  it('is forgotten by the person on the phone, and elsewhere among the own phones; its sessions end', async () => {
    const { phone, slip } = await memberIn('教师丑');
    const second = phoneOf(await enter((await issueAgain(slip.accountId)).code));
    const mine = await withCookies(listOwnDevicesRoute, second.session);
    expect(mine.body.devices).toHaveLength(2);
    const first = mine.body.devices.at(-1)?.id ?? '';
    expect((await withCookies(endOwnDeviceRoute, second.session, about(first))).status).toBe(200);
    expect((await trustedBy(phone.trust)).body).toEqual({ displayName: null });
    expect((await withCookies(readSessionRoute, phone.session)).status).toBe(401);
    expect((await withCookies(forgetDeviceRoute, second.trust)).status).toBe(200);
    expect((await withCookies(signInByDeviceRoute, second.trust)).code).toBe('slip.device');
  });

  it("can't be ended by somebody else", async () => {
    const [one, other] = [await memberIn('教师寅'), await memberIn('教师卯')];
    const { body } = await withCookies(listOwnDevicesRoute, one.phone.session);
    const id = body.devices[0]?.id ?? '';
    expect((await withCookies(endOwnDeviceRoute, other.phone.session, about(id))).status).toBe(404);
  });

  it('is ended by the own branch and upward, nobody else, and the slip that waits with it', async () => {
    const { id, phone } = await memberIn('教师辰');
    const waiting = await issue('officer', id);
    const state = await app.call('secretary', readMemberSlipsRoute, about(id));
    expect(state.body).toMatchObject({ slip: { state: 'unused' }, devices: [{ device: expect.anything() }] });
    expect((await app.call('tradesOfficer', readMemberSlipsRoute, about(id))).body).toEqual({
      slip: null,
      devices: [],
    });
    expect((await app.call('tradesOfficer', endMemberDevicesRoute, about(id))).status).toBe(404);
    expect((await app.call('inspector', endMemberDevicesRoute, about(id))).status).toBe(403);
    expect((await app.call('secretary', endMemberDevicesRoute, about(id))).body).toEqual({ ended: 1 });
    expect((await trustedBy(phone.trust)).body).toEqual({ displayName: null });
    expect((await enter(waiting.body.code)).code).toBe('slip.wrong');
  });
});

it('ends its slip and the trust in its phone with an account, and neither comes back when it is opened again', async () => {
  const { slip, phone } = await memberIn('教师巳');
  const waiting = await issueAgain(slip.accountId);
  const put = (state: 'closed' | 'active') =>
    app.call('keeper', changeAccountRoute, { ...about(slip.accountId), body: { state } });
  expect((await put('closed')).status).toBe(200);
  expect((await put('active')).status).toBe(200);
  expect((await enter(waiting.code)).code).toBe('slip.wrong');
  expect((await trustedBy(phone.trust)).body).toEqual({ displayName: null });
  expect((await withCookies(signInByDeviceRoute, phone.trust)).code).toBe('slip.device');
  expect((await enter((await issueAgain(slip.accountId)).code)).status).toBe(200);
});

async function issueAgain(accountId: string) {
  return (await app.call('systemAdmin', issueAccountSlipRoute, about(accountId))).body;
}
