import { describe, expect, it } from 'vitest';
import type { DutyUnit, MeetingKind } from '../codes/tables/meeting.ts';
import { checkDutyRule, ruledKinds, type RuledOrg } from './set-rule.rules.ts';

const TODAY = '2026-11-22';
const branch: RuledOrg = { name: '甲支部', tier: 'branch', special: false, branch: true };
const functional: RuledOrg = { name: '乙支部', tier: 'branch', special: true, branch: false };
const committee: RuledOrg = { name: '丙党委', tier: 'committee', special: false, branch: false };
const draft = (kind: MeetingKind, per: DutyUnit, least: number, more: object = {}) => ({
  reach: 'own' as const,
  kind,
  per,
  least,
  fromOn: '2027-01-01',
  ...more,
});
const codes = (...given: Parameters<typeof checkDutyRule>) => checkDutyRule(...given).map(({ code }) => code);

describe('a rule', () => {
  it.each<[MeetingKind, DutyUnit, number, string[]]>([
    // An article says how often: more is the office's, less is not.
    ['theme_day', 'month', 1, []],
    ['theme_day', 'month', 2, []],
    ['theme_day', 'quarter', 3, ['duty-rule.below-clause']],
    ['branch_assembly', 'quarter', 1, []],
    ['branch_assembly', 'month', 1, []],
    ['branch_assembly', 'year', 4, ['duty-rule.below-clause']],
    ['criticism_meeting', 'year', 2, []],
    // The article leaves it open.
    ['party_lecture', 'year', 2, []],
    ['party_lecture', 'month', 1, []],
    ['spirit_review', 'year', 1, []],
    // They need a committee, groups, or leaders.
    ['committee_meeting', 'month', 2, ['duty-rule.kind']],
    ['group_meeting', 'month', 1, ['duty-rule.kind']],
    ['democratic_meeting', 'year', 1, ['duty-rule.kind']],
  ])('of a branch: %s per %s, %i times', (kind, per, least, expected) => {
    expect(codes(draft(kind, per, least), branch, TODAY)).toEqual(expected);
    expect(codes(draft(kind, per, least, { reach: 'below' }), committee, TODAY)).toEqual(expected);
  });

  it('of a 功能型 or 临时 one is whatever its approving body sets, but no 民主评议', () => {
    expect(codes(draft('theme_day', 'quarter', 1), functional, TODAY)).toEqual([]);
    expect(codes(draft('appraisal', 'year', 1), functional, TODAY)).toEqual(['duty-rule.not-theirs']);
  });

  it('of what is no branch reaches those below it alone', () => {
    expect(codes(draft('party_lecture', 'year', 2), committee, TODAY)).toEqual(['duty-rule.no-branch']);
  });

  it.each<[DutyUnit, string, string[]]>([
    ['month', '2026-12-01', []],
    ['month', '2026-12-02', ['duty-rule.start']],
    ['quarter', '2026-10-01', []],
    ['quarter', '2026-11-01', ['duty-rule.start']],
    ['year', '2026-01-01', []],
    ['year', '2026-04-01', ['duty-rule.start']],
    ['month', '2025-12-01', ['duty-rule.past']],
  ])('per %s begins on %s', (per, fromOn, expected) => {
    expect(codes(draft('party_lecture', per, 1, { fromOn }), branch, TODAY)).toEqual(expected);
  });
});

it('the kinds that may be ruled need neither committee nor groups', () => {
  expect(ruledKinds).toContain('party_lecture');
  expect(ruledKinds).not.toContain('group_meeting');
});
