import { expect, it } from 'vitest';
import { foldWidth } from './fold-width.ts';

it.each([
  ['\uFF15\uFF11\uFF21\uFF42', '51Ab'],
  ['\u3000\uFF08甲\uFF09\u3000', '(甲)'],
  ['\ufeff1\u200b2', '12'],
  [' a b ', 'a b'],
  ['\u00a0大学', '大学'],
])('%j → %j', (text, expected) => {
  expect(foldWidth(text)).toBe(expected);
});
