import { expect, it } from 'vitest';
import { ageBandOf, educationBandOf, isJuniorCollegeOrAbove, joiningBandOf } from './bands.rules.ts';

it.each([
  ['2026-12-31', 'upTo30'],
  ['1996-12-31', 'upTo30'],
  ['1996-01-01', 'upTo30'],
  ['1995-12-31', 'from31'],
  ['1991-12-31', 'from31'],
  ['1990-12-31', 'from36'],
  ['1985-12-31', 'from41'],
  ['1980-12-31', 'from46'],
  ['1975-12-31', 'from51'],
  ['1970-12-31', 'from56'],
  ['1966-01-01', 'from56'],
  ['1965-12-31', 'from61'],
  ['1930-01-01', 'from61'],
])('born on %s: %s at the end of 2026 (STAT-01)', (bornOn, band) => {
  expect(ageBandOf(bornOn, '2026-12-31')).toBe(band);
});

it.each([
  ['1949-09-30', 'before1949'],
  ['1949-10-01', 'before1978'],
  ['1978-11-30', 'before1978'],
  ['1978-12-01', 'before2012'],
  ['2012-10-31', 'before2012'],
  ['2012-11-01', 'since2012'],
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
  ['22', 'seniorHigh', false],
  ['31', 'juniorCollege', true],
  ['33', 'seniorHigh', false],
  ['41', 'secondaryVocational', false],
  ['44', 'secondaryVocational', false],
  ['47', 'secondaryVocational', false],
  ['43', 'juniorHighOrLess', false],
  ['61', 'seniorHigh', false],
  ['63', 'juniorHighOrLess', false],
  ['71', 'juniorHighOrLess', false],
  ['81', 'juniorHighOrLess', false],
  ['90', 'juniorHighOrLess', false],
] as const)('education %s: %s, 大专及以上 %s (TAB-07)', (education, band, college) => {
  expect(educationBandOf(education)).toBe(band);
  expect(isJuniorCollegeOrAbove(band)).toBe(college);
});
