import { expect, it } from 'vitest';
import { dayInWords } from './day-in-words.ts';

it.each([
  ['2026-01-05', '2026年1月5日'],
  ['2026-11-22', '2026年11月22日'],
])('%s reads %s', (day, words) => {
  expect(dayInWords(day)).toBe(words);
});
