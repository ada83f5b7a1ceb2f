import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConveningsWorld } from '../../testing/build-convenings-world.ts';
import { decideCheckInRoute, showCodesRoute } from '../check-in.contract.ts';
import { readMeetingRoute, withdrawMeetingRoute } from '../../meetings/meeting.contract.ts';
import { cancelConveningRoute, listConveningsRoute, recordConvenedRoute } from '../convening.contract.ts';
import { askLeaveRoute, listOwnConveningsRoute } from '../own-convening.contract.ts';

let world: Awaited<ReturnType<typeof buildConveningsWorld>>;
beforeAll(async () => {
  world = await buildConveningsWorld();
});
afterAll(() => world.close());

const announced = async () => {
  world.backToNow();
  const id = await world.announced();
  world.at(0);
  return id;
};
const personOf = async (id: string, name: string) =>
  (await world.read(id)).people.find((person) => person.name === name);
const decide = (id: string, name: string, accept: boolean, by = 'secretary') =>
  world.app.call(by, decideCheckInRoute, {
    params: { id, memberId: world.memberId(name) },
    body: { accept },
  });

describe('codes on the wall', () => {
  it('change every 30 seconds, some minutes ahead, and are the convener’s to show', async () => {
    const id = await announced();
    const codes = await world.codesOf(id);
    expect(codes).toHaveLength(20);
    world.at(30);
    expect((await world.codesOf(id))[0]).toEqual(codes[1]);
    const show = (by: string) => world.app.call(by, showCodesRoute, { params: { id } });
    expect((await show('first')).status).toBe(403);
    expect((await show('tradesOfficer')).status).toBe(404);
    world.at(-7200);
    expect(await show('secretary')).toMatchObject({ code: 'check-in.early' });
    world.at(86_400);
    expect(await show('secretary')).toMatchObject({ code: 'check-in.over' });
  });

  it('are made from a secret that is sealed at rest', async () => {
    const id = await announced();
    const { rows } = await world.database.superPool.query<{ sealed: Buffer }>(
      'select code_secret_sealed as sealed from convening where id = $1',
      [id],
    );
    expect(rows[0]?.sealed.length).toBeGreaterThan(40);
  });
});

