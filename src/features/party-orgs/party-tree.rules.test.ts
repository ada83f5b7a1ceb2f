import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { checkEnd, checkMerge, checkMove, type NodeBurden, type TreeNode } from './party-tree.rules.ts';

const node = (id: string, change: Partial<TreeNode>): TreeNode => ({
  id,
  name: id,
  kind: 'party_committee',
  parentId: 'root',
  endedOn: null,
  firstOn: '2020-01-01',
  pos: 10,
  posEnd: 19,
  ...change,
});
const root = node('root', { parentId: null, pos: 1, posEnd: 99 });
const a = node('a', {});
const below = node('below', { parentId: 'a', pos: 12, posEnd: 13 });
const b = node('b', { pos: 20, posEnd: 29 });
const branch = node('branch', { kind: 'branch', pos: 30, posEnd: 31 });
const gone = node('gone', { endedOn: '2025-01-01', pos: 40, posEnd: 41 });
const DAY = '2026-01-01';
const FREE: NodeBurden = { children: 0, members: 0, memberships: 0, responsibleFor: 0 };
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : result);

describe('checkMove', () => {
  it.each<[string, TreeNode, TreeNode, string, string | null]>([
    ['elsewhere', a, b, DAY, null],
    ['up', below, root, DAY, null],
    ['the root', root, b, DAY, 'party-org.root-stays'],
    ['below itself', a, below, DAY, 'party-org.below-itself'],
    ['onto itself', a, a, DAY, 'party-org.below-itself'],
    ['where it is', a, root, DAY, 'party-org.already-there'],
    ['under a branch', a, branch, DAY, 'party-org.parent-is-branch'],
    ['under an ended one', a, gone, DAY, 'party-org.parent-ended'],
    ['when ended', gone, b, DAY, 'party-org.ended'],
    ['before it began', a, b, '2019-12-31', 'party-org.change-before-start'],
  ])('%s', (_, from, to, day, code) => {
    expect(codeOf(checkMove(from, to, day))).toBe(code);
  });
});

describe('checkMerge', () => {
  it.each<[string, TreeNode, TreeNode, NodeBurden, string | null]>([
    ['into a sibling', a, b, FREE, null],
    ['into its parent', below, a, FREE, null],
    ['a childless one into a branch', a, branch, FREE, null],
    ['one with children into a branch', a, branch, { ...FREE, children: 1 }, 'party-org.parent-is-branch'],
    ['into itself', a, a, FREE, 'party-org.merge-itself'],
    ['into its child', a, below, FREE, 'party-org.below-itself'],
    ['the root', root, a, FREE, 'party-org.root-stays'],
    ['into an ended one', a, gone, FREE, 'party-org.ended'],
  ])('%s', (_, from, into, burden, code) => {
    expect(codeOf(checkMerge(from, into, burden, DAY))).toBe(code);
  });
});

describe('checkEnd', () => {
  it.each<[string, TreeNode, NodeBurden, string[]]>([
    ['a free one', a, FREE, []],
    ['the root', root, FREE, ['party-org.root-stays']],
    ['an ended one', gone, FREE, ['party-org.ended']],
    [
      'one on which everything hangs',
      a,
      { children: 1, members: 2, memberships: 3, responsibleFor: 4 },
      [
        'party-org.has-children',
        'party-org.has-members',
        'party-org.has-memberships',
        'party-org.is-responsible',
      ],
    ],
  ])('%s', (_, from, burden, codes) => {
    expect(checkEnd(from, burden, DAY).map((each) => each.code)).toEqual(codes);
  });
});
