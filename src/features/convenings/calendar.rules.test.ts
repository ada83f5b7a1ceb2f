import { expect, it } from 'vitest';
import { endsWith, lastDayOf, webcalAddress } from './calendar.rules.ts';

it.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('the last day of %s is %s', (month, day) => {
  expect(lastDayOf(month)).toBe(day);
});

it.each([
  ['2026-01', [true, false, false]],
  ['2026-03', [true, true, false]],
  ['2026-09', [true, true, false]],
  ['2026-11', [true, false, false]],
  ['2026-12', [true, true, true]],
])('with %s end month, quarter, year: %j', (month, ends) => {
  expect((['month', 'quarter', 'year'] as const).map((per) => endsWith(month, per))).toEqual(ends);
});

it.each([
  ['https://szt.example.cn', 'webcal://szt.example.cn/c/x.ics'],
  ['https://szt.example.cn:8443', 'webcal://szt.example.cn:8443/c/x.ics'],
  ['http://szt.example.cn', null],
  ['https://localhost:8420', null],
  ['https://127.0.0.1', null],
])('a calendar on %s is opened by %s', (origin, address) => {
  expect(webcalAddress(origin, '/c/x.ics')).toBe(address);
});
