import { describe, expect, it } from 'vitest';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import {
  dutiesOfYear,
  gapsOf,
  linesOfDuties,
  periodsOf,
  type PlanningBranch,
  type ReachingRule,
} from './plan-duty.rules.ts';

const ALWAYS = { from: '2020-01-01', to: null };
const TODAY = '2026-07-15';
const BRANCH: PlanningBranch = {
  usual: true,
  firstOn: '2020-01-01',
  endedOn: null,
  committee: [ALWAYS],
  groups: [ALWAYS],
};
const rule = (more: Partial<ReachingRule> = {}): ReachingRule => ({
  kind: 'party_lecture',
  per: 'month',
  least: 1,
  own: false,
  depth: 1,
  fromOn: '2026-01-01',
  toOn: null,
  basis: '本县通知',
  ...more,
});
const times = (branch: Partial<PlanningBranch>, rules: ReachingRule[] = [], year = 2026) => {
  const counts: Partial<Record<MeetingKind, number>> = {};
  for (const { kind } of dutiesOfYear({ ...BRANCH, ...branch }, rules, year, TODAY))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
const ARTICLES = {
  branch_assembly: 4,
  committee_meeting: 12,
  group_meeting: 12,
  party_lecture: 4,
  theme_day: 12,
  criticism_meeting: 1,
  appraisal: 1,
  talks: 1,
};

it('knows the periods of a leap year', () => {
  expect(periodsOf(2028, 'month')[1]).toEqual({ from: '2028-02-01', to: '2028-03-01' });
  expect(periodsOf(2028, 'quarter').map(({ from }) => from)).toEqual([
    '2028-01-01',
    '2028-04-01',
    '2028-07-01',
    '2028-10-01',
  ]);
  expect(periodsOf(2028, 'year')).toEqual([{ from: '2028-01-01', to: '2029-01-01' }]);
});

describe('dutiesOfYear', () => {
  it.each<[string, Partial<PlanningBranch>, ReachingRule[], object]>([
    ['by the articles', {}, [], ARTICLES],
    ['no committee', { committee: [] }, [], { ...ARTICLES, committee_meeting: undefined }],
    ['no groups', { groups: [] }, [], { ...ARTICLES, group_meeting: undefined }],
    [
      'a committee from July',
      { committee: [{ from: '2026-07-01', to: null }] },
      [],
      { ...ARTICLES, committee_meeting: 6 },
    ],
    [
      'a committee that goes in autumn: as today until then',
      { committee: [{ from: '2020-01-01', to: '2026-09-01' }] },
      [],
      ARTICLES,
    ],
    [
      'a group that was there for whole months only from March to May',
      { groups: [{ from: '2026-02-10', to: '2026-06-01' }] },
      [],
      { ...ARTICLES, group_meeting: 3 },
    ],
    ['功能型 by default', { usual: false }, [], {}],
    [
      '功能型 by its own rule',
      { usual: false },
      [rule({ own: true, kind: 'theme_day', per: 'quarter' })],
      { theme_day: 4 },
    ],
    ['a rule before what is customary', {}, [rule()], { ...ARTICLES, party_lecture: 12 }],
    ['a rule from July', {}, [rule({ fromOn: '2026-07-01' })], { ...ARTICLES, party_lecture: 2 + 6 }],
    ['a rule that ended', {}, [rule({ toOn: '2026-04-01' })], { ...ARTICLES, party_lecture: 3 + 3 }],
    [
      'the own rule before one from above',
      {},
      [rule(), rule({ own: true, depth: 9, per: 'year' })],
      { ...ARTICLES, party_lecture: 1 },
    ],
    ['the nearer before the further', {}, [rule({ depth: 1 }), rule({ depth: 5, per: 'quarter' })], ARTICLES],
    [
      'founded in February',
      { firstOn: '2026-02-15' },
      [],
      { branch_assembly: 3, committee_meeting: 10, group_meeting: 10, party_lecture: 3, theme_day: 10 },
    ],
    [
      'gone with October',
      { endedOn: '2026-11-01' },
      [],
      { branch_assembly: 3, committee_meeting: 10, group_meeting: 10, party_lecture: 3, theme_day: 10 },
    ],
  ])('%s', (_, branch, rules, expected) => {
    expect(times(branch, rules)).toEqual(JSON.parse(JSON.stringify(expected)));
  });
});

describe('a plan to begin with', () => {
  it('leaves nothing out, whatever is owed', () => {
    const duties = dutiesOfYear(
      BRANCH,
      [rule({ least: 2, per: 'quarter' }), rule({ kind: 'theme_day', least: 3 })],
      2026,
      TODAY,
    );
    expect(gapsOf(linesOfDuties(duties), duties)).toEqual([]);
  });

  it('spreads over the period, and puts the meetings of the year in their order', () => {
    const lines = linesOfDuties(
      dutiesOfYear(BRANCH, [rule({ least: 2, per: 'year', kind: 'spirit_review' })], 2026, TODAY),
    );
    const months = (kind: MeetingKind) =>
      lines.filter(({ kinds }) => kinds[0] === kind).map(({ month }) => month);
    expect(months('branch_assembly')).toEqual([2, 5, 8, 11]);
    expect(months('talks')).toEqual([11]);
    expect(months('criticism_meeting')).toEqual([12]);
    expect(months('spirit_review')).toEqual([4, 10]);
    expect(lines.map(({ month }) => month)).toEqual(
      lines.map(({ month }) => month).toSorted((a, b) => a - b),
    );
  });
});

it('tells what is left out', () => {
  const duties = dutiesOfYear(BRANCH, [], 2026, TODAY);
  const lines = linesOfDuties(duties).filter(
    ({ month, kinds }) => !(month === 8 && kinds[0] === 'branch_assembly'),
  );
  expect(gapsOf(lines, duties)).toEqual([
    {
      kind: 'branch_assembly',
      from: '2026-07-01',
      to: '2026-10-01',
      least: 1,
      planned: 0,
      clause: 'MEET-01 支部工作条例第11条',
    },
  ]);
});
