import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, startOfMonth } from '../../../platform/kernel/day.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import { countDutiesRoute, listDutiesRoute, listEarlierLateRoute } from '../duty.contract.ts';
import { earlierPeriods, monthOf, nameOf, spanOf } from '../duty.rules.ts';
import { readReminderDelayRoute, setReminderDelayRoute } from '../reminder.contract.ts';
import { LONGEST_DELAY_DAYS } from '../reminder.rules.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
  await world.database.superPool.query('update installation set root_party_org_id = $1', [
    world.tree.root.id,
  ]);
});
afterAll(() => world.close());

const LAST_MONTH = monthOf(addDays(startOfMonth(TODAY), -1));
const set = (delayDays: unknown, by = 'officer') =>
  world.app.call(by, setReminderDelayRoute, { body: { delayDays } as never });
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
  expect(await delay()).toEqual({ delayDays: 15, maySet: true });
  expect(await late({ period: LAST_MONTH, kind: 'theme_day' })).toContain(world.branch.name);
  await set(0);
  expect(await late({ period: LAST_MONTH, kind: 'theme_day', raised: 'yes' })).toContain(world.branch.name);
  expect(await late({ kind: 'theme_day', raised: 'yes' })).toContain(world.branch.name);
  expect((await set(LONGEST_DELAY_DAYS)).body).toEqual({ delayDays: LONGEST_DELAY_DAYS });
  expect(await late({ period: LAST_MONTH, kind: 'theme_day', raised: 'yes' })).toEqual([]);
  // Of the last month that is long enough over it still is.
  expect(await late({ kind: 'theme_day', raised: 'yes' })).toContain(world.branch.name);
  const { rows } = await world.database.superPool.query(
    `select actor, changes from change_line where action = 'set-reminder-delay' order by id`,
  );
  expect(rows.map(({ changes }) => changes)).toEqual([
    { reminderDelayDays: [15, 0] },
    { reminderDelayDays: [0, LONGEST_DELAY_DAYS] },
  ]);
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

it('only the top sets it, within its bounds', async () => {
  const before = await delay();
  const below = await set(3, 'tradesOfficer');
  expect([below.status, below.code]).toEqual([409, 'reminders.not-at-top']);
  expect((await delay('tradesOfficer')).maySet).toBe(false);
  expect((await set(3, 'inspector')).status).toBe(403);
  for (const wrong of [-1, LONGEST_DELAY_DAYS + 1, 1.5, '三天']) expect((await set(wrong)).status).toBe(400);
  expect(await delay()).toEqual(before);
});
