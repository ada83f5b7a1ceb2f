import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysBetween, startOfMonth } from '../../../platform/kernel/day.ts';
import { addPartyOrg } from '../../testing/build-records.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import {
  countDutiesRoute,
  listDutiesRoute,
  listEarlierLateRoute,
  readDutyTotalsRoute,
} from '../duty.contract.ts';
import { earlierPeriods, monthOf, nameOf, spanOf } from '../duty.rules.ts';
import { readReminderDelayRoute, setReminderDelayRoute } from '../reminder.contract.ts';
import { LONGEST_DELAY_DAYS, monthAbove } from '../reminder.rules.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const LAST_MONTH = monthOf(addDays(startOfMonth(TODAY), -1));
const set = (delayDays: unknown, of: { readonly id: string } = world.tree.root, by = 'officer') =>
  world.app.call(by, setReminderDelayRoute, { body: { partyOrgId: of.id, delayDays } as never });
const delay = async (by = 'officer') => (await world.app.call(by, readReminderDelayRoute, {})).body;
const late = async (query: object) => {
  const asked = { state: 'late', ...query } as const;
  const [list, count] = await Promise.all([
    world.app.call('officer', listDutiesRoute, { query: { size: 100, ...asked } }),
    world.app.call('officer', countDutiesRoute, { query: asked }),
  ]);
  expect(count.body.count).toBe(list.body.rows.length);
  return list.body.rows.map(({ partyOrg }) => partyOrg.name);
};

it('a branch is reminded at once, the level above after the delay that the top has set', async () => {
  expect(await delay()).toEqual({
    inForce: { delayDays: 15, source: 'shipped', partyOrg: null },
    rows: [],
    maySet: true,
  });
  expect(await late({ period: LAST_MONTH, kind: 'theme_day' })).toContain(world.branch.name);
  await set(0);
  expect(await late({ period: LAST_MONTH, kind: 'theme_day', raised: 'yes' })).toContain(world.branch.name);
  expect(await late({ kind: 'theme_day', raised: 'yes' })).toContain(world.branch.name);
  expect((await set(LONGEST_DELAY_DAYS)).body.delayDays).toEqual(LONGEST_DELAY_DAYS);
  expect(await late({ period: LAST_MONTH, kind: 'theme_day', raised: 'yes' })).toEqual([]);
  // Of the last month that is long enough over it still is.
  expect(await late({ kind: 'theme_day', raised: 'yes' })).toContain(world.branch.name);
  await set(null);
  const { rows } = await world.database.superPool.query(
    `select entity_id, changes from change_line where action = 'set-reminder-delay' order by id`,
  );
  expect(rows).toEqual(
    [
      [null, 0],
      [0, LONGEST_DELAY_DAYS],
      [LONGEST_DELAY_DAYS, null],
    ].map((reminderDelayDays) => ({
      entity_id: world.tree.root.id,
      changes: { reminderDelayDays },
    })),
  );
});

describe('the nearest office that has set one', () => {
  const raised = (query: object = {}) => late({ kind: 'theme_day', raised: 'yes', ...query });
  const nodes = () => [world.tree.root, world.tree.education, world.tree.trades];
  const setAll = async (delays: readonly (number | null)[]) => {
    for (const [at, node] of nodes().entries()) await set(delays[at] ?? null, node);
  };
  const totals = async (query: object = {}) =>
    (await world.app.call('officer', readDutyTotalsRoute, { query: { raised: 'yes', ...query } })).body;
  /** So many days is the last month over today: it is exceeded by every smaller delay, not by this one. */
  const passed = daysBetween(addDays(startOfMonth(TODAY), -1), TODAY);
  afterEach(() => setAll([]));

  it('decides for each branch, exactly at its own boundary', async () => {
    const [school, restaurant] = [world.branch.name, world.tree.tradesBranch.name];
    await setAll([90, passed - 1, passed]);
    expect(await raised({ period: LAST_MONTH })).toContain(school);
    expect(await raised({ period: LAST_MONTH })).not.toContain(restaurant);
    await setAll([passed - 1, passed]);
    expect(await raised({ period: LAST_MONTH })).not.toContain(school);
    expect(await raised({ period: LAST_MONTH })).toContain(restaurant);
    await set(passed - 1, world.tree.educationBranch);
    expect(await raised({ period: LAST_MONTH })).toContain(school);
    await set(null, world.tree.educationBranch);
    expect(await raised({ period: LAST_MONTH })).not.toContain(school);
  });

  it('gives each branch its own month where none is chosen, and sums and list the same branches', async () => {
    await setAll([90, 0, null]);
    const { body } = await world.app.call('officer', listDutiesRoute, {
      query: { size: 100, raised: 'yes' },
    });
    const monthOfBranch = (name: string) => body.rows.find(({ partyOrg }) => partyOrg.name === name)?.period;
    expect(monthOfBranch(world.branch.name)).toBe(LAST_MONTH);
    expect(monthOfBranch(world.tree.tradesBranch.name)).toBe(monthAbove(TODAY, 90));
    expect((await totals()).periods).toEqual([LAST_MONTH, monthAbove(TODAY, 90)]);
    expect((await totals({ partyOrg: world.tree.education.id })).periods).toEqual([LAST_MONTH]);
    for (const earlier of [{}, { earlier: 'yes' }] as const) {
      const summed = await totals(earlier);
      for (const { kind, branches } of summed.duties) {
        expect(await late({ raised: 'yes', kind, ...earlier })).toHaveLength(branches.late);
      }
      expect(await late({ raised: 'yes', ...earlier })).toHaveLength(summed.late);
    }
    const named = await world.app.call('officer', listEarlierLateRoute, { query: { raised: 'yes' } });
    for (const { kind, period, branches } of named.body.rows) {
      expect(await late({ raised: 'yes', kind, period })).toHaveLength(branches);
    }
  });

  it('is told with who has set it, to whoever stands below as 上级', async () => {
    await setAll([20, 7, null]);
    const own = await delay('educationOfficer');
    expect(own.inForce).toEqual({
      delayDays: 7,
      source: 'set',
      partyOrg: { id: world.tree.education.id, name: world.tree.education.name },
    });
    expect(own.rows.map(({ delayDays }) => delayDays)).toEqual([7]);
    expect((await delay('tradesOfficer')).inForce).toEqual({ delayDays: 20, source: 'set', partyOrg: null });
    expect((await delay('tradesOfficer')).rows).toEqual([]);
    expect((await delay()).rows.map(({ partyOrg, delayDays }) => [partyOrg.name, delayDays])).toEqual([
      [world.tree.root.name, 20],
      [world.tree.education.name, 7],
    ]);
  });
});

