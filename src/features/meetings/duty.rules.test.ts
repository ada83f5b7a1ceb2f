import { describe, expect, it } from 'vitest';
import { cellAddress, choicesOfUnit, periodText } from './duty-words.ts';
import {
  PERIOD,
  dutyKinds,
  dutyPeriods,
  earlierDuties,
  earlierPeriods,
  nameOf,
  owesWhole,
  periodAround,
  spanOf,
  stateOf,
} from './duty.rules.ts';

describe('a period by its name', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2028-02', '2028-02-01', '2028-03-01'],
    ['2026-Q1', '2026-01-01', '2026-04-01'],
    ['2026-Q4', '2026-10-01', '2027-01-01'],
    ['2026', '2026-01-01', '2027-01-01'],
  ])('%s from %s up to %s', (period, from, to) => {
    expect(PERIOD.test(period)).toBe(true);
    expect(spanOf(period)).toEqual({ from, to });
    expect(nameOf({ from, to })).toBe(period);
  });

  it.each(['2026-13', '2026-Q5', '2026-00', '26', '2026-1', '3026', ''])('%s is none', (period) => {
    expect(PERIOD.test(period)).toBe(false);
  });
});

describe('the period around a day', () => {
  it.each([
    ['2028-02-29', 'month', '2028-02-01', '2028-03-01'],
    ['2026-03-31', 'quarter', '2026-01-01', '2026-04-01'],
    ['2026-04-01', 'quarter', '2026-04-01', '2026-07-01'],
    ['2026-12-31', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026-12-31', 'year', '2026-01-01', '2027-01-01'],
  ] as const)('%s by %s', (day, unit, from, to) => {
    expect(periodAround(day, unit)).toEqual({ from, to });
  });
});

describe('what a reminder names beside its own period', () => {
  it.each([
    ['2026-09', ['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3', '2025']],
    ['2026-10', ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2025']],
    ['2026-12', ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2025']],
    ['2027-01', ['2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1', '2026']],
    ['2026-Q4', ['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2025']],
    ['2026', ['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', '2025']],
  ])('in %s are %j', (period, names) => {
    const span = spanOf(period);
    expect(earlierPeriods(span).map(nameOf)).toEqual(names);
    for (const earlier of earlierPeriods(span)) expect(earlier.to <= span.from).toBe(true);
  });

  it('goes by the articles: what is owed by the month is not among them', () => {
    const kinds = earlierDuties(spanOf('2026-10')).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'branch_assembly')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'criticism_meeting')).toHaveLength(1);
    expect(kinds).not.toContain('theme_day');
  });
});

describe('the duties of a span', () => {
  const periodsOf = (period: string, today: string, kind: string) =>
    dutyPeriods(spanOf(period), today)
      .filter((each) => each.kind === kind)
      .map(({ from, to }) => `${from} ${to}`);

  it('of a month are those of the month, and of the quarter and the year in which it lies', () => {
    expect(periodsOf('2026-05', '2026-11-22', 'theme_day')).toEqual(['2026-05-01 2026-06-01']);
    expect(periodsOf('2026-05', '2026-11-22', 'branch_assembly')).toEqual(['2026-04-01 2026-07-01']);
    expect(periodsOf('2026-05', '2026-11-22', 'criticism_meeting')).toEqual(['2026-01-01 2027-01-01']);
  });

  it('of a year leave out what has not begun', () => {
    expect(periodsOf('2026', '2026-11-22', 'theme_day')).toHaveLength(11);
    expect(periodsOf('2026', '2026-12-01', 'theme_day')).toHaveLength(12);
    expect(periodsOf('2026', '2026-09-30', 'branch_assembly')).toHaveLength(3);
    expect(periodsOf('2026', '2026-10-01', 'branch_assembly')).toHaveLength(4);
    expect(dutyPeriods(spanOf('2027'), '2026-12-31')).toEqual([]);
  });

  it('each name their article; the one without a number in any says that it is customary', () => {
    expect(dutyKinds.map(({ kind }) => kind)).toEqual([
      'branch_assembly',
      'committee_meeting',
      'group_meeting',
      'party_lecture',
      'theme_day',
      'criticism_meeting',
      'appraisal',
      'talks',
    ]);
    expect(dutyKinds.every(({ duty }) => /^MEET-\d{2} .+第\d+条/.test(duty.clause))).toBe(true);
    expect(dutyKinds.filter(({ duty }) => duty.customary).map(({ kind }) => kind)).toEqual(['party_lecture']);
  });
});

describe('a branch owes whole periods', () => {
  const period = spanOf('2026-05');
  it.each([
    ['2026-05-01', null, true],
    ['2026-05-02', null, false],
    ['2020-01-01', '2026-06-01', true],
    ['2020-01-01', '2026-05-31', false],
  ])('there from %s, ended %s: %s', (firstOn, endedOn, owes) => {
    expect(owesWhole({ firstOn, endedOn }, period)).toBe(owes);
  });
});

it.each([
  [{ owed: 0, done: 0, late: 0, due: 0, earlier: 0 }, null],
  [{ owed: 3, done: 3, late: 0, due: 0, earlier: 0 }, 'done'],
  [{ owed: 3, done: 2, late: 0, due: 1, earlier: 0 }, 'due'],
  [{ owed: 3, done: 1, late: 1, due: 1, earlier: 0 }, 'late'],
  [{ owed: 3, done: 3, late: 0, due: 0, earlier: 1 }, 'late'],
  [{ owed: 0, done: 0, late: 0, due: 0, earlier: 2 }, 'late'],
])('%j is %s', (counts, state) => {
  expect(stateOf(counts)).toBe(state);
});

describe('words', () => {
  it('name periods, and offer the latest ones', () => {
    expect(['2026-02', '2026-Q3', '2026'].map(periodText)).toEqual(['2026年2月', '2026年第三季度', '2026年']);
    expect(choicesOfUnit('month', '2026-01-31').slice(0, 2)).toEqual([
      { value: '2026-01', label: '2026年1月' },
      { value: '2025-12', label: '2025年12月' },
    ]);
    expect(choicesOfUnit('quarter', '2026-02-01')[1]?.value).toBe('2025-Q4');
  });

  it('open what counts for a cell: of a quarter the quarter, although a month is asked for', () => {
    expect(cellAddress('b', 'branch_assembly', '2026-05')).toContain('from=2026-04-01&to=2026-06-30');
    expect(cellAddress('b', 'theme_day', '2026-Q1')).toContain('from=2026-01-01&to=2026-03-31');
    expect(cellAddress('b', 'talks', '2028-02')).toContain('from=2028-01-01&to=2028-12-31');
  });
});
