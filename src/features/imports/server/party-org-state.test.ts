import { expect, it } from 'vitest';
import type { PartyOrgRow } from '../party-org-row.rules.ts';
import { contradictions, newState, sayingsOf, takeFacts } from './party-org-state.ts';

const row: PartyOrgRow = {
  row: 3,
  draft: {},
  endedOn: undefined,
  parent: undefined,
  guidedBy: undefined,
  region: undefined,
  covers: [],
  posts: [{ post: 'secretary', personName: '张三' }],
  term: { electedOn: '2024-05-01', endsOn: undefined },
  extra: [],
};
const NO_POSTS = { toStore: [], replaced: [], changes: {}, reasons: [] };
const NO_TERM = { toStore: null, change: null, reasons: [] };

it.each([
  ['refuse', ['refusal name']],
  ['first', ['warning name', 'warning secretaryName']],
] as const)('rows of one organisation that differ: %s', (disagreement, expected) => {
  const state = newState('p', null);
  for (const [key, value] of sayingsOf(row, { name: '某党支部', setUpMode: 'joint' }, []))
    state.said.set(key, { value, row: 3 });
  const later = sayingsOf(
    { ...row, posts: [{ post: 'secretary', personName: '李四' }] },
    { name: '某联合党支部', setUpMode: 'attached' },
    [],
  );
  const { keys, reasons } = contradictions(state, later, disagreement);
  expect([...keys]).toEqual(['name', 'setUpMode', 'secretaryName']);
  expect(reasons.map(({ kind, field }) => `${kind} ${field}`)).toEqual(expected);
});

it('a post that two rows tell of is stored once, with what both say', () => {
  const state = newState('p', null);
  const post = { post: 'secretary', personName: '张三', fromOn: '2026-11-01' };
  takeFacts(state, {
    posts: { ...NO_POSTS, toStore: [{ ...post, phone: '13800000000' }] },
    term: NO_TERM,
    relations: [],
  });
  takeFacts(state, {
    posts: { ...NO_POSTS, toStore: [{ ...post, phone: undefined, fullTime: true }] },
    term: NO_TERM,
    relations: [],
  });
  expect(state.toStore.posts).toEqual([{ ...post, phone: '13800000000', fullTime: true }]);
  expect(state.posts).toMatchObject([{ personName: '张三', phone: '13800000000', fullTime: true }]);
});
