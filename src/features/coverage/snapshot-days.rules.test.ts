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

it('is dense in the last four years and thin before, without doubles', () => {
  const quarters = ['2023', '2024', '2025', '2026'].flatMap((year) =>
    ['01', '04', '07', '10'].map((month) => `${year}-${month}-01`),
  );
  const years = ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022'].map(
    (year) => `${year}-01-01`,
  );
  expect(snapshotDays('2026-11-22')).toEqual([...years, ...quarters]);
});
