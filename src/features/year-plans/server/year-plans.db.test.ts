import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../../../platform/kernel/day.ts';
import type { RouteCall } from '../../../platform/contract/route.ts';
import { readDocx } from '../../../platform/testing/read-docx.ts';
import { listChangesRoute } from '../../audit/changes.contract.ts';
import { setDutyRuleRoute } from '../../meetings/duty-rule.contract.ts';
import { readDutyTotalsRoute } from '../../meetings/duty.contract.ts';
import { buildMeetingsWorld, MEETINGS_TODAY, YESTERDAY } from '../../testing/build-meetings-world.ts';
import type { BuiltPartyOrg } from '../../testing/build-records.ts';
import { dutiesOfYear, gapsOf } from '../plan-duty.rules.ts';
import {
  countYearPlansRoute,
  exportYearPlansRoute,
  listYearPlansRoute,
  printYearPlanRoute,
  readYearPlanRoute,
  readYearPlanTotalsRoute,
  setYearPlanRoute,
} from '../year-plan.contract.ts';
import type { PlanLine } from '../year-plan.ts';

const YEAR = partsOf(MEETINGS_TODAY).year;
const HELD = partsOf(YESTERDAY);
type Body = RouteCall<typeof setYearPlanRoute>['body'];
const line = (month: number, kinds: PlanLine['kinds'], topic: string | null = null) => ({
  month,
  kinds: [...kinds],
  topic,
  note: null,
});

let world: Awaited<ReturnType<typeof buildMeetingsWorld>>;
beforeAll(async () => {
  world = await buildMeetingsWorld();
});
afterAll(() => world.close());

const set = (more: Partial<Body> = {}, by = 'secretary', of: BuiltPartyOrg = world.branch) =>
  world.app.call(by, setYearPlanRoute, {
    params: { id: of.id },
    body: { year: YEAR, version: 0, templateId: null, lines: [line(12, ['theme_day'])], ...more },
  });
const read = async (year = YEAR, by = 'secretary', of: BuiltPartyOrg = world.branch) =>
  world.app.call(by, readYearPlanRoute, { params: { id: of.id }, query: { year } });

describe('before there is a plan', () => {
  it('offers what is owed as a beginning, and asks for nothing', async () => {
    const { body } = await read(YEAR + 1);
    expect(body).toMatchObject({ version: 0, lines: [], mayChange: true });
    expect(body.duties.filter(({ kind }) => kind === 'theme_day')).toHaveLength(12);
    expect(body.covers).toEqual([{ name: '洋县明德学校', type: 'service_agency', sizeBand: '2' }]);
  });

  it('has nothing to print', async () => {
    const query = { year: YEAR + 1, purpose: '上墙公示' };
    const { code } = await world.app.call('secretary', printYearPlanRoute, {
      params: { id: world.branch.id },
      query,
    });
    expect(code).toBe('plan.none');
  });
});

