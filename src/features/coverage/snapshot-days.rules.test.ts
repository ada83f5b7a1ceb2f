import { expect, it } from 'vitest';
import { snapshotDays } from './snapshot-days.rules.ts';

it.each([
  ['2026-11-22', '2026-10-01'],
  ['2026-10-01', '2026-10-01'],
  ['2026-09-30', '2026-07-01'],
  ['2026-01-01', '2026-01-01'],
])('on %s the last snapshot is of %s', (today, last) => {
  expect(snapshotDays(today).at(-1)).toBe(last);
});

it('is dense in the last two years and thin before, without doubles', () => {
  expect(snapshotDays('2026-11-22')).toEqual([
    ...['2015-01-01', '2016-01-01', '2017-01-01', '2018-01-01', '2019-01-01', '2020-01-01', '2021-01-01'],
    ...['2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'],
    ...['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'],
  ]);
});
