import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../platform/kernel/day.ts';
import { buildConveningsWorld } from '../../testing/build-convenings-world.ts';
import {
  readMeetingRoute,
  readRollCallRoute,
  withdrawMeetingRoute,
} from '../../meetings/meeting.contract.ts';
import {
  answerLeaveRoute,
  cancelConveningRoute,
  changeConveningRoute,
  countConveningsRoute,
  listConveningsRoute,
  readConveningRoute,
  recordConvenedRoute,
} from '../convening.contract.ts';
import {
  askLeaveRoute,
  exportOwnCalendarRoute,
  listOwnConveningsRoute,
  readOwnConveningRoute,
  takeBackLeaveRoute,
} from '../own-convening.contract.ts';

let world: Awaited<ReturnType<typeof buildConveningsWorld>>;
beforeAll(async () => {
  world = await buildConveningsWorld();
});
beforeEach(() => world.backToNow());
afterAll(() => world.close());

const NOBODY = '01900000-0000-7000-8000-00000000ffff';
const asks = (id: string, by: string, reason = '出差') =>
  world.app.call(by, askLeaveRoute, { params: { id }, body: { reason } });
const answers = (id: string, name: string, accept: boolean, by = 'secretary') =>
  world.app.call(by, answerLeaveRoute, {
    params: { id, memberId: world.memberId(name) },
    body: { accept },
  });
const change = async (id: string, more: object, by = 'secretary') => {
  const { onDay, startsAt, place, kinds, assembly, version } = await world.read(id);
  return world.app.call(by, changeConveningRoute, {
    params: { id },
    body: { onDay, startsAt, place, kinds, assembly, version, ...more } as never,
  });
};
const cancel = async (id: string, by = 'secretary') =>
  world.app.call(by, cancelConveningRoute, {
    params: { id },
    body: { reason: '临时有事', version: (await world.read(id)).version },
  });

describe('a notice', () => {
  it('tells the convener who is called as of its day, who votes elsewhere as a number, and who has read', async () => {
    const id = await world.announced();
    await world.open(id, 'first');
    await world.open(id, 'voter');
    const view = await world.read(id);
    expect(view).toMatchObject({ state: 'announced', notShown: 0, elsewhere: { called: 1, read: 1 } });
    expect(view.people.map(({ name, hasRead, votes }) => [name, hasRead, votes]).toSorted()).toEqual(
      [
        ['党员丙', false, true],
        ['党员乙', false, true],
        ['党员甲', true, true],
      ].toSorted(),
    );
    const { body } = await world.app.call('secretary', listConveningsRoute, { query: {} });
    expect(body.rows.find((row) => row.id === id)).toMatchObject({ called: 4, read: 2, onLeave: 0 });
  });

  it('is read anew after it was changed', async () => {
    const id = await world.announced();
    await world.open(id, 'first');
    expect((await change(id, { place: '党群服务中心' })).status).toBe(200);
    expect((await world.read(id)).people.filter(({ hasRead }) => hasRead)).toEqual([]);
    expect((await world.open(id, 'first')).body).toMatchObject({
      hasRead: true,
      told: { place: '党群服务中心' },
    });
  });

  it('is refused with its reason', async () => {
    const today = addDays(world.day, -1);
    expect(await world.announce({ onDay: addDays(today, -1) })).toMatchObject({ code: 'convening.past' });
    expect(await world.announce({ kinds: ['committee_meeting'] })).toMatchObject({
      code: 'meeting.assembly',
    });
    expect(await world.announce({ startsAt: '25:00' })).toMatchObject({ status: 400 });
    expect(await world.announce({ place: '  ' })).toMatchObject({ status: 400 });
    const group = { kinds: ['group_meeting'], assembly: 'group', partyGroup: '没有的小组' };
    expect(await world.announce(group)).toMatchObject({ code: 'convening.nobody' });
    expect(await world.announce({ partyOrgId: NOBODY })).toMatchObject({ code: 'meeting.no-host' });
  });

  it('is changed and called off as long as it stands, by whoever saw it as it is', async () => {
    const id = await world.announced();
    expect(await change(id, { version: 9 })).toMatchObject({ code: 'conflict.version' });
    expect((await cancel(id)).status).toBe(200);
    expect(await world.read(id)).toMatchObject({ state: 'cancelled', cancelReason: '临时有事' });
    expect(await change(id, {})).toMatchObject({ code: 'conflict.cancelled' });
    expect(await cancel(id)).toMatchObject({ code: 'conflict.cancelled' });
    expect((await world.open(id, 'first')).body).toMatchObject({ state: 'cancelled' });
    const counted = { query: { state: 'cancelled' } } as const;
    expect((await world.app.call('secretary', countConveningsRoute, counted)).body.count).toBe(1);
  });

  it('goes by pages, the latest day first, and by what it is asked', async () => {
    const far = await world.announced({ onDay: addDays(world.day, 40) });
    const { body: first } = await world.app.call('secretary', listConveningsRoute, { query: { size: 1 } });
    expect(first.rows.map(({ id }) => id)).toEqual([far]);
    const after = { query: { size: 1, after: first.next ?? '' } };
    const { body: second } = await world.app.call('secretary', listConveningsRoute, after);
    expect(second.rows.map(({ onDay }) => onDay)).toEqual([world.day]);
    const from = { query: { from: addDays(world.day, 1), partyOrg: world.branch.id } };
    expect((await world.app.call('secretary', countConveningsRoute, from)).body.count).toBe(1);
  });

  it('is for the Party line alone: beside it, below another node and to members there is none', async () => {
    const id = await world.announced();
    for (const by of ['placeOfficer', 'bodyOfficer', 'inspector', 'first', 'systemAdmin']) {
      expect([by, (await world.app.call(by, readConveningRoute, { params: { id } })).status]).toEqual([
        by,
        403,
      ]);
    }
    expect((await world.app.call('tradesOfficer', readConveningRoute, { params: { id } })).status).toBe(404);
    expect((await world.app.call('tradesOfficer', listConveningsRoute, { query: {} })).body.rows).toEqual([]);
    expect(await world.announce({}, 'tradesOfficer')).toMatchObject({ code: 'meeting.no-host' });
    expect(await cancelAs(id, 'tradesOfficer')).toMatchObject({ status: 404 });
    expect(await world.announce({}, 'first')).toMatchObject({ status: 403 });
  });

  const cancelAs = (id: string, by: string) =>
    world.app.call(by, cancelConveningRoute, { params: { id }, body: { reason: '不开了', version: 1 } });
});