it('a quarter that is late is named until it is held, long after its last month', async () => {
  const asked = { period: monthOf(TODAY), kind: 'branch_assembly' } as const;
  const quarters = earlierPeriods(spanOf(monthOf(TODAY))).filter(({ per }) => per === 'quarter');
  const named = async (by = 'secretary', query: object = {}) => {
    const { status, body } = await world.app.call(by, listEarlierLateRoute, {
      query: { period: monthOf(TODAY), partyOrg: world.branch.id, within: 'own', ...query },
    });
    expect(status).toBe(200);
    return body.rows.filter(({ kind }) => kind === 'branch_assembly').map(({ period }) => period);
  };
  expect(await late(asked)).not.toContain(world.branch.name);
  expect(await late({ ...asked, earlier: 'yes' })).toContain(world.branch.name);
  expect(await named()).toEqual(quarters.map(nameOf));
  expect(await named('tradesOfficer')).toEqual([]);
  for (const { from } of quarters) {
    const roll = await world.rollOf({}, { assembly: 'members', on: from });
    const held = await world.record({ kinds: ['branch_assembly'], assembly: 'members', roll, heldOn: from });
    expect([held.status, held.body]).toEqual([200, expect.anything()]);
  }
  expect(await named()).toEqual([]);
  expect(await late({ ...asked, earlier: 'yes' })).not.toContain(world.branch.name);
});

it('sums and list count the same facts of earlier quarters, beside those of the period', async () => {
  for (const query of [{}, { period: LAST_MONTH }, { partyOrg: world.tree.trades.id }]) {
    const asked = { ...query, earlier: 'yes' } as const;
    const [summed, plain] = await Promise.all([
      world.app.call('officer', readDutyTotalsRoute, { query: asked }),
      world.app.call('officer', readDutyTotalsRoute, { query }),
    ]);
    const { body } = await world.app.call('officer', listDutiesRoute, { query: { size: 100, ...asked } });
    expect(summed.body.duties.some(({ earlier }) => earlier > 0)).toBe(true);
    for (const { kind, branches, ...sums } of summed.body.duties) {
      const cells = body.rows.flatMap((row) => row.cells.filter((cell) => cell.kind === kind));
      for (const key of ['owed', 'done', 'late', 'due', 'earlier'] as const) {
        expect([key, cells.reduce((sum, cell) => sum + cell[key], 0)]).toEqual([key, sums[key]]);
      }
      expect(await late({ ...asked, kind })).toHaveLength(branches.late);
      const alone = plain.body.duties.find((duty) => duty.kind === kind);
      expect(alone).toMatchObject({ owed: sums.owed, done: sums.done, late: sums.late, earlier: 0 });
    }
    expect(await late(asked)).toHaveLength(summed.body.late);
  }
});

it('an office sets it for itself and below, within its bounds', async () => {
  const before = await delay();
  for (const node of [world.tree.root, world.tree.education]) {
    expect((await set(3, node, 'tradesOfficer')).status).toBe(404);
  }
  expect((await set(3, world.tree.trades, 'inspector')).status).toBe(403);
  expect((await set(3, world.tree.educationBranch, 'secretary')).status).toBe(403);
  expect((await delay('secretary')).maySet).toBe(false);
  for (const wrong of [-1, LONGEST_DELAY_DAYS + 1, 1.5, '三天']) expect((await set(wrong)).status).toBe(400);
  const gone = await addPartyOrg(world.database, {
    name: '撤销的总支',
    parent: world.tree.education,
    endedOn: addDays(TODAY, -40),
  });
  const refused = await set(3, gone);
  expect([refused.status, refused.code]).toEqual([409, 'reminders.gone']);
  expect(await delay()).toEqual(before);
  expect((await set(3, world.tree.trades, 'tradesOfficer')).status).toBe(200);
});
