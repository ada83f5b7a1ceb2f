import { expect, it } from 'vitest';
import { type EarlierDay, earlierDay, nameOfEarlierDay } from './earlier-days.rules.ts';

it.each<[EarlierDay, string, string]>([
  ['month', '2026-11-22', '2026-10-31'],
  ['month', '2026-03-01', '2026-02-28'],
  ['month', '2026-01-31', '2025-12-31'],
  ['quarter', '2026-11-22', '2026-09-30'],
  ['quarter', '2026-10-01', '2026-09-30'],
  ['quarter', '2026-09-30', '2026-06-30'],
  ['quarter', '2026-01-01', '2025-12-31'],
  ['year', '2026-11-22', '2025-12-31'],
  ['year', '2026-12-31', '2025-12-31'],
  ['anniversary', '2026-11-22', '2025-11-22'],
  ['anniversary', '2028-02-29', '2027-02-28'],
])('%s before %s is %s', (which, on, day) => {
  expect(earlierDay(which, on)).toBe(day);
});

it('names a day again where it has a name, the nearest first', () => {
  expect(nameOfEarlierDay('2026-09-30', '2026-11-22')).toBe('quarter');
  expect(nameOfEarlierDay('2026-09-30', '2026-10-05')).toBe('month');
  expect(nameOfEarlierDay('2026-09-29', '2026-11-22')).toBeNull();
});
