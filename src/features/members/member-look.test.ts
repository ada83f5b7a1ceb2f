import { expect, it } from 'vitest';
import { lookDayText, lookText } from './member-look.ts';

it.each([
  [{ what: 'open', times: 1, routine: false, ground: null }, '打开记录'],
  [{ what: 'open', times: 7, routine: true, ground: null }, '所在支部日常查看 7 次'],
  [{ what: 'reveal-phone', times: 1, routine: false, ground: 'discipline' }, '查看联系电话（纪检监察）'],
] as const)('says what was seen: %j', (look, text) => {
  expect(lookText(look)).toBe(text);
});

it('tells the day, and of daily work the month', () => {
  expect(lookDayText('2026-03-09', false)).toBe('2026-03-09');
  expect(lookDayText('2026-03-09', true)).toBe('2026 年 3 月');
});
