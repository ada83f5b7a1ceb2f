import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, OFFICE_TIME_ZONE, partsOf, todayIn } from '../../../platform/kernel/day.ts';
import { readRollCallRoute, recordMeetingRoute } from '../../meetings/meeting.contract.ts';
import { buildConveningsWorld } from '../../testing/build-convenings-world.ts';
import { exportCalendarRoute, readCalendarRoute } from '../calendar.contract.ts';
import { readOwnCalendarRoute } from '../own-convening.contract.ts';
import { cancelConveningRoute, readConveningRoute } from '../convening.contract.ts';

let world: Awaited<ReturnType<typeof buildConveningsWorld>>;
let id: string;
const TODAY = todayIn(OFFICE_TIME_ZONE, new Date());
let onDay: string;
beforeAll(async () => {
  world = await buildConveningsWorld();
  id = await world.announced();
  ({ onDay } = await world.read(id));
});
afterAll(() => world.close());

const month = (day: string) => day.slice(0, 'YYYY-MM'.length);
const monthOf = async (day: string, by = 'secretary', query: object = {}) => {
  const { status, body } = await world.app.call(by, readCalendarRoute, {
    query: { month: month(day), ...query },
  });
  expect(status).toBe(200);
  return body.days;
};
const file = async (by = 'secretary') =>
  (await world.app.call(by, exportCalendarRoute, { query: {} })).bytes.toString('utf8');

