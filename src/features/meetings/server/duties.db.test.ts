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
import { withdrawMeetingRoute } from '../meeting.contract.ts';

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
    await buildWith(world.database, (client) =>
      client
        .query(
          `update member set party_group = case when name < '党员乙' then '第一党小组' else '第二党小组' end
          where managing_branch_id = $1`,
          [world.branch.id],
        )
        .then(() => undefined),
    );
    const meet = async (partyGroup: string) => {
      const assembly = 'group';
      const roll = await world.rollOf({}, { assembly, partyGroup, on: LAST });
      return world.record({ kinds: ['group_meeting'], assembly, partyGroup, roll, heldOn: LAST });
    };
    expect((await meet('第一党小组')).status).toBe(200);
    expect(await cellOf('group_meeting', { period: LAST_MONTH })).toMatchObject({ owed: 1, late: 1 });
    expect((await meet('第二党小组')).status).toBe(200);
    expect(await cellOf('group_meeting', { period: LAST_MONTH })).toMatchObject({ owed: 1, done: 1 });
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
    expect((await totals({ period: THIS_MONTH })).period).toBe(THIS_MONTH);
  });
});