describe('signing in', () => {
  it('by digits or by the picture counts, and fills in the roll', async () => {
    const id = await announced();
    const [code] = await world.codesOf(id);
    expect((await world.sign(id, 'first', code?.digits ?? '')).body).toEqual({
      state: 'counted',
      late: false,
    });
    expect((await world.sign(id, 'voter', code?.proof ?? '')).body).toEqual({
      state: 'counted',
      late: false,
    });
    expect(await personOf(id, '党员甲')).toMatchObject({
      checkIn: 'counted',
      suggested: { state: 'present' },
    });
    expect(await personOf(id, '党员乙')).toMatchObject({ checkIn: null, suggested: { state: 'absent' } });
    expect((await world.read(id)).elsewhere).toMatchObject({ signedIn: 1 });
  });

  it('twice is answered alike and counts once, also at the same moment', async () => {
    const id = await announced();
    const code = await world.digitsOf(id);
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.sign(id, 'first', code)));
    expect(answers.map(({ body }) => body)).toEqual(Array(8).fill({ state: 'counted', late: false }));
    world.at(4000);
    expect((await world.sign(id, 'first', code)).body).toEqual({ state: 'counted', late: false });
    const { rows } = await world.database.superPool.query(
      'select count(*)::int as n from check_in where convening_id = $1',
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('that is sent later is late, then waits for the convener, then is refused', async () => {
    const id = await announced();
    const code = await world.digitsOf(id);
    world.at(200);
    expect((await world.sign(id, 'first', code)).body).toEqual({ state: 'counted', late: true });
    world.at(3600);
    expect((await world.sign(id, 'second', code)).body).toEqual({ state: 'waiting', late: true });
    expect(await personOf(id, '党员乙')).toMatchObject({ checkIn: 'waiting', late: true });
    const listed = async () => {
      const query = { waits: 'check-in' } as const;
      const { body } = await world.app.call('secretary', listConveningsRoute, { query });
      return body.rows.some((row) => row.id === id);
    };
    expect(await listed()).toBe(true);
    world.at(25 * 3600);
    expect(await world.sign(id, 'hidden', code)).toMatchObject({ code: 'check-in.too-late' });
    expect((await decide(id, 'second', true)).body).toEqual({ state: 'confirmed', record: 'unchanged' });
    expect(await listed()).toBe(false);
    expect((await world.sign(id, 'second', code)).body).toEqual({ state: 'confirmed', late: true });
    expect((await decide(id, 'second', false)).body).toEqual({ state: 'declined', record: 'unchanged' });
    expect(await decide(id, 'first', false)).toMatchObject({ code: 'check-in.nothing-waits' });
    expect((await decide(id, 'second', true, 'tradesOfficer')).status).toBe(404);
    expect((await decide(id, 'second', true, 'second')).status).toBe(403);
  });

  it('that waited counts once a code of now is given', async () => {
    const id = await announced();
    const old = await world.digitsOf(id);
    world.at(1800);
    expect((await world.sign(id, 'first', old)).body.state).toBe('waiting');
    expect((await world.sign(id, 'first', await world.digitsOf(id))).body).toEqual({
      state: 'counted',
      late: false,
    });
  });

  it('with a wrong code is refused, and after ten of them left to the convener', async () => {
    const id = await announced();
    const other = await announced();
    const [foreign] = await world.codesOf(other);
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await world.sign(id, 'first', foreign?.proof ?? '')).toMatchObject({
        code: 'check-in.wrong-code',
      });
    }
    const right = await world.digitsOf(id);
    expect(await world.sign(id, 'first', right)).toMatchObject({ code: 'check-in.too-often' });
    expect(await personOf(id, '党员甲')).toMatchObject({ checkIn: null });
    expect((await world.sign(id, 'second', right)).status).toBe(200);
    expect(await world.sign(id, 'second', '')).toMatchObject({ status: 400 });
  });

  it('after leave asks first, and takes the leave back', async () => {
    world.backToNow();
    const id = await world.announced();
    await world.app.call('first', askLeaveRoute, { params: { id }, body: { reason: '出差' } });
    world.at(0);
    const code = await world.digitsOf(id);
    expect(await world.sign(id, 'first', code)).toMatchObject({ code: 'check-in.on-leave' });
    expect((await world.sign(id, 'first', code, { takesLeaveBack: true })).body.state).toBe('counted');
    expect(await personOf(id, '党员甲')).toMatchObject({ leaveState: 'taken_back', checkIn: 'counted' });
  });

  it('for another person, as a member of another branch, without a member’s identity or signed out is refused', async () => {
    const id = await announced();
    const code = await world.digitsOf(id);
    const accountId = '01900000-0000-7000-8000-00000000ffff';
    expect(await world.sign(id, 'first', code, { accountId })).toMatchObject({
      code: 'check-in.other-person',
    });
    expect(await world.sign(id, 'stranger', code)).toMatchObject({ code: 'check-in.not-called' });
    expect(await world.sign(id, 'secretary', code, { accountId })).toMatchObject({
      code: 'check-in.no-member',
    });
    expect((await world.read(id)).people.filter(({ checkIn }) => checkIn !== null)).toEqual([]);
  });

  it('at a meeting that is called off is refused', async () => {
    const id = await announced();
    const code = await world.digitsOf(id);
    const body = { reason: '临时有事', version: 1 };
    await world.app.call('secretary', cancelConveningRoute, { params: { id }, body });
    expect(await world.sign(id, 'first', code)).toMatchObject({ code: 'conflict.cancelled' });
  });
});

