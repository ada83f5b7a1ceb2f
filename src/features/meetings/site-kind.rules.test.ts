import { describe, expect, it } from 'vitest';
import { kindName, isMeetingKind, meetingKindOf, type SiteKind } from '../codes/tables/meeting.ts';
import { assemblyOf } from './meeting.rules.ts';
import { checkDutyRule } from './set-rule.rules.ts';
import { checkNewKind, checkSiteKinds, warnOfKinds } from './site-kind.rules.ts';

const READING: SiteKind = 'site:members:0a1b2c3d:读书会';
const BRANCH = { name: '甲支部', tier: 'branch' } as const;
const terms = {
  code: READING,
  heldBy: ['branch'] as const,
  fromOn: '2026-03-01',
  toOn: '2026-09-01',
  inReach: true,
};
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe('the code of an own kind', () => {
  it('says its name and whom it calls', () => {
    expect(kindName(READING)).toBe('读书会');
    expect(meetingKindOf(READING).calls).toBe('members');
    expect(assemblyOf([READING, 'party_lecture'])).toBe('members');
    expect(assemblyOf([READING, 'committee_meeting'])).toBeNull();
  });

  it.each([
    'site:members:0a1b2c3d:书',
    'site:all:0a1b2c3d:读书会',
    'site:any:0A1B:读书会',
    'site:any:0a1b2c3d:a:b',
  ])('%s is none', (code) => {
    expect(isMeetingKind(code)).toBe(false);
    expect(kindName(code)).toBe(code);
  });
});

describe('who may hold it', () => {
  it.each([
    ['the day before it begins', '2026-02-28', terms, BRANCH, ['kind.not-yet']],
    ['its first day', '2026-03-01', terms, BRANCH, []],
    ['its last day', '2026-08-31', terms, BRANCH, []],
    ['the day it is ended', '2026-09-01', terms, BRANCH, ['kind.ended']],
    ['years on while it is not ended', '2030-02-28', { ...terms, toOn: null }, BRANCH, []],
    ['elsewhere in the tree', '2026-05-01', { ...terms, inReach: false }, BRANCH, ['kind.out-of-reach']],
    [
      'by a committee',
      '2026-05-01',
      terms,
      { name: '乙', tier: 'committee' } as const,
      ['kind.other-holder'],
    ],
  ])('%s', (_, on, held, host, expected) => {
    expect(codes(checkSiteKinds([READING, 'theme_day'], [held], host, on))).toEqual(expected);
  });

  it('a kind that was never set up', () => {
    expect(codes(checkSiteKinds([READING], [], BRANCH, '2026-05-01'))).toEqual(['kind.out-of-reach']);
  });
});

describe('what it needs', () => {
  const needs = {
    code: READING,
    needsQuorum: true,
    needsAgenda: true,
    needsMinutes: false,
    leastPresent: 3,
  };
  const counts = { present: 3, voters: 6, votersPresent: 3 };
  it('is told with the numbers, and half is enough', () => {
    expect(warnOfKinds([needs], { agenda: '学习', counts })).toEqual([]);
    const [told] = warnOfKinds([needs], { counts: { present: 2, voters: 6, votersPresent: 2 } });
    expect(told?.message).toBe(
      '按“读书会”的要求：到会 2 人，要求至少 3 人；有表决权的到会 2 人，不到 6 人的半数；没有议程。',
    );
  });
});

describe('setting up', () => {
  const draft = {
    name: '读书会',
    calls: 'any' as const,
    heldBy: ['branch'] as const,
    needsQuorum: false,
    needsAgenda: false,
    needsMinutes: false,
    leastPresent: null,
    fromOn: '2026-01-01',
  };
  it.each([
    ['a new name', draft, [], []],
    ['a name of the articles', { ...draft, name: '主题党日' }, [], ['kind.of-article']],
    ['an everyday word for one', { ...draft, name: '支部大会' }, [], ['kind.of-article']],
    ['a name in use on the line', { ...draft, name: '读 书 会' }, ['读书会'], ['kind.twice']],
    ['from last year', { ...draft, fromOn: '2025-12-31' }, [], ['kind.past']],
  ])('%s', (_, given, taken, expected) => {
    expect(codes(checkNewKind(given, taken, '2026-11-22'))).toEqual(expected);
  });

  it.each([
    ['below', 'branch', ['branch'], []],
    ['below', 'branch', ['committee'], []],
    ['own', 'committee', ['committee'], []],
    ['own', 'branch', ['committee'], ['duty-rule.other-holder']],
  ] as const)('owed %s, set by a %s, held by %s', (reach, tier, heldBy, expected) => {
    const rule = { reach, kind: READING, per: 'month', least: 2, fromOn: '2026-11-01' } as const;
    const org = { name: '甲', tier, special: false, branch: tier === 'branch' };
    expect(codes(checkDutyRule(rule, org, '2026-11-22', heldBy))).toEqual(expected);
  });
});
