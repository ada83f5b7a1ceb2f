import { describe, expect, it } from 'vitest';
import { atLeastFourFifths, atLeastHalf, moreThanHalf, rate } from './portion.ts';

// The vectors of domain-rules section 12.
describe('portions (GEN-01)', () => {
  it.each([
    [8, 16, true, false],
    [9, 16, true, true],
    [7, 16, false, false],
    [8, 15, true, true],
    [7, 15, false, false],
    [4, 8, true, false],
    [5, 8, true, true],
    [1, 1, true, true],
    [0, 1, false, false],
  ])('%i of %i: at least half %s, more than half %s', (n, of, atLeast, moreThan) => {
    expect(atLeastHalf(n, of)).toBe(atLeast);
    expect(moreThanHalf(n, of)).toBe(moreThan);
  });

  it.each([
    [8, 10, true],
    [7, 10, false],
    [4, 5, true],
    [1, 1, true],
    [13, 16, true],
    [12, 16, false],
  ])('%i of %i is at least four fifths: %s', (n, of, expected) => {
    expect(atLeastFourFifths(n, of)).toBe(expected);
  });
});

describe('rate', () => {
  it.each([
    [1100, 3023, 1100 / 3023],
    [42, 42, 1],
    [0, 5, 0],
    [0, 0, null],
  ])('%i of %i = %s', (covered, total, expected) => {
    expect(rate(covered, total)).toBe(expected);
  });
});
