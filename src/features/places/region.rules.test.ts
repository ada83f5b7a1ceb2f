import { describe, expect, it } from 'vitest';
import {
  containsRegion,
  enclosingCodes,
  intervalOf,
  isRegionCode,
  levelOf,
  shortCodeOf,
  toRegionCode,
} from './region.rules.ts';

describe('toRegionCode', () => {
  it.each([
    ['61', '610000000'],
    ['6107', '610700000'],
    ['610723', '610723000'],
    ['610723100', '610723100'],
    ['610723100201', '610723100'],
    ['610000', '610000000'],
    ['100000', '000000000'],
    ['000000000', '000000000'],
    ['061072', null],
    ['6107231', null],
    ['61072X', null],
    ['', null],
  ])('%j → %s', (digits, code) => {
    expect(toRegionCode(digits)).toBe(code);
  });
});

describe('levels and intervals', () => {
  it.each([
    ['000000000', 0, 0, 999_999_999],
    ['610000000', 1, 610_000_000, 619_999_999],
    ['500000000', 1, 500_000_000, 509_999_999],
    ['610700000', 2, 610_700_000, 610_799_999],
    ['131000000', 2, 131_000_000, 131_099_999],
    ['610723000', 3, 610_723_000, 610_723_999],
    ['110110000', 3, 110_110_000, 110_110_999],
    ['429004000', 3, 429_004_000, 429_004_999],
    ['610723100', 4, 610_723_100, 610_723_100],
    ['441900003', 4, 441_900_003, 441_900_003],
  ] as const)('%s is of level %i and holds %i … %i', (code, level, from, to) => {
    expect(isRegionCode(code)).toBe(true);
    expect(levelOf(code)).toBe(level);
    expect(intervalOf(code)).toEqual({ from, to });
  });

  it.each([
    ['610723', false],
    ['012345678', false],
    ['61072310X', false],
  ])('%s is a region code: %s', (text, expected) => {
    expect(isRegionCode(text)).toBe(expected);
  });
});

it.each([
  ['610700000', '610723100', true],
  ['610700000', '610700000', true],
  ['610000000', '610723000', true],
  ['000000000', '441900003', true],
  ['441900000', '441900003', true],
  ['610723000', '610700000', false],
  ['610723000', '610724000', false],
  ['620000000', '610723000', false],
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(containsRegion(outer, inner)).toBe(expected);
});

it.each([
  ['610723100', ['610723000', '610700000', '610000000', '000000000']],
  ['441900003', ['441900000', '440000000', '000000000']],
  ['429004000', ['429000000', '420000000', '000000000']],
  ['610000000', ['000000000']],
  ['000000000', []],
])('codes around %s are %j', (code, expected) => {
  expect(enclosingCodes(code)).toEqual(expected);
});

it.each([
  ['610723000', '610723'],
  ['610723100', '610723100'],
])('%s is written %s', (code, expected) => {
  expect(shortCodeOf(code)).toBe(expected);
});