describe('a plan', () => {
  it('is set whole, in the order of the year, and followed by what was held', async () => {
    await world.record({ kinds: ['theme_day', 'party_lecture'] });
    const lines = [line(12, ['talks']), line(HELD.month, ['theme_day'], '学习新党章')];
    expect((await set({ lines, year: YEAR })).body).toEqual({ version: 1 });
    const { body } = await read();
    const inOrder = lines.toSorted((a, b) => a.month - b.month);
    expect(body.lines.map(({ month, topic }) => [month, topic])).toEqual(
      inOrder.map(({ month, topic }) => [month, topic]),
    );
    if (HELD.year === YEAR) {
      expect(body.lines.find(({ topic }) => topic !== null)).toMatchObject({
        state: 'held',
        meetings: [{ heldOn: YESTERDAY }],
      });
    }
    expect(body).toMatchObject({ version: 1, setBy: '明德学校支部书记', setOn: MEETINGS_TODAY });
  });

  it('comes with what is owed, so that what it leaves out can be told', async () => {
    const { lines, duties } = (await read()).body;
    const gaps = gapsOf(lines, duties);
    expect(gaps.filter(({ kind }) => kind === 'branch_assembly')).toHaveLength(4);
    expect(gaps.filter(({ kind }) => kind === 'theme_day')).toHaveLength(11);
    expect(gaps.filter(({ kind }) => kind === 'talks')).toEqual([]);
  });

  it('tells whoever stores second that it has changed', async () => {
    expect((await set({ version: 0 })).code).toBe('conflict.version');
    expect((await set({ version: 1 })).body).toEqual({ version: 2 });
    expect((await read()).body.lines).toHaveLength(1);
  });

  it('is stored once, where two begin it at one moment', async () => {
    const both = await Promise.all([set({ year: YEAR + 1 }), set({ year: YEAR + 1 }, 'officer')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it.each<[string, Partial<Body>, string]>([
    ['no line', { lines: [] }, 'plan.empty'],
    ['a year gone by', { year: YEAR - 1 }, 'plan.year'],
    ['a year far off', { year: YEAR + 2 }, 'plan.year'],
    ['kinds that call others', { lines: [line(3, ['talks', 'theme_day'])] }, 'meeting.kinds-apart'],
    [
      'an office’s kind that nobody set up',
      { lines: [line(3, ['site:members:0123abcd:读书会'])] },
      'kind.out-of-reach',
    ],
  ])('is refused with %s', async (_, body, code) => {
    expect((await set({ version: 2, ...body })).code).toBe(code);
    expect((await read()).body.version).toBe(2);
  });

  it('is not begun from a template that is not there', async () => {
    const begun = await set(
      { templateId: '01900000-0000-7000-8000-000000000000' },
      'officer',
      world.tree.educationJointBranch,
    );
    expect(begun.code).toBe('plan.template-gone');
  });

  it('leaves a line in the log of the branch, which tells no topic', async () => {
    const { rows } = (
      await world.app.call('officer', listChangesRoute, {
        query: { entity: 'partyOrg', entityId: world.branch.id },
      })
    ).body;
    expect(JSON.stringify(rows)).not.toContain('学习新党章');
    const [first] = rows.filter(({ changes }) => 'yearPlan' in changes).toReversed();
    expect(first).toMatchObject({
      actor: '明德学校支部书记',
      changes: { yearPlan: [null, { year: YEAR, lines: [{}, {}] }] },
    });
  });

  it('goes on paper', async () => {
    const query = { year: YEAR, format: 'docx', purpose: '上墙公示' } as const;
    const { bytes, status } = await world.app.call('secretary', printYearPlanRoute, {
      params: { id: world.branch.id },
      query,
    });
    expect(status).toBe(200);
    const { text } = await readDocx(bytes);
    for (const part of [`${YEAR}年组织生活计划`, '洋县明德学校党支部', '12月', '主题党日'])
      expect(text).toContain(part);
  });
});

describe('the list', () => {
  const list = async (query: object = {}, by = 'officer') =>
    (await world.app.call(by, listYearPlansRoute, { query })).body.rows;

  it('tells which branches have a plan, of how many, and how it stands', async () => {
    const rows = await list();
    expect(rows).toHaveLength(4);
    expect(rows.filter(({ plan }) => plan !== null)).toMatchObject([
      { partyOrg: { id: world.branch.id }, plan: { lines: 1, template: null } },
    ]);
    const totals = await world.app.call('officer', readYearPlanTotalsRoute, { query: {} });
    expect(totals.body).toEqual({ year: YEAR, branches: 4, planned: 1 });
  });

  it.each([
    [{ plan: 'yes' }, 1],
    [{ plan: 'no' }, 3],
    [{ plan: 'yes', year: 2100 }, 0],
  ] as const)('narrowed by %j has %i', async (query, n) => {
    expect(await list(query)).toHaveLength(n);
    expect((await world.app.call('officer', countYearPlansRoute, { query })).body.count).toBe(n);
  });

  it('goes page by page', async () => {
    const first = (await world.app.call('officer', listYearPlansRoute, { query: { size: 3 } })).body;
    const second = (
      await world.app.call('officer', listYearPlansRoute, { query: { size: 3, after: first.next ?? '' } })
    ).body;
    const ids = [...first.rows, ...second.rows].map(({ partyOrg }) => partyOrg.id);
    expect(new Set(ids).size).toBe(4);
    expect(second.next).toBeNull();
  });

  it('is taken out line by line', async () => {
    const { bytes } = await world.app.call('officer', exportYearPlansRoute, { query: { format: 'csv' } });
    const text = bytes.toString('utf8');
    expect(text).toContain('洋县明德学校党支部,12月,主题党日');
    expect(text.match(/未定计划/g)).toHaveLength(3);
  });
});

describe('who may', () => {
  it('a branch of another part of the tree is not there', async () => {
    expect((await read(YEAR, 'tradesOfficer')).code).toBe('not-found');
    expect((await set({}, 'tradesOfficer')).code).toBe('not-found');
    expect((await set({}, 'secretary', world.tree.tradesBranch)).code).toBe('not-found');
  });

  it('an inspector reads and changes nothing', async () => {
    expect((await read(YEAR, 'inspector')).body).toMatchObject({ version: 2, mayChange: false });
    expect((await set({ version: 2 }, 'inspector')).status).toBe(403);
  });

  it.each(['placeOfficer', 'bodyOfficer', 'advisor', 'self', 'systemAdmin'])(
    '%s gets nothing',
    async (by) => {
      expect((await read(YEAR, by)).status).toBe(403);
      expect((await world.app.call(by, listYearPlansRoute, { query: {} })).status).toBe(403);
    },
  );
});

describe('what is owed in a year', () => {
  it('is what the list of duties counts once it has passed, with an office’s rules', async () => {
    const rule = {
      partyOrgId: world.tree.education.id,
      reach: 'below',
      basis: '本县通知',
      least: 1,
    } as const;
    for (const more of [
      { kind: 'party_lecture', per: 'month', fromOn: `${YEAR}-01-01` },
      { kind: 'spirit_review', per: 'quarter', fromOn: `${YEAR}-01-01` },
    ] as const) {
      expect(
        (await world.app.call('educationOfficer', setDutyRuleRoute, { body: { ...rule, ...more } })).status,
      ).toBe(200);
    }
    const planned = (await read()).body;
    const begun = (from: string) => from <= MEETINGS_TODAY;
    const query = { partyOrg: world.branch.id, within: 'own', period: String(YEAR) } as const;
    const { duties } = (await world.app.call('officer', readDutyTotalsRoute, { query })).body;
    const owed = Object.fromEntries(
      duties.filter((each) => each.owed > 0).map((each) => [each.kind, each.owed]),
    );
    const all = dutiesOfYear(
      { usual: true, firstOn: '2020-01-01', endedOn: null, committee: [], groups: [] },
      [
        {
          ...rule,
          kind: 'party_lecture',
          per: 'month',
          own: false,
          depth: 1,
          fromOn: `${YEAR}-01-01`,
          toOn: null,
        },
        {
          ...rule,
          kind: 'spirit_review',
          per: 'quarter',
          own: false,
          depth: 1,
          fromOn: `${YEAR}-01-01`,
          toOn: null,
        },
      ],
      YEAR,
      MEETINGS_TODAY,
    );
    const counted: Record<string, number> = {};
    for (const { kind, from } of all) if (begun(from)) counted[kind] = (counted[kind] ?? 0) + 1;
    expect(owed).toEqual(counted);
    expect(planned.duties.filter(({ kind }) => kind === 'party_lecture')).toHaveLength(12);
    expect(planned.duties.filter(({ kind }) => kind === 'spirit_review')).toHaveLength(4);
  });
});
