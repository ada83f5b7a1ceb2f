import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apportion, withinLimits } from './apportion.ts';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

it.each([
  [10, [1, 1, 1], 0, [4, 3, 3]],
  [10, [2, 1, 1], 0, [5, 3, 2]],
  [7, [0, 1], 2, [2, 5]],
  [0, [3, 4], 0, [0, 0]],
])('%i by %j with at least %i each gives %j', (total, weights, least, expected) => {
  expect(apportion(total, weights, least)).toEqual(expected);
});

it('always adds up and gives everybody the least', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.nat(100_000), weights, fc.nat(5), (extra, given, least) => {
      const total = extra + least * given.length;
      const shares = apportion(total, given, least);
      expect(sumOf(shares)).toBe(total);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(least);
    }),
  );
});

it('refuses what cannot be shared out', () => {
  expect(() => apportion(3, [1, 1], 2)).toThrow(RangeError);
  expect(() => apportion(3, [0, 0])).toThrow(RangeError);
  expect(() => withinLimits([5, 5], [4, 4])).toThrow(RangeError);
});

it('moves what is above a limit to where there is room', () => {
  expect(withinLimits([9, 1, 2], [5, 5, 5])).toEqual([5, 5, 2]);
});
