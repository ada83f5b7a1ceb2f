import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  compareDays,
  dayOf,
  daysBetween,
  endOfMonth,
  isDay,
  minuteIn,
  OFFICE_TIME_ZONE,
  startOfMonth,
  todayIn,
} from './day.ts';

const anyDay = fc.integer({ min: 0, max: 90_000 }).map((offset) => addDays('1900-01-01', offset));

describe('isDay', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-5', false],
    ['0999-01-01', false],
    ['2026-01-01 ', false],
    [20260101, false],
    [null, false],
  ])('%o → %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('dayOf', () => {
  it.each([
    [2026, 2, 28, '2026-02-28'],
    [2026, 2, 30, null],
    [2026, 13, 1, null],
    [99, 1, 1, null],
  ])('%i %i %i → %s', (year, month, date, expected) => {
    expect(dayOf(year, month, date)).toBe(expected);
  });
});

describe('addMonths (GEN-02)', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-05-10', 0, '2026-05-10'],
    ['2026-05-10', -25, '2024-04-10'],
  ])('%s + %i months = %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('addYears', () => {
  it.each([
    ['2025-06-30', 1, '2026-06-30'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-02-28', -2, '2024-02-28'],
  ])('%s + %i years = %s', (day, years, expected) => {
    expect(addYears(day, years)).toBe(expected);
  });
});

describe('addDays and daysBetween', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    // Summer time was kept in China from 1986 to 1991: local arithmetic would lose an hour here.
    ['1986-05-03', 1, '1986-05-04'],
    ['1991-09-14', 2, '1991-09-16'],
  ])('%s + %i days = %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it('are inverse of each other', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => addDays(a, daysBetween(a, b)) === b));
  });

  it('compare as text does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => Math.sign(compareDays(a, b)) === Math.sign(-daysBetween(a, b))),
    );
  });
});

describe('ageOn', () => {
  it.each([
    ['1990-03-07', '2026-03-06', 35],
    ['1990-03-07', '2026-03-07', 36],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['1949-12-31', '2026-12-31', 77],
    ['2026-05-01', '2026-05-01', 0],
    ['2026-05-02', '2026-05-01', -1],
  ])('born %s is on %s aged %i', (bornOn, on, expected) => {
    expect(ageOn(bornOn, on)).toBe(expected);
  });
});

describe('month ends', () => {
  it.each([
    ['2026-02-10', '2026-02-01', '2026-02-28'],
    ['2024-02-29', '2024-02-01', '2024-02-29'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
  ])('%s lies in %s … %s', (day, first, last) => {
    expect(startOfMonth(day)).toBe(first);
    expect(endOfMonth(day)).toBe(last);
  });
});

describe('minuteIn', () => {
  it.each([
    ['2026-11-22T15:59:59Z', '2026-11-22 23:59'],
    ['2026-11-22T16:00:00Z', '2026-11-23 00:00'],
  ])('at %s a clock in the office shows %s', (instant, expected) => {
    expect(minuteIn(OFFICE_TIME_ZONE, new Date(instant))).toBe(expected);
  });
});

describe('todayIn', () => {
  it.each([
    ['2026-11-22T15:59:59Z', '2026-11-22'],
    ['2026-11-22T16:00:00Z', '2026-11-23'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
  ])('at %s it is %s in the office', (instant, expected) => {
    expect(todayIn(OFFICE_TIME_ZONE, new Date(instant))).toBe(expected);
  });
});