describe('a member', () => {
  it('sees what the own branch convenes, and nothing of another', async () => {
    const id = await world.announced();
    const { body } = await world.app.call('first', listOwnConveningsRoute, {});
    expect(body.rows.find((row) => row.id === id)).toMatchObject({
      hasRead: false,
      told: { kinds: ['theme_day'], place: '学校会议室' },
    });
    expect((await world.app.call('stranger', listOwnConveningsRoute, {})).body.rows).toEqual([]);
    expect((await world.open(id, 'stranger')).status).toBe(404);
    expect((await world.app.call('officer', listOwnConveningsRoute, {})).body.rows).toEqual([]);
    expect((await world.app.call(null, readOwnConveningRoute, { params: { id } })).status).toBe(401);
  });

  it('who is 不公开 is told in lists that there is a notice, and the calendar says no more', async () => {
    const id = await world.announced();
    const { body } = await world.app.call('hidden', listOwnConveningsRoute, {});
    expect(body.rows.find((row) => row.id === id)?.told).toBeNull();
    expect((await world.open(id, 'hidden')).body.told.kinds).toEqual(['theme_day']);
    const file = async (by: string) =>
      (await world.app.call(by, exportOwnCalendarRoute, { params: { id } })).bytes.toString('utf8');
    const hidden = await file('hidden');
    expect(hidden).toContain('SUMMARY:您有一条通知。');
    expect(hidden).not.toMatch(/主题党日|会议室|参观/);
    expect(await file('first')).toContain('SUMMARY:主题党日');
    expect(await file('first')).toMatch(/DTSTART:\d{8}T040000Z/);
  });

  it('asks for leave with a reason, which the convener answers and may put right', async () => {
    const id = await world.announced();
    expect(await asks(id, 'first', '')).toMatchObject({ status: 400 });
    expect((await asks(id, 'first')).body).toEqual({ leaveState: 'waiting' });
    expect(await asks(id, 'first')).toMatchObject({ code: 'leave.already' });
    expect((await answers(id, 'first', false)).body).toEqual({ state: 'declined' });
    expect((await answers(id, 'first', true)).body).toEqual({ state: 'accepted' });
    const person = (await world.read(id)).people.find(({ name }) => name === '党员甲');
    expect(person).toMatchObject({
      leaveState: 'accepted',
      leaveReason: '出差',
      suggested: { state: 'leave', reason: '出差' },
    });
    expect(await answers(id, 'second', true)).toMatchObject({ code: 'leave.gone' });
    expect((await answers(id, 'first', true, 'tradesOfficer')).status).toBe(404);
    expect((await answers(id, 'first', true, 'first')).status).toBe(403);
  });

  it('waits on the convener’s list until the leave is answered', async () => {
    const waiting = async (by = 'secretary') => {
      const query = { waits: 'leave' } as const;
      const { body } = await world.app.call(by, listConveningsRoute, { query });
      const counted = await world.app.call(by, countConveningsRoute, { query });
      expect(counted.body.count).toBe(body.rows.length);
      return body.rows.map((row) => row.id);
    };
    const [answered, calledOff] = [await world.announced(), await world.announced()];
    const before = await waiting();
    await asks(answered, 'first');
    await asks(calledOff, 'first');
    expect((await waiting()).filter((id) => !before.includes(id)).toSorted()).toEqual(
      [answered, calledOff].toSorted(),
    );
    await answers(answered, 'first', true);
    await cancel(calledOff);
    expect(await waiting()).toEqual(before);
    expect(await waiting('tradesOfficer')).toEqual([]);
  });

  it('takes leave back, and asks for none once the meeting has begun', async () => {
    const id = await world.announced();
    const takeBack = () => world.app.call('first', takeBackLeaveRoute, { params: { id } });
    expect(await takeBack()).toMatchObject({ code: 'leave.none' });
    await asks(id, 'first');
    expect((await takeBack()).body).toEqual({ leaveState: 'taken_back' });
    expect(await answers(id, 'first', true)).toMatchObject({ code: 'leave.gone' });
    expect((await asks(id, 'first', '生病')).body).toEqual({ leaveState: 'waiting' });
    world.at(0);
    expect(await asks(id, 'second')).toMatchObject({ code: 'leave.late' });
    expect((await asks(id, 'stranger')).status).toBe(404);
  });
});

