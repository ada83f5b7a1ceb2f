import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import { setDutyRuleRoute } from '../../meetings/duty-rule.contract.ts';
import { readEffortRoute, setEffortSecondsRoute } from '../effort.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
  await world.database.superPool.query('update installation set root_party_org_id = $1', [
    world.tree.root.id,
  ]);
});
afterAll(() => world.close());

const read = (query: object = {}, by = 'officer') =>
  world.app.call(by, readEffortRoute, { query: query as never });
const set = (seconds: object, by = 'officer') =>
  world.app.call(by, setEffortSecondsRoute, {
    body: { entry: 60, field: 15, text: 300, ...seconds } as never,
  });
const YEAR = Number(TODAY.slice(0, 4));

describe('what a branch is asked for', () => {
  it('is every meeting of the year, what an office adds among them', async () => {
    const own = { partyOrg: world.branch.id, year: YEAR };
    const before = (await read(own)).body;
    const of = (answer: typeof before, kind: string) =>
      answer.kinds.find((each) => each.kind === kind)?.entries;
    expect(before.branches).toBe(1);
    expect(of(before, 'theme_day')).toBe(12);
    expect(of(before, 'branch_assembly')).toBe(4);
    expect(before.entries).toBe(before.kinds.reduce((sum, { entries }) => sum + entries, 0));
    const rule = await world.app.call('officer', setDutyRuleRoute, {
      body: {
        partyOrgId: world.branch.id,
        reach: 'own',
        kind: 'theme_day',
        per: 'month',
        least: 2,
        basis: '通知',
        fromOn: `${YEAR}-01-01`,
      },
    });
    expect(rule.status).toBe(200);
    const after = (await read(own)).body;
    expect(of(after, 'theme_day')).toBe(24);
    expect(after.entries).toBe(before.entries + 12);
  });

  it('is set against what was entered, with the fields of each form and what the product fills in', async () => {
    const form = async () =>
      (await read({ partyOrg: world.branch.id })).body.forms.find(({ code }) => code === 'record');
    const before = await form();
    expect(before).toMatchObject({ needed: 4, neededAhead: 3, least: 75 });
    expect((await world.record({ kinds: ['theme_day'], heldOn: TODAY })).status).toBe(200);
    expect((await form())?.made).toBe((before?.made ?? 0) + 1);
  });

  it('is read by the officers of the line and by the secretary of the own branch alone', async () => {
    const whole = (await read()).body;
    expect(whole.branches).toBeGreaterThan(1);
    expect((await read({}, 'secretary')).body).toMatchObject({ branches: 1, maySet: false });
    expect((await read({ partyOrg: world.tree.root.id }, 'secretary')).status).toBe(404);
    expect((await read({ partyOrg: world.branch.id }, 'tradesOfficer')).status).toBe(404);
    for (const other of ['placeOfficer', 'self']) expect((await read({}, other)).status).toBe(403);
    expect((await read({ year: 'now' })).status).toBe(400);
  });
});

describe('the assumption', () => {
  it('is put right by the top, for all, and on record', async () => {
    expect((await read()).body).toMatchObject({ assumed: { entry: 60, field: 15, text: 300 }, maySet: true });
    expect((await set({ field: 30 })).body).toEqual({ entry: 60, field: 30, text: 300 });
    const { forms } = (await read({}, 'secretary')).body;
    expect(forms.find(({ code }) => code === 'record')?.least).toBe(90);
    const { rows } = await world.database.superPool.query(
      `select changes from change_line where action = 'set-effort-seconds'`,
    );
    expect(rows).toEqual([
      {
        changes: {
          effortEntrySeconds: [60, 60],
          effortFieldSeconds: [15, 30],
          effortTextSeconds: [300, 300],
        },
      },
    ]);
  });

  it.each([{ entry: -1 }, { field: 601 }, { text: 3601 }, { entry: 1.5 }, { entry: null }])(
    'is refused out of its bounds: %o',
    async (seconds) => {
      expect((await set(seconds)).status).toBe(400);
    },
  );

  it('is left alone below the top', async () => {
    const below = await set({}, 'tradesOfficer');
    expect([below.status, below.code]).toEqual([409, 'effort.not-at-top']);
    expect((await set({}, 'secretary')).status).toBe(403);
  });
});
