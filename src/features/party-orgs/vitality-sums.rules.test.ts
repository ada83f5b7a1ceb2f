import { describe, expect, it } from 'vitest';
import { vitalityFacts } from '../vitality/vitality.ts';
import { bitsOf, isKept, keptDays } from './vitality-sums.rules.ts';

describe('what is asked of many', () => {
  it.each([
    ['secretary', 0b1],
    ['term', 0b10],
    ['exists', 0b1111],
    ['good', 0b1_1111_1111_0000],
    ['excellent', 0b1_1110_0000_0000_0000],
    ['in_management', 1 << 16],
  ] as const)('%s is the bits of its facts', (asked, bits) => {
    expect(bitsOf(asked)).toBe(bits);
  });

  it('leaves no fact out', () => {
    expect(bitsOf('exists') | bitsOf('good') | bitsOf('excellent')).toBe((1 << vitalityFacts.length) - 1);
  });
});

describe('days that are kept', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-22', false],
    ['2026-11-30', false],
    ['2026-10-31', true],
    ['2026-10-30', false],
    ['2024-02-29', false],
    ['2024-11-30', true],
    ['2024-10-31', false],
  ])('%s: %s', (on, kept) => {
    expect(isKept(on, '2026-11-23')).toBe(kept);
  });

  it('are today and the ends of 24 months', () => {
    const days = keptDays('2026-11-23');
    expect([days.length, days[0], days[1], days.at(-1)]).toEqual([
      25,
      '2026-11-23',
      '2026-10-31',
      '2024-11-30',
    ]);
    expect(days.every((day) => isKept(day, '2026-11-23'))).toBe(true);
  });
});
