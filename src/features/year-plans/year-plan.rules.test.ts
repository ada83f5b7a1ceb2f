import { describe, expect, it } from 'vitest';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import type { MeetingHost } from '../meetings/meeting.ts';
import type { PlanLine } from './year-plan.ts';
import { checkLines, checkYear, fittingTemplates, followPlan } from './year-plan.rules.ts';

const BRANCH: MeetingHost = {
  name: '明德学校党支部',
  firstOn: '2020-01-01',
  endedOn: null,
  tier: 'branch',
  outsideSystem: false,
};
const line = (month: number, ...kinds: MeetingKind[]): PlanLine => ({
  month,
  kinds,
  topic: null,
  note: null,
});
const held = (heldOn: string, ...kinds: MeetingKind[]) => ({ id: heldOn, kinds, heldOn });

describe('checkYear', () => {
  it.each([
    [2025, '2026-06-30', '2025年已经过去，当时的计划不能再改。可以定2026年和2027年的。'],
    [2026, '2026-01-01', undefined],
    [2027, '2026-12-31', undefined],
    [2028, '2026-12-31', '2028年还早，可以定2026年和2027年的计划。'],
  ])('%i at %s', (year, today, message) => {
    expect(checkYear(year, today)?.message).toBe(message);
  });
});

describe('checkLines', () => {
  it.each<[string, PlanLine[], string[]]>([
    ['none', [], ['plan.empty']],
    ['what one meeting can be', [line(3, 'theme_day', 'party_lecture')], []],
    ['a round of talks by itself', [line(11, 'talks')], []],
    ['of every group', [line(1, 'group_meeting')], []],
    ['a line without a kind', [line(3)], ['plan.no-kind']],
    ['those that call others', [line(3, 'branch_assembly', 'committee_meeting')], ['meeting.kinds-apart']],
    ['what a branch does not hold', [line(3, 'democratic_meeting')], ['meeting.not-leadership']],
    ['too many', Array.from({ length: 121 }, () => line(1, 'theme_day')), ['plan.long']],
  ])('%s', (_, lines, codes) => {
    expect(checkLines(lines, BRANCH).map(({ code }) => code)).toEqual(codes);
  });

  it('names the line', () => {
    expect(checkLines([line(5, 'talks', 'theme_day')], BRANCH)[0]?.message).toMatch(
      /^5月的“谈心谈话、主题党日”：/,
    );
  });
});

describe('followPlan', () => {
  const states = (lines: PlanLine[], meetings: ReturnType<typeof held>[], today = '2026-07-15') =>
    followPlan(lines, meetings, 2026, today).map(({ state, meetings: of }) => [
      state,
      ...of.map(({ id }) => id),
    ]);

  it('tells by the day what is to come, due, gone by', () => {
    const lines = [line(6, 'theme_day'), line(7, 'theme_day'), line(8, 'theme_day')];
    expect(states(lines, [])).toEqual([['missed'], ['due'], ['planned']]);
    expect(states(lines, [], '2026-06-30')).toEqual([['due'], ['planned'], ['planned']]);
    expect(states(lines, [], '2027-01-01')).toEqual([['missed'], ['missed'], ['missed']]);
  });

  it('takes a meeting for one line of a kind', () => {
    const lines = [line(3, 'theme_day'), line(3, 'theme_day')];
    expect(states(lines, [held('2026-03-05', 'theme_day')])).toEqual([['held', '2026-03-05'], ['missed']]);
  });

  it('takes a meeting of two kinds for a line of each', () => {
    const lines = [line(3, 'theme_day'), line(3, 'party_lecture')];
    expect(states(lines, [held('2026-03-05', 'theme_day', 'party_lecture')])).toEqual([
      ['held', '2026-03-05'],
      ['held', '2026-03-05'],
    ]);
  });

  it('asks for every kind of a line', () => {
    const lines = [line(3, 'theme_day', 'party_lecture')];
    expect(states(lines, [held('2026-03-05', 'theme_day')])).toEqual([['missed']]);
  });

  it('lets a quarterly one be held elsewhere in its quarter, a monthly one not', () => {
    const lines = [line(2, 'branch_assembly'), line(2, 'theme_day')];
    const meetings = [held('2026-03-31', 'branch_assembly'), held('2026-03-05', 'theme_day')];
    expect(states(lines, meetings)).toEqual([['moved', '2026-03-31'], ['missed']]);
    expect(states([line(2, 'branch_assembly')], [held('2026-04-01', 'branch_assembly')])).toEqual([
      ['missed'],
    ]);
  });

  it('lets one that nobody owes be held elsewhere in the year', () => {
    expect(states([line(6, 'spirit_review')], [held('2026-01-01', 'spirit_review')])).toEqual([
      ['moved', '2026-01-01'],
    ]);
  });

  it('leaves a meeting to the line of its own month', () => {
    const lines = [line(1, 'branch_assembly'), line(3, 'branch_assembly')];
    expect(states(lines, [held('2026-03-05', 'branch_assembly')])).toEqual([
      ['missed'],
      ['held', '2026-03-05'],
    ]);
  });

  it('takes the meetings of all groups together', () => {
    const meetings = [held('2026-03-05', 'group_meeting'), held('2026-03-06', 'group_meeting')];
    expect(states([line(3, 'group_meeting')], meetings)).toEqual([['held', '2026-03-05', '2026-03-06']]);
  });
});

describe('fittingTemplates', () => {
  const template = (id: string, orgTypes: string[], sizeBands: string[], depth = 1) => ({
    id,
    orgTypes,
    sizeBands,
    depth,
  });
  const school = { type: 'service_agency', sizeBand: '3' } as const;
  const club = { type: 'association', sizeBand: '1' } as const;
  it.each([
    ['type and size', [template('a', ['service_agency'], ['3'])], [school], ['a']],
    ['another size', [template('a', ['service_agency'], ['4'])], [school], []],
    ['another type', [template('a', ['foundation'], [])], [school], []],
    ['of all', [template('a', [], [])], [], ['a']],
    ['a branch that covers nobody', [template('a', ['foundation'], [])], [], []],
    [
      'the more exact first',
      [
        template('a', [], []),
        template('b', ['service_agency'], []),
        template('c', ['service_agency'], ['3']),
      ],
      [school],
      ['c', 'b', 'a'],
    ],
    [
      'the nearer first',
      [template('far', ['service_agency'], ['3'], 1), template('near', [], [], 2)],
      [school],
      ['near', 'far'],
    ],
    [
      'what fits more of a joint branch first',
      [template('a', ['association'], ['1']), template('b', ['association', 'service_agency'], [])],
      [school, club],
      ['b', 'a'],
    ],
  ])('%s', (_, templates, orgs, ids) => {
    expect(fittingTemplates(templates, orgs).map(({ id }) => id)).toEqual(ids);
  });
});
