import { expect, it } from 'vitest';
import { describeExtra } from './describe-changes.ts';

it.each([
  ['a value that changes', [['经费', '3 万']], [['经费', '4 万']], { '附列：经费': ['3 万', '4 万'] }],
  ['a column that is new', [], [['场所', '自有']], { '附列：场所': ['', '自有'] }],
  ['what stays', [['经费', '3 万']], [['经费', '3 万']], {}],
  ['nothing laid over', [['经费', '3 万']], null, {}],
] as const)('tells of 附列: %s', (_what, before, after, told) => {
  const cells = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([title, value]) => ({ title, value }));
  expect(describeExtra(cells(before), after === null ? null : cells(after))).toEqual(told);
});
