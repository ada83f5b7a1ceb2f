import { expect, it } from 'vitest';
import { addDays } from './day.ts';
import { toldDay } from './told-day.ts';

it.each([
  ['2026-11-22', '2026-10-31'],
  ['2026-12-24', '2026-10-31'],
  ['2026-11-01', '2026-10-31'],
  ['2026-10-31', '2026-10-31'],
  ['2026-10-30', '2026-09-30'],
  ['2024-02-29', '2024-02-29'],
  ['2024-02-28', '2024-01-31'],
])('on 2026-11-22, asked for %s, tells of %s', (asked, told) => {
  expect(toldDay(asked, '2026-11-22')).toBe(told);
});

it('tells on every day of a month the same, its last one too, for which nothing is settled before it is over', () => {
  for (let today = '2026-11-01'; today < '2026-12-01'; today = addDays(today, 1))
    expect(toldDay(today, today)).toBe('2026-10-31');
  expect(toldDay('2026-12-01', '2026-12-01')).toBe('2026-11-30');
});
