import { describe, expect, it } from 'vitest';
import { doubtText, isHalfFile, reachOf } from './list-scope.rules.ts';

describe('the reach of a list', () => {
  it.each([
    ['as it was said', 'own', '610723000', 100, 100, 'own'],
    ['a county registers for its townships', null, '610723000', 100, 0, 'below'],
    ['a township’s list is its own', null, '610723104', 1, 0, 'below'],
    ['a prefecture’s list of its own level', null, '610700000', 100, 9, 'own'],
    ['a prefecture’s list with its counties', null, '610700000', 100, 10, 'below'],
    ['a province’s list whose rows tell no place', null, '610000000', 0, 0, 'own'],
  ] as const)('%s', (_what, said, region, placed, below, reach) => {
    expect(reachOf(said, region, { placed, below })).toBe(reach);
  });
});

describe('half a file', () => {
  it.each([
    [100, 20, false],
    [100, 21, true],
    [5, 1, false],
    [4, 1, true],
    [1, 1, true],
    [0, 0, false],
  ])('of %d of ours %d absent: %s', (ours, absent, half) => {
    expect(isHalfFile({ ours, absent })).toBe(half);
  });

  it('asks with its figures', () => {
    expect(doubtText({ ours: 42, absent: 21 })).toContain('42 家社会组织，有 21 家不在这份名单上（50%');
  });
});
