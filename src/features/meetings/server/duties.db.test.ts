import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, startOfMonth } from '../../../platform/kernel/day.ts';
import { addPartyOrg, buildWith } from '../../testing/build-records.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import type { MeetingKind } from '../../codes/tables/meeting.ts';
import {
  countDutiesRoute,
  exportDutiesRoute,
  listDutiesRoute,
  readDutyTotalsRoute,
} from '../duty.contract.ts';
import { monthOf, periodAround } from '../duty.rules.ts';
import { listPartyGroupsRoute, setGroupLeaderRoute } from '../../party-groups/party-group.contract.ts';
import { readRollCallRoute, withdrawMeetingRoute } from '../meeting.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const THIS_MONTH = monthOf(TODAY);
const LAST = addDays(startOfMonth(TODAY), -1);
const LAST_MONTH = monthOf(LAST);

const cellsOf = async (name: string, query: object = {}, by = 'officer') => {
  const { body } = await world.app.call(by, listDutiesRoute, { query: { size: 100, ...query } });
  return body.rows.find(({ partyOrg }) => partyOrg.name === name)?.cells;
};
const cellOf = async (kind: MeetingKind, query: object = {}, name = '洋县明德学校党支部') =>
  (await cellsOf(name, query))?.find((cell) => cell.kind === kind);
const totals = async (query: object = {}, by = 'officer') =>
  (await world.app.call(by, readDutyTotalsRoute, { query })).body;
const totalOf = async (kind: MeetingKind, query: object = {}) =>
  (await totals(query)).duties.find((duty) => duty.kind === kind);

/** Puts members of the branch into groups from a day on. */
const divideOn = (on: string, group: string, which = 'true') =>
  buildWith(world.database, async (client) => {
    await client.query(`select set_config('app.change_on', $1, true)`, [on]);
    await client.query(
      `update member set party_group = ${group} where managing_branch_id = $1 and ${which}`,
      [world.branch.id],
    );
  });