describe('the calendar', () => {
  it('shows what is announced on its day, to the branch and to whoever stands above', async () => {
    for (const by of ['secretary', 'officer', 'inspector']) {
      const found = (await monthOf(onDay, by)).find(({ day }) => day === onDay);
      expect(found?.announced.items?.map((each) => each.id)).toContain(id);
      expect(found?.announced.count).toBe(found?.announced.items?.length);
    }
    expect(await monthOf(addDays(onDay, -62))).toEqual([]);
  });

  it('narrows to a node, and shows nobody the other half of the tree', async () => {
    const elsewhere = await monthOf(onDay, 'officer', { partyOrg: world.tree.trades.id });
    expect(elsewhere).toEqual([]);
    expect(await monthOf(onDay, 'tradesOfficer')).toEqual([]);
    for (const by of ['first', 'placeOfficer', 'bodyOfficer', 'advisor', 'systemAdmin']) {
      const { status } = await world.app.call(by, readCalendarRoute, { query: { month: month(onDay) } });
      expect([by, status]).toEqual([by, 403]);
    }
  });

  it('tells who only inspects that a meeting is, not who is called to it', async () => {
    const { status } = await world.app.call('inspector', readConveningRoute, { params: { id } });
    expect(status).toBe(403);
    expect(await file('inspector')).toContain(`UID:${id}`);
  });

  it('goes into another calendar with time and place, without topic or names', async () => {
    const { startsAt, place } = await world.read(id);
    const text = await file();
    expect(text).toContain(`UID:${id}`);
    expect(text).toContain(`LOCATION:${place}`);
    const at = new Date(`${onDay}T${startsAt}:00+08:00`).toISOString().replace(/[-:]|\.000/g, '');
    expect(text).toContain(`DTSTART:${at}`);
    expect(text).not.toContain('党员甲');
    expect(await file('tradesOfficer')).not.toContain('BEGIN:VEVENT');
  });

  it('shows members the meetings to which they are called, in their month alone', async () => {
    const own = async (by: string, of = month(onDay)) => {
      const { status, body } = await world.app.call(by, readOwnCalendarRoute, { query: { month: of } });
      expect(status).toBe(200);
      return body.rows;
    };
    const [row] = await own('first');
    expect(row).toMatchObject({ id, onDay, hasRead: false, told: { place: '学校会议室' } });
    expect(await own('hidden')).toMatchObject([{ id, told: null }]);
    for (const by of ['stranger', 'officer', 'advisor']) expect(await own(by)).toEqual([]);
    for (const by of [-62, 62]) expect(await own('first', month(addDays(onDay, by)))).toEqual([]);
  });

  it('tells what was held lately as past, once, under the id of its notice, and what has no time as a whole day', async () => {
    const held = async (heldOn: string, more: object = {}) => {
      const params = { id: world.branch.id };
      const query = { assembly: 'members', on: heldOn } as const;
      const { people } = (await world.app.call('secretary', readRollCallRoute, { params, query })).body;
      const roll = people.map((person) => ({ id: person.id, state: 'present' as const }));
      const draft = { partyOrgId: world.branch.id, kinds: ['party_lecture'], assembly: 'members', heldOn };
      const body = { ...draft, roll, topic: '讨论党员甲转正', ...more } as never;
      const { status, body: answer } = await world.app.call('secretary', recordMeetingRoute, { body });
      expect(status).toBe(200);
      return answer.id;
    };
    const noticed = await world.announced({ kinds: ['party_lecture'] });
    const told = await held(addDays(TODAY, -1), { startsAt: '15:00', place: '社区' });
    await world.sql('update convening set meeting_id = $2 where id = $1', [noticed, told]);
    const untimed = await held(addDays(TODAY, -3));
    const old = await held(addDays(TODAY, -120));
    for (const by of ['secretary', 'officer']) {
      const events = (await file(by)).replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
      const of = (uid: string) => events.filter((event) => event.includes(`UID:${uid}`));
      expect(of(noticed)).toHaveLength(1);
      expect(of(noticed)[0]).toContain(`DTSTART:${addDays(TODAY, -1).replaceAll('-', '')}T070000Z`);
      expect(of(noticed)[0]).toContain('LOCATION:社区');
      expect(of(untimed)[0]).toContain(`DTSTART;VALUE=DATE:${addDays(TODAY, -3).replaceAll('-', '')}`);
      expect([of(told), of(old)]).toEqual([[], []]);
      expect(events.join('')).not.toContain('党员甲');
    }
    expect(await file('tradesOfficer')).not.toContain('BEGIN:VEVENT');
  });

  it('holds what year plans say of the month, as it came out, without topics, and in sight alone', async () => {
    const { month: number, year } = partsOf(TODAY);
    const line = (of: number, kind: string) => ({
      month: of,
      kinds: [kind],
      topic: '讨论党员甲转正',
      note: null,
    });
    await world.sql(
      `insert into year_plan (id, party_org_id, party_pos, year, lines)
        select gen_random_uuid(), id, pos, $2, $3 from party_org where id = $1`,
      [
        world.branch.id,
        year,
        JSON.stringify([line(number, 'spirit_review'), line((number % 12) + 1, 'theme_day')]),
      ],
    );
    const plannedOf = async (by: string, query: object = {}) => {
      const { body } = await world.app.call(by, readCalendarRoute, {
        query: { month: month(TODAY), ...query },
      });
      return body.planned;
    };
    const { id: branchId, name } = world.branch;
    for (const by of ['secretary', 'officer', 'inspector']) {
      expect(await plannedOf(by)).toEqual({
        count: 1,
        items: [{ partyOrg: { id: branchId, name }, kinds: ['spirit_review'], state: 'due' }],
      });
    }
    expect(await plannedOf('tradesOfficer')).toEqual({ count: 0, items: [] });
    expect(await plannedOf('officer', { partyOrg: world.tree.trades.id })).toEqual({ count: 0, items: [] });
  });

  it('no longer shows what was called off', async () => {
    const { version } = await world.read(id);
    await world.app.call('secretary', cancelConveningRoute, {
      params: { id },
      body: { reason: '临时有事', version },
    });
    const found = (await monthOf(onDay)).find(({ day }) => day === onDay);
    expect(found?.announced.items?.map((each) => each.id) ?? []).not.toContain(id);
    expect(await file()).not.toContain(id);
  });

  it('refuses a month that is none', async () => {
    const { status } = await world.app.call('secretary', readCalendarRoute, { query: { month: '2026-13' } });
    expect(status).toBe(400);
    const own = await world.app.call('first', readOwnCalendarRoute, { query: { month: '2026-13' } });
    expect(own.status).toBe(400);
  });
});