describe('a late entry, confirmed after the meeting was recorded', () => {
  const recorded = async (states: Readonly<Record<string, string>> = {}) => {
    const id = await announced();
    const code = await world.digitsOf(id);
    world.at(3600);
    const stateOf = (name: string) => states[name] ?? 'present';
    const roll = (await world.read(id)).people.map(({ id: at, name }) => ({
      id: at,
      state: stateOf(name),
      ...(stateOf(name) === 'leave' ? { reason: '出差' } : {}),
    }));
    const body = { kinds: ['theme_day'], assembly: 'members', heldOn: world.day, roll };
    const saved = await world.app.call('secretary', recordConvenedRoute, {
      params: { id },
      body: body as never,
    });
    return { id, code, meeting: saved.body.id };
  };
  const read = async (id: string) =>
    (await world.app.call('secretary', readMeetingRoute, { params: { id } })).body;

  it('changes the record, which says why, and no longer than it stands', async () => {
    const { id, code, meeting } = await recorded({ 党员乙: 'absent' });
    const before = await read(meeting);
    expect(before.record?.counts).toMatchObject({ called: 3, present: 2, absent: 1, votersPresent: 2 });
    expect((await world.sign(id, 'second', code)).body).toEqual({ state: 'waiting', late: true });
    expect((await read(meeting)).record?.counts).toMatchObject({ present: 2 });
    expect((await decide(id, 'second', true)).body).toEqual({ state: 'confirmed', record: 'changed' });
    const after = await read(meeting);
    expect(after.record?.counts).toMatchObject({ called: 3, present: 3, absent: 0, votersPresent: 3 });
    expect(after.version).toBe(before.version + 1);
    const { rows } = await world.database.superPool.query<{ reason: string; changes: object }>(
      `select reason, changes from change_line where entity = 'meeting' and entity_id = $1 order by id desc limit 1`,
      [meeting],
    );
    expect(rows[0]).toMatchObject({
      reason: '召集人确认晚到的签到',
      changes: { attendance: [{ state: 'absent' }, { state: 'present' }] },
    });
    expect(await decide(id, 'second', false)).toMatchObject({ code: 'check-in.in-record' });
    expect((await decide(id, 'second', true)).body).toEqual({ state: 'confirmed', record: 'unchanged' });
  });

  it('reopens minutes that were approved, takes a leave off, and leaves who was there as it is', async () => {
    const { id, code, meeting } = await recorded({ 党员乙: 'leave' });
    await world.sql(
      `insert into meeting_approval (meeting_id, party_pos, approved_by) select id, party_pos, '书记' from meeting where id = $1`,
      [meeting],
    );
    for (const name of ['first', 'second']) await world.sign(id, name, code);
    expect((await decide(id, 'first', true)).body.record).toBe('unchanged');
    expect((await read(meeting)).record?.approval).toMatchObject({ by: '书记' });
    expect((await decide(id, 'second', true)).body.record).toBe('reopened');
    const { record } = await read(meeting);
    expect(record?.approval).toBeNull();
    expect(record?.counts).toMatchObject({ present: 3, onLeave: 0 });
    expect(record?.people.find(({ name }) => name === '党员乙')).toMatchObject({
      state: 'present',
      reason: null,
    });
  });

  it('changes nothing where it is not confirmed, or the record was withdrawn', async () => {
    const { id, code, meeting } = await recorded({ 党员甲: 'absent', 党员乙: 'absent' });
    for (const name of ['first', 'second']) await world.sign(id, name, code);
    expect((await decide(id, 'first', false)).body).toEqual({ state: 'declined', record: 'unchanged' });
    const params = { id: meeting };
    const { version } = await read(meeting);
    await world.app.call('secretary', withdrawMeetingRoute, { params, body: { reason: '登错了', version } });
    expect((await decide(id, 'second', true)).body).toEqual({ state: 'confirmed', record: 'unchanged' });
    expect((await read(meeting)).record?.counts).toMatchObject({ present: 1, absent: 2 });
  });
});

describe('who is called', () => {
  it('is the same from the side of the roll and from the side of the member', async () => {
    world.backToNow();
    await world.sql(`update member set party_group = '一组' where id = $1`, [world.memberId('first')]);
    await world.sql(
      `insert into party_post (id, party_org_id, member_id, person_name, post, from_on) values (gen_random_uuid(), $1, $2, '乙', 'secretary', '2024-01-01')`,
      [world.branch.id, world.memberId('second')],
    );
    await world.announced({ kinds: ['group_meeting'], assembly: 'group', partyGroup: '一组' });
    await world.announced({ kinds: ['committee_meeting'], assembly: 'committee' });
    const { rows } = await world.database.superPool.query<{
      assembly: string;
      called: number;
      apart: number;
    }>(
      `select c.assembly, count(*) filter (where calls_member(c, m.id))::int as called,
         count(*) filter (where calls_member(c, m.id) <> exists (select from called_to(c) x where x.member_id = m.id))::int as apart
       from convening c cross join member m group by c.id, c.assembly order by 1, 2`,
    );
    expect(new Set(rows.map(({ assembly }) => assembly))).toEqual(new Set(['committee', 'group', 'members']));
    expect(rows.filter(({ called, apart }) => called === 0 || apart > 0)).toEqual([]);
    const own = await world.app.call('second', listOwnConveningsRoute, {});
    expect(own.body.rows.map(({ told }) => told?.kinds)).toContainEqual(['committee_meeting']);
    expect(own.body.rows.map(({ told }) => told?.kinds)).not.toContainEqual(['group_meeting']);
  });
});
