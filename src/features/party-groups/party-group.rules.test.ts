import { describe, expect, it } from 'vitest';
import { checkLeader } from './party-group.rules.ts';

const TODAY = '2026-11-22';
const member = { name: '甲', inGroup: true };
const draft = { groupName: '第一党小组', member, fromOn: '2026-11-01', lastFrom: null };

describe('who leads a group', () => {
  it.each([
    ['one of its members', draft, undefined],
    ['from today on', { ...draft, fromOn: TODAY }, undefined],
    ['from tomorrow on', { ...draft, fromOn: '2026-11-23' }, 'party-group.later'],
    ['one of another group', { ...draft, member: { name: '乙', inGroup: false } }, 'party-group.not-in-it'],
    ['nobody, where nobody did', { ...draft, member: null }, 'party-group.no-leader'],
    ['nobody any more', { ...draft, member: null, lastFrom: '2026-01-01' }, undefined],
    ['in place of one who does since the same day', { ...draft, lastFrom: '2026-11-01' }, undefined],
    ['before the one who does', { ...draft, lastFrom: '2026-11-02' }, 'party-group.earlier'],
  ])('%s', (_, given, code) => {
    expect(checkLeader(given, TODAY)?.code).toBe(code);
  });
});