describe('what was held', () => {
  const rollOf = async () => {
    const query = { assembly: 'members', on: world.day } as const;
    const params = { id: world.branch.id };
    const { body } = await world.app.call('secretary', readRollCallRoute, { params, query });
    return body.people.map(({ id }) => ({ id, state: 'present' as const }));
  };
  const record = async (id: string, more: object = {}, by = 'secretary') =>
    world.app.call(by, recordConvenedRoute, {
      params: { id },
      body: {
        kinds: ['theme_day'],
        assembly: 'members',
        heldOn: world.day,
        roll: await rollOf(),
        ...more,
      } as never,
    });

  it('is recorded once, as any meeting, and tied to its notice', async () => {
    const id = await world.announced();
    expect(await record(id)).toMatchObject({ code: 'convening.not-yet' });
    world.at(3600);
    expect(await record(id, { roll: [] })).toMatchObject({ code: 'meeting.roll-changed' });
    const saved = await record(id);
    expect(saved.status).toBe(200);
    expect(await world.read(id)).toMatchObject({ state: 'held', meetingId: saved.body.id });
    expect(await record(id)).toMatchObject({ code: 'conflict.held' });
    expect((await world.open(id, 'first')).body.state).toBe('held');
    expect((await record(id, {}, 'tradesOfficer')).status).toBe(404);

    const params = { id: saved.body.id };
    const { body } = await world.app.call('secretary', readMeetingRoute, { params });
    expect(body.record?.counts).toMatchObject({ called: 3, present: 3 });
    const withdraw = { params, body: { reason: '登错了', version: body.version } };
    expect((await world.app.call('secretary', withdrawMeetingRoute, withdraw)).status).toBe(200);
    expect(await world.read(id)).toMatchObject({ state: 'announced', meetingId: null });
    expect((await record(id)).status).toBe(200);
  });
});
