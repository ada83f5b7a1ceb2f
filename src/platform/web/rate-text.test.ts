import { describe, expect, it } from 'vitest';
import { percentText } from '../kernel/portion.ts';
import { rateText, totalText } from './rate-text.ts';

describe('rateText', () => {
  it.each([
    [1100, 3023, '1,100 / 3,023 (36.4 %)'],
    [0, 42, '0 / 42 (0.0 %)'],
    [42, 42, '42 / 42 (100.0 %)'],
    [0, 0, '0 / 0 (—)'],
  ])('writes %i of %i', (part, whole, text) => {
    expect(rateText(part, whole)).toBe(text);
  });

  it('never rounds up to all', () => {
    expect(percentText(29_999, 30_000)).toBe('99.9 %');
  });
});

describe('totalText', () => {
  it.each([
    [{ count: 3023, capped: false }, '共 3,023 条'],
    [{ count: 10_000, capped: true }, '10,000 条以上'],
    [{ count: 4, capped: false, notShown: 2 }, '共 4 条，另有 2 条不公开，未列出'],
  ])('writes %j', (total, text) => {
    expect(totalText(total)).toBe(text);
  });
});
