import { expect, it } from 'vitest';
import { ageBandOf, educationBandOf, isJuniorCollegeOrAbove, joiningBandOf } from './bands.rules.ts';

it.each([
  ['2026-12-31', 'up_to_30'],
  ['1996-12-31', 'up_to_30'],
  ['1996-01-01', 'up_to_30'],
  ['1995-12-31', 'from_31'],
  ['1991-12-31', 'from_31'],
  ['1990-12-31', 'from_36'],
  ['1985-12-31', 'from_41'],
  ['1980-12-31', 'from_46'],
  ['1975-12-31', 'from_51'],
  ['1970-12-31', 'from_56'],
  ['1966-01-01', 'from_56'],
  ['1965-12-31', 'from_61'],
  ['1930-01-01', 'from_61'],
])('born on %s: %s at the end of 2026 (STAT-01)', (bornOn, band) => {
  expect(ageBandOf(bornOn, '2026-12-31')).toBe(band);
});

it.each([
  ['1949-09-30', 'before_1949'],
  ['1949-10-01', 'before_1978'],
  ['1978-11-30', 'before_1978'],
  ['1978-12-01', 'before_2012'],
  ['2012-10-31', 'before_2012'],
  ['2012-11-01', 'since_2012'],
])('joined on %s: %s (STAT-02)', (joinedOn, band) => {
  expect(joiningBandOf(joinedOn)).toBe(band);
});

it.each([
  ['11', 'postgraduate', true],
  ['14', 'postgraduate', true],
  ['17', 'postgraduate', true],
  ['10', 'postgraduate', true],
  ['15', 'undergraduate', true],
  ['21', 'undergraduate', true],
  ['28', 'undergraduate', true],
  ['20', 'undergraduate', true],
  ['22', 'senior_high', false],
  ['31', 'junior_college', true],
  ['33', 'senior_high', false],
  ['41', 'secondary_vocational', false],
  ['44', 'secondary_vocational', false],
  ['47', 'secondary_vocational', false],
  ['43', 'junior_high_or_less', false],
  ['61', 'senior_high', false],
  ['63', 'junior_high_or_less', false],
  ['71', 'junior_high_or_less', false],
  ['81', 'junior_high_or_less', false],
  ['90', 'junior_high_or_less', false],
] as const)('education %s: %s, 大专及以上 %s (TAB-07)', (education, band, college) => {
  expect(educationBandOf(education)).toBe(band);
  expect(isJuniorCollegeOrAbove(band)).toBe(college);
});
