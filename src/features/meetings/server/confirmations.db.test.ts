import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMonths, startOfMonth } from '../../../platform/kernel/day.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import { addMember, type BuiltPartyOrg, buildWith } from '../../testing/build-records.ts';
import {
  confirmAttendanceRoute,
  listAttendedElsewhereRoute,
  listAttendedRoute,
  listConfirmationsRoute,
  listMemberElsewhereRoute,
  noteConfirmationsRoute,
  takeBackConfirmationRoute,
} from '../confirmation.contract.ts';
import { readDutyTotalsRoute } from '../duty.contract.ts';

/** A month that is over. */
const HELD_ON = addMonths(startOfMonth(TODAY), -1);
const PERIOD = HELD_ON.slice(0, 7);
const YEAR = Number(HELD_ON.slice(0, 4));

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
let home: BuiltPartyOrg;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await buildMeetingsWorld();
  const { database, branch, tree } = world;
  home = tree.tradesBranch;
  await buildWith(database, async (client) => {
    await client.query('update party_org set functional = true where id = $1', [branch.id]);
  });
  for (const name of ['会员壬', '会员癸']) {
    ids[name] = await addMember(database, { name, branch, membershipBranch: home });
  }
  ids.流动庚 = world.memberIds.流动庚 ?? '';
  await held({ 会员癸: { state: 'absent' } });
  await held({ 会员壬: { state: 'leave', reason: '出差' } });
});
afterAll(() => world.close());

const held = async (states: Readonly<Record<string, { state: string; reason?: string }>>) => {
  const roll = await world.rollOf(states, { on: HELD_ON });
  return (await world.record({ heldOn: HELD_ON, roll })).body.id;
};
const attended = (by = 'secretary', period = PERIOD) =>
  world.app.call(by, listAttendedRoute, { params: { id: world.branch.id }, query: { period } });
const confirm = (names: readonly string[], by = 'secretary', period = PERIOD, org = world.branch) =>
  world.app.call(by, confirmAttendanceRoute, {
    params: { id: org.id },
    body: { period, memberIds: names.map((name) => ids[name] ?? name) },
  });
const elsewhere = (by = 'tradesOfficer') =>
  world.app.call(by, listAttendedElsewhereRoute, { params: { id: home.id }, query: { year: YEAR } });
const rowOf = async (name: string) => (await attended()).body.rows.find(({ member }) => member.name === name);

