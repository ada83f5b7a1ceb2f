import { describe, expect, it } from 'vitest';
import type { DutyUnit, MeetingKind } from '../codes/tables/meeting.ts';
import {
  alreadyAskedOfKind,
  alreadyAskedOfRule,
  covers,
  type OtherKind,
  type OtherRule,
} from './already-asked.rules.ts';
import type { RuledOrg } from './set-rule.rules.ts';

const times = (per: DutyUnit, least: number) => ({ per, least });

describe('one frequency covers another', () => {
  it.each([
    [times('month', 1), times('month', 1), true],
    [times('month', 1), times('quarter', 3), true],
    [times('month', 1), times('quarter', 4), false],
    [times('month', 1), times('year', 12), true],
    [times('month', 1), times('year', 13), false],
    [times('quarter', 1), times('year', 4), true],
    [times('quarter', 1), times('year', 5), false],
    // Three a quarter may all lie in one month.
    [times('quarter', 3), times('month', 1), false],
    [times('year', 12), times('month', 1), false],
    [times('month', 1), times('month', 2), false],
  ])('%o and %o: %s', (one, other, expected) => {
    expect(covers(one, other)).toBe(expected);
  });
});

const branch: RuledOrg = { name: '甲支部', tier: 'branch', special: false, branch: true };
const functional: RuledOrg = { name: '乙支部', tier: 'branch', special: true, branch: false };
const draft = (kind: MeetingKind, per: DutyUnit, least: number, reach: 'own' | 'below' = 'below') => ({
  kind,
  per,
  least,
  reach,
  fromOn: '2027-01-01',
});
const other = (
  standing: OtherRule['standing'],
  per: DutyUnit,
  least: number,
  more: object = {},
): OtherRule => ({
  standing,
  per,
  least,
  reach: 'below',
  fromOn: '2026-01-01',
  partyOrgName: '丙党委',
  ...more,
});
const codes = (...given: Parameters<typeof alreadyAskedOfRule>) =>
  alreadyAskedOfRule(...given).map(({ code }) => code);

describe('a rule asks for what is asked already', () => {
  it.each<[MeetingKind, DutyUnit, number, string[]]>([
    ['branch_assembly', 'quarter', 1, ['asked.by-article']],
    ['branch_assembly', 'month', 1, []],
    ['theme_day', 'month', 1, ['asked.by-article']],
    ['theme_day', 'month', 2, []],
    ['party_lecture', 'quarter', 1, ['asked.by-article']],
    // Less than is customary is a rule that changes something.
    ['party_lecture', 'year', 2, []],
    ['spirit_review', 'year', 1, []],
    ['site:any:0a1b2c3d:读书会', 'month', 1, []],
  ])('by an article: %s per %s, %i times', (kind, per, least, expected) => {
    expect(codes(draft(kind, per, least), branch, [])).toEqual(expected);
    expect(codes(draft(kind, per, least, 'own'), branch, [])).toEqual(expected);
    expect(codes(draft(kind, per, least, 'own'), functional, [])).toEqual([]);
  });

  it.each<[string, OtherRule[], 'own' | 'below', string[]]>([
    ['the same again', [other('same', 'month', 1)], 'below', ['asked.same']],
    ['another number', [other('same', 'month', 2)], 'below', ['asked.replaces']],
    ['of one, where all below are asked as much', [other('same', 'month', 1)], 'own', ['asked.above']],
    ['as much from above', [other('above', 'month', 1)], 'below', ['asked.above']],
    ['more from above', [other('above', 'month', 2)], 'own', ['asked.above']],
    ['less from above', [other('above', 'quarter', 1)], 'below', ['asked.by-two-levels']],
    ['those below ask', [other('below', 'month', 1, { reach: 'own' })], 'below', ['asked.below']],
    ['those below, of one alone', [other('below', 'month', 1)], 'own', []],
  ])('%s', (_, others, reach, expected) => {
    expect(codes(draft('spirit_review', 'month', 1, reach), branch, others)).toEqual(expected);
  });

  it('of a 功能型 one nothing comes from above', () => {
    const others = [other('above', 'month', 1), other('same', 'month', 1)];
    expect(codes(draft('spirit_review', 'month', 1, 'own'), functional, others)).toEqual([]);
  });

  it('says what a laxer rule does, and names who asks', () => {
    const [found] = alreadyAskedOfRule(draft('spirit_review', 'quarter', 1), branch, [
      other('above', 'month', 1),
    ]);
    expect(found?.message).toBe(
      '丙党委从 2026-01-01 起已经要求所辖每月 1 次，比这项多。更近一级的先用：设了这项，应开的次数反而减少到每季度 1 次。',
    );
    expect(found?.page.path).toBe('/meetings/duty-rules');
  });

  it('names three of those below, and counts all', () => {
    const below = ['丁', '戊', '己', '庚'].map((partyOrgName) =>
      other('below', 'month', 1, { partyOrgName }),
    );
    const [found] = alreadyAskedOfRule(draft('spirit_review', 'month', 1), branch, below);
    expect(found?.message).toMatch('（丁、戊、己等）对同一类型已有 4 项要求');
  });
});

describe('a kind that is there already', () => {
  const reading: OtherKind = {
    code: 'site:any:0a1b2c3d:读书会',
    partyOrgName: null,
    asked: times('month', 1),
  };
  it.each<[string, ReturnType<typeof times> | null, OtherKind[], string[]]>([
    ['廉政党课', times('quarter', 1), [], ['asked.kind-of-article']],
    ['廉政党课', null, [], ['asked.kind-of-article']],
    ['主题党日＋', times('month', 1), [], ['asked.kind-of-article']],
    ['读书 会', times('month', 1), [reading], ['asked.kind-like-other']],
    ['青年读书活动', null, [reading], ['asked.kind-like-other']],
    ['述职会', times('year', 1), [reading], []],
    ['签到统计会', null, [], ['asked.held-already', 'asked.held-already']],
    ['党员花名册', null, [], ['asked.held-already']],
    ['党课签到', null, [], ['asked.kind-of-article', 'asked.held-already']],
  ])('%s %o', (name, duty, others, expected) => {
    expect(alreadyAskedOfKind({ name, duty }, others).map(({ code }) => code)).toEqual(expected);
  });

  it('asks for more of the kind of the article, not for a kind of its own', () => {
    const [more] = alreadyAskedOfKind({ name: '廉政党课', duty: times('month', 1) }, []);
    expect(more?.message).toMatch('在“另设要求”里给“党课”增加次数，不必另立类型。');
    expect(more?.page.path).toBe('/meetings?kind=party_lecture');
    const [less] = alreadyAskedOfKind({ name: '专题组织生活会议', duty: times('year', 1) }, []);
    expect(less?.message).toMatch('登记时选“组织生活会”');
  });
});
