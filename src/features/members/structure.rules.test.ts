import { describe, expect, it } from 'vitest';
import { addDays, addYears } from '../../platform/kernel/day.ts';
import { ageBandOf, joiningBandOf } from '../codes/bands.rules.ts';
import { ageBounds, joiningBounds, structureRows } from './structure.rules.ts';
import { structureFilterOf } from './structure-filter.rules.ts';

const ON = '2026-11-22';
/** As PostgreSQL's width_bucket counts over an ascending array. */
const bucket = (day: string, bounds: readonly string[]) => bounds.filter((bound) => bound <= day).length;

describe('a band by its number', () => {
  const ages = [30, 31, 35, 36, 40, 41, 45, 46, 50, 51, 55, 56, 60, 61, 90];
  it.each(ages)('is that of the rule on the birthday of %i and on the days around it', (age) => {
    for (const bornOn of [-1, 0, 1].map((days) => addDays(addYears(ON, -age), days))) {
      const value = String(bucket(bornOn, ageBounds(ON)));
      const [row] = structureRows('age', [{ value, count: 1 }], []).filter(({ count }) => count > 0);
      expect(row?.key).toBe(ageBandOf(bornOn, ON));
    }
  });

  it.each(['1949-09-30', '1949-10-01', '1978-11-30', '1978-12-01', '2012-10-31', '2012-11-01', '2026-01-01'])(
    'is that of the rule for who joined on %s',
    (joinedOn) => {
      const value = String(bucket(joinedOn, joiningBounds));
      const [row] = structureRows('joined', [{ value, count: 1 }], []).filter(({ count }) => count > 0);
      expect(row?.key).toBe(joiningBandOf(joinedOn));
    },
  );
});

it('adds codes of education up to their bands, and puts those not on record last', () => {
  const values = [
    { value: '21', count: 3 },
    { value: '28', count: 2 },
    { value: '11', count: 1 },
    { value: null, count: 4 },
  ];
  expect(structureRows('education', values, [])).toEqual([
    { key: 'postgraduate', label: '研究生', count: 1 },
    { key: 'undergraduate', label: '大学本科', count: 5 },
    { key: 'junior_college', label: '大专', count: 0 },
    { key: 'secondary_vocational', label: '中专', count: 0 },
    { key: 'senior_high', label: '高中', count: 0 },
    { key: 'junior_high_or_less', label: '初中及以下', count: 0 },
    { key: null, label: '学历未填', count: 4 },
  ]);
});

it('lists the sectors that somebody works in, in the order of the office', () => {
  const sectors = [
    { code: 'culture', name: '文化' },
    { code: 'sports', name: '体育' },
    { code: 'education', name: '教育' },
  ];
  const rows = structureRows(
    'sector',
    [
      { value: 'education', count: 2 },
      { value: 'culture', count: 1 },
    ],
    sectors,
  );
  expect(rows.map(({ label, count }) => [label, count])).toEqual([
    ['文化', 1],
    ['教育', 2],
  ]);
});

it('narrows the filter of the page to the row', () => {
  const filter: { region: string; unfilled?: string[] } = { region: '610723000' };
  expect(structureFilterOf(filter, 'age', 'from_31')).toEqual({ region: '610723000', age: ['from_31'] });
  expect(structureFilterOf(filter, 'sex', '2')).toEqual({ region: '610723000', sex: '2' });
  expect(structureFilterOf(filter, 'joined', null)).toEqual({ region: '610723000', unfilled: ['joined'] });
});
