import { expect, it } from 'vitest';
import { rollFilterOf } from './roll-filter.rules.ts';

const node = { key: 'k', name: '洋县', parentKey: null };
const roll = { partyOrgs: { total: 1, branches: 1, covering: 1 }, members: 1, membersNotTransferred: 0 };
const on = '2026-11-22';

it.each([
  ['the Party tree today', { tree: 'party', roll }, { partyOrg: 'k' }],
  ['places today', { tree: 'place', roll }, { region: 'k' }],
  ['another day', { tree: 'place', roll: null }, { region: 'k', on }],
  ['a supervising body, which those lists do not know', { tree: 'body', roll }, null],
] as const)('the lists behind the roll: %s', (_name, asked, filter) =>
  expect(rollFilterOf({ node, on, ...asked })).toEqual(filter),
);