describe('what a branch owes', () => {
  it('is late for a month that is over, and due in the one that runs', async () => {
    expect(await cellOf('theme_day', { period: LAST_MONTH })).toMatchObject({ owed: 1, late: 1, due: 0 });
    expect(await cellOf('theme_day')).toMatchObject({ owed: 1, late: 0, due: 1 });
  });

  it('is done by a meeting of the kind in the period, and owed again once that is withdrawn', async () => {
    const { id } = (await world.record({ kinds: ['theme_day', 'party_lecture'], heldOn: LAST })).body;
    expect(await cellOf('theme_day', { period: LAST_MONTH })).toMatchObject({ done: 1, late: 0 });
    expect(await cellOf('theme_day')).toMatchObject({ done: 0, due: 1 });
    const { from } = periodAround(LAST, 'quarter');
    const quarter = `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
    expect(await cellOf('party_lecture', { period: quarter })).toMatchObject({ owed: 1, done: 1 });
    const undo = { params: { id }, body: { reason: '误登', version: 1 } };
    await world.app.call('secretary', withdrawMeetingRoute, undo);
    expect(await cellOf('theme_day', { period: LAST_MONTH })).toMatchObject({ done: 0, late: 1 });
  });

  it('is a committee meeting only where there is a committee, and a group meeting of each group', async () => {
    expect(await cellOf('committee_meeting')).toBeUndefined();
    await world.addPost('secretary', '党员甲', '2020-01-01');
    expect(await cellOf('committee_meeting')).toBeUndefined();
    await world.addPost('publicity_member', '党员乙', '2020-01-01');
    expect(await cellOf('committee_meeting')).toMatchObject({ owed: 1 });
    expect(await cellOf('group_meeting')).toBeUndefined();
    await divideOn('2020-01-01', `case when name < '党员乙' then '第一党小组' else '第二党小组' end`);
    const meet = async (partyGroup: string) => {
      const assembly = 'group';
      const roll = await world.rollOf({}, { assembly, partyGroup, on: LAST });
      return world.record({ kinds: ['group_meeting'], assembly, partyGroup, roll, heldOn: LAST });
    };
    expect((await meet('第一党小组')).status).toBe(200);
    expect(await cellOf('group_meeting', { period: LAST_MONTH })).toMatchObject({
      owed: 2,
      done: 1,
      late: 1,
    });
    expect((await meet('第二党小组')).status).toBe(200);
    expect(await cellOf('group_meeting', { period: LAST_MONTH })).toMatchObject({ owed: 2, done: 2 });
  });

  it('begins with the first whole period and ends with the last', async () => {
    const start = startOfMonth(LAST);
    const parent = world.tree.education;
    await addPartyOrg(world.database, { name: '月初成立党支部', parent, firstOn: start });
    await addPartyOrg(world.database, { name: '月中成立党支部', parent, firstOn: addDays(start, 1) });
    await addPartyOrg(world.database, { name: '月中撤销党支部', parent, endedOn: addDays(start, 9) });
    const query = { period: LAST_MONTH };
    expect(await cellOf('theme_day', query, '月初成立党支部')).toMatchObject({ owed: 1, late: 1 });
    expect(await cellOf('theme_day', query, '月中成立党支部')).toBeUndefined();
    expect(await cellOf('theme_day', {}, '月中成立党支部')).toMatchObject({ owed: 1, due: 1 });
    expect(await cellOf('theme_day', query, '月中撤销党支部')).toBeUndefined();
    const before = monthOf(addMonths(LAST, -2));
    expect(await cellOf('theme_day', { period: before }, '月中撤销党支部')).toMatchObject({
      owed: 1,
      late: 1,
    });
  });

  it('is nothing for 功能型 and 临时 ones, and for what is no branch', async () => {
    const parent = world.tree.education;
    const before = await totals();
    await addPartyOrg(world.database, { name: '功能型党支部', parent, functional: true });
    await addPartyOrg(world.database, { name: '临时党支部', parent, kind: 'temporary_branch' });
    expect(await cellsOf('功能型党支部')).toBeUndefined();
    expect(await cellsOf('临时党支部')).toBeUndefined();
    expect(await cellsOf(world.tree.education.name)).toBeUndefined();
    const after = await totals();
    expect([after.branches, after.exempt]).toEqual([before.branches, before.exempt + 2]);
  });
});

describe('the sums of a node', () => {
  it('add up to the rows of its list, each number opening just as many', async () => {
    for (const query of [{}, { period: LAST_MONTH }, { period: LAST.slice(0, 4) }]) {
      const total = await totalOf('theme_day', query);
      expect(total?.owed).toBe((total?.done ?? 0) + (total?.late ?? 0) + (total?.due ?? 0));
      for (const state of ['late', 'due', 'done'] as const) {
        const asked = { kind: 'theme_day', state, ...query } as const;
        const { body } = await world.app.call('officer', countDutiesRoute, { query: asked });
        expect(body.count).toBe(total?.branches[state]);
        const { body: page } = await world.app.call('officer', listDutiesRoute, {
          query: { ...asked, size: 100 },
        });
        expect(page.rows).toHaveLength(total?.branches[state] ?? -1);
      }
    }
    const late = await world.app.call('officer', countDutiesRoute, {
      query: { state: 'late', period: LAST_MONTH },
    });
    expect((await totals({ period: LAST_MONTH })).late).toBe(late.body.count);
  });

  it('go by the part of the tree, page by page', async () => {
    const query = { partyOrg: world.tree.trades.id };
    expect((await totals(query)).branches).toBe(2);
    const first = await world.app.call('officer', listDutiesRoute, { query: { size: 3 } });
    const rest = await world.app.call('officer', listDutiesRoute, {
      query: { size: 100, after: first.body.next ?? '' },
    });
    const all = await world.app.call('officer', listDutiesRoute, { query: { size: 100 } });
    expect([...first.body.rows, ...rest.body.rows]).toEqual(all.body.rows);
    expect((await totals({ partyOrg: world.branch.id, within: 'own' })).branches).toBe(1);
  });

  it('of a year count each of its periods that has begun', async () => {
    const months = Number(TODAY.slice(5, 7));
    expect(await cellOf('theme_day', { period: TODAY.slice(0, 4) })).toMatchObject({ owed: months });
  });

  it('leave as a file', async () => {
    const { bytes } = await world.app.call('officer', exportDutiesRoute, {
      query: { format: 'csv', period: LAST_MONTH, kind: 'theme_day', state: 'late' },
    });
    expect(bytes.toString('utf8')).toContain('应开未开 0/1');
  });
});

describe('who may ask', () => {
  it('an office of the place for the branches there, a secretary for the own one, others for none', async () => {
    expect((await totals({}, 'placeOfficer')).branches).toBe((await totals()).branches);
    expect((await totals({}, 'otherPlaceOfficer')).branches).toBe(0);
    expect((await totals({}, 'secretary')).branches).toBe(1);
    expect(await cellsOf('洋县餐饮协会党支部', {}, 'educationOfficer')).toBeUndefined();
    expect((await totals({}, 'bodyOfficer')).branches).toBe(1);
    const byPlace = await cellsOf('洋县明德学校党支部', { period: LAST_MONTH }, 'placeOfficer');
    expect(byPlace).toEqual(await cellsOf('洋县明德学校党支部', { period: LAST_MONTH }));
    expect((await world.app.call('advisor', readDutyTotalsRoute, { query: {} })).status).toBe(403);
    expect((await world.app.call('officer', listDutiesRoute, { query: { period: '2026-13' } })).status).toBe(
      400,
    );
    expect((await totals({ period: '2999' })).duties.every(({ owed }) => owed === 0)).toBe(true);
    expect((await totals({ period: THIS_MONTH })).periods).toEqual([THIS_MONTH]);
  });
});

describe('groups with dates', () => {
  const groupsOf = async (on?: string, by = 'officer') => {
    const call = { params: { id: world.branch.id }, query: on === undefined ? {} : { on } };
    return (await world.app.call(by, listPartyGroupsRoute, call)).body;
  };
  const namesIn = async (group: string, on?: string) =>
    (await groupsOf(on)).groups.find(({ name }) => name === group)?.people.map(({ name }) => name);
  const rollNames = async (partyGroup: string, on: string) => {
    const query = { assembly: 'group', on, partyGroup } as const;
    const call = { params: { id: world.branch.id }, query };
    return (await world.app.call('officer', readRollCallRoute, call)).body.people.map(({ name }) => name);
  };
  const START = startOfMonth(LAST);
  const MOVED = addDays(START, 4);

  it('call to a meeting of a past day whoever was in the group on that day', async () => {
    expect(await rollNames('第一党小组', MOVED)).toContain('党员丙');
    await divideOn(MOVED, `'第二党小组'`, `name = '党员丙'`);
    expect(await rollNames('第一党小组', addDays(MOVED, -1))).toContain('党员丙');
    expect(await rollNames('第一党小组', MOVED)).not.toContain('党员丙');
    expect(await rollNames('第二党小组', MOVED)).toContain('党员丙');
    expect(await namesIn('第二党小组', addDays(MOVED, -1))).not.toContain('党员丙');
    expect(await namesIn('第二党小组')).toContain('党员丙');
  });

  it('are owed nothing by in a month in which nobody was in them for all of it', async () => {
    const before = (await cellOf('group_meeting', { period: LAST_MONTH }))?.owed ?? 0;
    await divideOn(MOVED, `'第三党小组'`, `name = '党员戊'`);
    expect(await cellOf('group_meeting', { period: LAST_MONTH })).toMatchObject({ owed: before });
    expect(await cellOf('group_meeting')).toMatchObject({ owed: before + 1 });
    await divideOn(TODAY, `'第二党小组'`, `name = '党员戊'`);
    const third = (await groupsOf()).groups.find(({ name }) => name === '第三党小组');
    expect(third).toMatchObject({ fromOn: MOVED, lastOn: addDays(TODAY, -1), people: [] });
  });

  it('lose whoever leaves, and are none where a day was mistaken', async () => {
    await divideOn(TODAY, `'第四党小组'`, `name = '党员丁'`);
    await divideOn(TODAY, `'第一党小组'`, `name = '党员丁'`);
    const { groups, ungrouped } = await groupsOf();
    expect(groups.map(({ name }) => name)).not.toContain('第四党小组');
    expect(ungrouped).toEqual([]);
    const { rows } = await world.database.superPool.query(
      `select count(*)::int as n from party_group_member s join member m on m.id = s.member_id
       where m.name = '党员丁' and s.valid @> $1::date`,
      [TODAY],
    );
    expect(rows[0].n).toBe(1);
    await buildWith(world.database, async (client) => {
      await client.query(`select set_config('app.change_on', $1, true)`, [TODAY]);
      await client.query(`update member set status = 'left' where name = '党员丁'`);
    });
    expect(await namesIn('第一党小组')).not.toContain('党员丁');
    expect(await rollNames('第一党小组', addDays(TODAY, -1))).toContain('党员丁');
  });

  it('are led by one of them, from a day on, and by nobody who has left', async () => {
    const { groups } = await groupsOf();
    const second = groups.find(({ name }) => name === '第二党小组');
    const set = (body: object, by = 'secretary', id = second?.id ?? '') =>
      world.app.call(by, setGroupLeaderRoute, {
        params: { id },
        body: { chosen: 'appointed', ...body } as never,
      });
    const [leader, other] = [world.memberIds.党员乙, world.memberIds.党员丙].map((id) => id ?? '');
    expect((await set({ memberId: leader, fromOn: addDays(TODAY, 1) })).code).toBe('party-group.later');
    expect((await set({ memberId: other, fromOn: addDays(MOVED, -1) })).code).toBe('party-group.not-in-it');
    expect((await set({ memberId: leader, fromOn: MOVED }, 'tradesOfficer')).status).toBe(404);
    expect((await set({ memberId: leader, fromOn: MOVED }, 'inspector')).status).toBe(403);
    expect((await set({ memberId: leader, fromOn: MOVED })).status).toBe(200);
    expect((await set({ memberId: other, fromOn: TODAY, chosen: 'recommended' })).status).toBe(200);
    const leaderOn = async (on?: string) =>
      (await groupsOf(on)).groups.find(({ name }) => name === '第二党小组')?.leader;
    expect(await leaderOn(addDays(TODAY, -1))).toMatchObject({ name: '党员乙', fromOn: MOVED });
    expect(await leaderOn()).toMatchObject({ name: '党员丙', chosen: 'recommended' });
    await divideOn(TODAY, 'null', `name = '党员丙'`);
    expect(await leaderOn()).toBeNull();
    expect((await groupsOf()).ungrouped.map(({ name }) => name)).toEqual(['党员丙']);
    const { rows } = await world.database.superPool.query(
      `select count(*)::int as n from change_line where changes ? 'party_group_leader' and entity = 'member'`,
    );
    expect(rows[0].n).toBeGreaterThan(1);
  });
});