describe('attendance in a 功能型 Party organisation', () => {
  it('is listed with the home branch, and told to nobody before it is confirmed', async () => {
    expect((await attended()).body.special).toBe(true);
    expect(await rowOf('会员壬')).toMatchObject({
      home: home.name,
      mayConfirm: true,
      expected: 1,
      present: 1,
      confirmed: null,
    });
    expect(await rowOf('会员癸')).toMatchObject({ expected: 2, present: 1 });
    expect(await rowOf('党员甲')).toMatchObject({ home: null, mayConfirm: false });
    expect((await elsewhere()).body.rows).toEqual([]);
  });

  it('is confirmed of all who are named, or of none', async () => {
    expect((await confirm(['会员壬', '流动庚'])).code).toBe('confirmation.no-home');
    expect((await elsewhere()).body.rows).toEqual([]);
  });

  it('is confirmed by the secretary, and then stands beside what the home branch holds itself', async () => {
    expect((await confirm(['会员壬', '会员癸'])).body).toEqual({ confirmed: 2 });
    const { rows } = (await elsewhere()).body;
    expect(rows.map(({ member, expected, present }) => [member.name, expected, present])).toEqual(
      expect.arrayContaining([
        ['会员壬', 1, 1],
        ['会员癸', 2, 1],
      ]),
    );
    expect(rows[0]).toMatchObject({ host: world.branch.name, functional: true, fromOn: HELD_ON });
    expect(await rowOf('会员壬')).toMatchObject({ confirmed: { by: '明德学校支部书记' } });
    const own = await world.app.call('tradesOfficer', listMemberElsewhereRoute, {
      params: { id: ids.会员癸 ?? '' },
      query: { year: YEAR },
    });
    expect(own.body.rows).toMatchObject([{ member: { name: '会员癸' }, expected: 2, present: 1 }]);
    const duties = await world.app.call('tradesOfficer', readDutyTotalsRoute, {
      query: { partyOrg: home.id, within: 'own', period: PERIOD },
    });
    expect(duties.body.duties.find(({ kind }) => kind === 'theme_day')).toMatchObject({ done: 0 });
  });

  it('follows the records: a meeting entered later counts, and it leaves a line in the log', async () => {
    await held({});
    const { rows } = (await elsewhere()).body;
    expect(rows.find(({ member }) => member.name === '会员壬')).toMatchObject({ expected: 2, present: 2 });
    const { rows: lines } = await world.database.superPool.query<{ changes: object }>(
      `select changes from change_line where action = 'confirm-attendance' and entity_id = $1`,
      [ids.会员壬],
    );
    expect(lines).toMatchObject([{ changes: { attendance_confirmation: [null, { from_on: HELD_ON }] } }]);
    expect(JSON.stringify(lines)).not.toContain(world.branch.name);
  });

  it('is refused with its reason', async () => {
    expect((await confirm(['会员壬'])).code).toBe('conflict.confirmed');
    expect((await confirm(['会员壬'], 'secretary', String(YEAR))).code).toBe(
      YEAR < Number(TODAY.slice(0, 4)) ? 'conflict.confirmed' : 'confirmation.not-over',
    );
    expect((await confirm(['流动庚'])).code).toBe('confirmation.no-home');
    expect((await confirm(['01900000-0000-7000-8000-00000000ffff'])).code).toBe('confirmation.not-called');
    expect((await confirm(['会员壬'], 'officer')).status).toBe(403);
    expect((await confirm(['会员壬'], 'secretary', PERIOD, home)).status).toBe(404);
  });

  it('waits for the secretary of the home branch until it is noted', async () => {
    const received = (by: string, query: object = {}) =>
      world.app.call(by, listConfirmationsRoute, { query: { state: 'waiting', ...query } });
    const { body } = await received('tradesSecretary');
    const waiting = body.rows.map((row) => [row.member.name, row.home.name, row.host, row.noted]);
    expect(waiting).toEqual(
      expect.arrayContaining([
        ['会员壬', home.name, world.branch.name, null],
        ['会员癸', home.name, world.branch.name, null],
      ]),
    );
    expect((await received('tradesSecretary', { partyOrg: home.id })).body.rows).toHaveLength(2);
    expect((await received('tradesOfficer', { partyOrg: world.branch.id })).body.rows).toEqual([]);
    expect((await received('secretary')).body.rows).toEqual([]);
    expect((await received('self')).status).toBe(403);
    const all = body.rows.map(({ id }) => id);
    const note = (ids: readonly string[], by = 'tradesSecretary') =>
      world.app.call(by, noteConfirmationsRoute, { body: { ids: [...ids] } });
    expect((await note(all, 'secretary')).status).toBe(404);
    expect((await note(all, 'tradesOfficer')).status).toBe(403);
    expect((await note([...all, '01900000-0000-7000-8000-00000000ffff'])).status).toBe(404);
    expect((await note([])).status).toBe(400);
    expect((await received('tradesSecretary')).body.rows).toHaveLength(2);
    expect((await note(all)).body).toEqual({ noted: 2 });
    expect((await note(all)).body).toEqual({ noted: 0 });
    expect((await received('tradesSecretary')).body.rows).toEqual([]);
    const { rows } = (await world.app.call('tradesOfficer', listConfirmationsRoute, { query: {} })).body;
    expect(rows.map(({ noted }) => noted?.by)).toEqual(['工商支部书记', '工商支部书记']);
    const { rows: lines } = await world.database.superPool.query(
      `select count(*)::int as n from change_line where action = 'note-confirmation'`,
    );
    expect(lines).toEqual([{ n: 2 }]);
  });

  it('is told no longer once it is taken back, and may be confirmed anew', async () => {
    const id = (await rowOf('会员壬'))?.confirmed?.id ?? '';
    const takeBack = (by: string) =>
      world.app.call(by, takeBackConfirmationRoute, { params: { id }, body: { reason: '确认错了' } });
    expect((await takeBack('officer')).status).toBe(403);
    expect((await takeBack('secretary')).status).toBe(200);
    expect((await takeBack('secretary')).code).toBe('conflict.taken-back');
    expect((await elsewhere()).body.rows.map(({ member }) => member.name)).toEqual(['会员癸']);
    expect((await confirm(['会员壬'])).status).toBe(200);
  });

  it('is for the two Party lines alone', async () => {
    expect((await attended('tradesOfficer')).status).toBe(404);
    expect((await elsewhere('educationOfficer')).status).toBe(404);
    expect((await elsewhere('bodyOfficer')).status).not.toBe(200);
    expect((await elsewhere('self')).status).toBe(403);
  });
});

describe('attendance in a branch of its own right', () => {
  it('is nobody’s to confirm', async () => {
    await buildWith(world.database, async (client) => {
      await client.query('update party_org set functional = false where id = $1', [world.branch.id]);
    });
    expect((await attended()).body.special).toBe(false);
    expect((await confirm(['会员癸'])).code).toBe('confirmation.own-branch');
  });
});
