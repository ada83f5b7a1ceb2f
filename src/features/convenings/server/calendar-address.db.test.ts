import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConveningsWorld } from '../../testing/build-convenings-world.ts';
import {
  endCalendarAddressRoute,
  fetchCalendarRoute,
  readCalendarAddressRoute,
  renewCalendarAddressRoute,
} from '../calendar-address.contract.ts';

let world: Awaited<ReturnType<typeof buildConveningsWorld>>;
let id: string;
beforeAll(async () => {
  world = await buildConveningsWorld();
  const { tree, sql, callers, memberId } = world;
  const grants = [
    ['officer', 'officer', 'party', tree.root.id],
    ['tradesOfficer', 'officer', 'party', tree.trades.id],
    ['secretary', 'branch_secretary', 'party', world.branch.id],
    ['first', 'member', 'self', null],
    ['hidden', 'member', 'self', null],
  ] as const;
  for (const [name, role, kind, node] of grants) {
    const { accountId, grantId } = callers[name] ?? {};
    await sql('update account set member_id = $2, must_change_password = false where id = $1', [
      accountId,
      memberId(name) || null,
    ]);
    await sql(
      'insert into role_grant (id, account_id, role, scope_kind, party_org_id) values ($1, $2, $3, $4, $5)',
      [grantId, accountId, role, kind, node],
    );
  }
  id = await world.announced({ topic: '讨论党员甲转正' });
});
afterAll(() => world.close());

/** What an address says under which nothing stands. */
const UNKNOWN = [{ code: 'not-found', message: '没有这个地址。' }];

const renew = async (by: string) => {
  const { status, body } = await world.app.call(by, renewCalendarAddressRoute, {});
  expect(status).toBe(200);
  return body.path.split('/').at(-1) ?? '';
};
const fetched = (file: string) => world.app.call(null, fetchCalendarRoute, { params: { file } });
const textAt = async (file: string) => {
  const { status, bytes } = await fetched(file);
  expect(status).toBe(200);
  return bytes.toString('utf8').replaceAll('\r\n ', '');
};
const standing = async (by: string) => (await world.app.call(by, readCalendarAddressRoute, {})).body.address;

describe('a calendar by its address', () => {
  it('gives without a session what the person’s own calendar gives, and nothing of anybody', async () => {
    for (const by of ['officer', 'secretary', 'first']) {
      const text = await textAt(await renew(by));
      expect(text).toContain(`UID:${id}`);
      expect(text).toContain('LOCATION:学校会议室');
      expect(text).not.toContain('党员甲');
    }
    expect(await textAt(await renew('tradesOfficer'))).not.toContain('BEGIN:VEVENT');
    const hidden = await textAt(await renew('hidden'));
    expect(hidden).toContain('SUMMARY:您有一条通知');
    expect(hidden).not.toContain('学校');
  });

  it('is kept as a digest, with the day of its last use', async () => {
    const file = await renew('secretary');
    expect(await standing('secretary')).toMatchObject({ usedOn: null });
    await fetched(file);
    const { usedOn, madeOn } = (await standing('secretary')) ?? {};
    expect(usedOn).toBe(madeOn);
    const { rows } = await world.database.superPool.query('select c::text as text from calendar_address c');
    for (const { text } of rows) expect(text).not.toContain(file.slice(0, 20));
    const { rows: lines } = await world.database.superPool.query(
      `select changes::text as text from change_line where action = 'renew-calendar-address'`,
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const { text } of lines) expect(text).not.toContain(file.slice(0, 20));
  });

  it('opens nothing once it is renewed, ended, or its grant or account is over', async () => {
    const first = await renew('secretary');
    const second = await renew('secretary');
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
    expect((await world.app.call('secretary', endCalendarAddressRoute, {})).status).toBe(200);
    expect((await fetched(second)).status).toBe(404);
    expect((await world.app.call('secretary', endCalendarAddressRoute, {})).code).toBe('calendar.no-address');
    expect(await standing('secretary')).toBeNull();
    const file = await renew('officer');
    const { accountId, grantId } = world.callers.officer ?? {};
    await world.sql('update account set active = false where id = $1', [accountId]);
    expect((await fetched(file)).status).toBe(404);
    await world.sql('update account set active = true where id = $1', [accountId]);
    await world.sql('update role_grant set revoked_at = now() where id = $1', [grantId]);
    expect((await fetched(file)).status).toBe(404);
  });

  it('that is none is not found, whatever it looks like', async () => {
    for (const file of [
      `${'A'.repeat(43)}.ics`,
      'x.ics',
      `${'A'.repeat(43)}`,
      '%00',
      "'; drop--",
      '中'.repeat(20),
      'A'.repeat(90),
    ]) {
      const { status, refusals } = await fetched(file);
      expect([file, status, refusals]).toEqual([file, 404, UNKNOWN]);
    }
  });

  it('is for who has a calendar, and for oneself alone', async () => {
    expect((await world.app.call('systemAdmin', renewCalendarAddressRoute, {})).code).toBe('calendar.none');
    expect((await world.app.call(null, renewCalendarAddressRoute, {})).status).toBe(401);
    await renew('first');
    expect(await standing('hidden')).not.toBeNull();
    expect(await standing('stranger')).toBeNull();
  });

  it('is not guessed at by trying', async () => {
    const tries = await Promise.all(
      Array.from({ length: world.app.app.limits.signInsAMinute + 1 }, () => fetched('guess.ics')),
    );
    expect(tries.some(({ status }) => status === 429)).toBe(true);
  });
});
