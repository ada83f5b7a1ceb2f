import { expect, it } from 'vitest';
import { timeText } from './effort-words.ts';

it.each([
  [60, 60, '1 分钟'],
  [75, 1020, '1–17 分钟'],
  [0, 0, '0 分钟'],
  [3600, 7140, '60–119 分钟'],
  [3600, 7200, '1–2 小时'],
  [900, 51120, '0.3–14.2 小时'],
])('%i to %i seconds', (least, most, expected) => {
  expect(timeText(least, most)).toBe(expected);
});
