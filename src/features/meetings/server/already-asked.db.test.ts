import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOfMonth } from '../../../platform/kernel/day.ts';
import { buildMeetingsWorld, MEETINGS_TODAY as TODAY } from '../../testing/build-meetings-world.ts';
import { readKindAskedRoute, readRuleAskedRoute } from '../already-asked.contract.ts';
import { setDutyRuleRoute } from '../duty-rule.contract.ts';
import { addMeetingKindRoute } from '../meeting-kind.contract.ts';

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const fromOn = startOfMonth(TODAY);
const ofRule = (body: object = {}) => ({
  partyOrgId: world.branch.id,
  reach: 'own',
  kind: 'spirit_review',
  per: 'month',
  least: 1,
  fromOn,
  ...body,
});
const rule = (body: object = {}, by = 'officer') =>
  world.app.call(by, readRuleAskedRoute, { query: ofRule(body) as never });
const kind = (body: object = {}, by = 'officer') =>
  world.app.call(by, readKindAskedRoute, {
    query: { partyOrgId: world.branch.id, name: '读书活动', ...body } as never,
  });
const codes = ({ body }: { body: { known: { code: string }[] } }) => body.known.map(({ code }) => code);

describe('before a rule is saved', () => {
  it('tells of the article, then of the office above, the own rule, and those below', async () => {
    expect(codes(await rule())).toEqual([]);
    expect(codes(await rule({ kind: 'theme_day' }))).toEqual(['asked.by-article']);
    const above = { partyOrgId: world.tree.education.id, reach: 'below' };
    const set = (body: object) =>
      world.app.call('officer', setDutyRuleRoute, { body: { ...ofRule(body), basis: '通知' } as never });
    expect((await set(above)).status).toBe(200);
    const found = await rule();
    expect(codes(found)).toEqual(['asked.above']);
    expect(found.body.known[0]?.message).toMatch(world.tree.education.name);
    expect(codes(await rule({ least: 2 }))).toEqual(['asked.by-two-levels']);
    expect(codes(await rule(above))).toEqual(['asked.same']);
    expect(codes(await rule({ ...above, least: 2 }))).toEqual(['asked.replaces']);
    // Warned of, and saved all the same.
    expect((await set({ least: 2 })).status).toBe(200);
    expect(codes(await rule(above))).toEqual(['asked.same', 'asked.below']);
    expect(codes(await rule({ least: 2 }))).toEqual(['asked.same', 'asked.by-two-levels']);
  });

  it('tells nobody who may not ask, and nothing of what is out of sight', async () => {
    expect((await rule({}, 'tradesOfficer')).status).toBe(404);
    for (const other of ['secretary', 'inspector', 'placeOfficer', 'self']) {
      expect((await rule({}, other)).status).toBe(403);
      expect((await kind({}, other)).status).toBe(403);
    }
    expect((await kind({}, 'tradesOfficer')).status).toBe(404);
    expect((await rule({ least: 0 })).status).toBe(400);
    expect((await kind({ per: 'month' })).status).toBe(400);
  });
});

describe('before a kind is set up', () => {
  it('tells of one with a like name above, with how often it is asked for', async () => {
    expect(codes(await kind())).toEqual([]);
    const added = await world.app.call('officer', addMeetingKindRoute, {
      body: {
        partyOrgId: world.tree.education.id,
        name: '读书会',
        calls: 'any',
        heldBy: ['branch'],
        duty: { per: 'month', least: 1 },
        basis: '通知',
        fromOn,
      },
    });
    expect(added.status).toBe(200);
    const { known } = (await kind({ per: 'quarter', least: 1 })).body;
    expect(known).toEqual([
      {
        code: 'asked.kind-like-other',
        message: `${world.tree.education.name}已经设立了名称相近的“读书会”，要求每月 1 次，可以直接使用。`,
        page: { title: '应开规则', path: '/meetings/duty-rules' },
      },
    ]);
    expect(codes(await kind({ name: '廉政党课' }))).toEqual(['asked.kind-of-article']);
  });
});
