import { describe, expect, it } from 'vitest';
import type { AppraisalDraft, AppraisedMember } from './appraisal.ts';
import { checkAppraisal, checkRound, warnOfCap } from './appraisal.rules.ts';

const TODAY = '2026-11-20';
const roll = ['甲', '乙', '丙', '丁'].map((name) => ({ id: name, name, graded: name !== '丁' }));
const DRAFT: AppraisalDraft = {
  selfOn: '2026-11-01',
  peersOn: '2026-11-01',
  ratingOn: '2026-11-02',
  opinionOn: '2026-11-03',
  opinionBy: 'committee',
  sheets: 4,
  capPercent: 33,
  members: [],
};
const sums = (excellent: number, competent = 0, basic = 0, incompetent = 0) => ({
  excellent,
  competent,
  basic,
  incompetent,
});
const of = (memberId: string, more: Partial<AppraisedMember> = {}): AppraisedMember => ({
  memberId,
  sums: null,
  grade: null,
  ...more,
});
const codes = (more: Partial<AppraisalDraft>) =>
  checkAppraisal({ ...DRAFT, ...more }, roll, TODAY).map(({ code }) => code);

it('is held by a branch, not by 功能型 or 临时, and not ahead of its year', () => {
  const branch = { name: '支部', branch: true, special: false };
  expect(checkRound(branch, 2026, TODAY)).toEqual([]);
  expect(checkRound({ ...branch, special: true }, 2026, TODAY)[0]?.code).toBe('appraisal.not-theirs');
  expect(checkRound({ ...branch, branch: false }, 2026, TODAY)[0]?.code).toBe('appraisal.not-branch');
  expect(checkRound(branch, 2027, TODAY)[0]?.code).toBe('appraisal.future');
});

describe('a round', () => {
  it.each<[string, Partial<AppraisalDraft>, string[]]>([
    ['whole', { members: [of('甲', { sums: sums(3, 1), grade: 'excellent' }), of('丁')] }, []],
    [
      'just begun',
      { selfOn: null, peersOn: null, ratingOn: null, opinionOn: null, opinionBy: null, sheets: null },
      [],
    ],
    ['not all sheets rating him', { members: [of('甲', { sums: sums(1) })] }, []],
    ['peers before oneself', { peersOn: '2026-10-31' }, ['appraisal.order']],
    ['a step left out', { peersOn: null }, ['appraisal.order']],
    ['to come', { opinionOn: '2026-11-21' }, ['appraisal.day']],
    ['an opinion of nobody', { opinionBy: null }, ['appraisal.opinion']],
    ['more sheets than people', { sheets: 5 }, ['appraisal.more-sheets']],
    ['so few sheets that they tell', { sheets: 2 }, ['appraisal.few-sheets']],
    ['a grade on probation', { members: [of('丁', { grade: 'competent' })] }, ['appraisal.no-grade']],
    ['somebody else', { members: [of('戊')] }, ['appraisal.stranger']],
    ['somebody twice', { members: [of('甲'), of('甲')] }, ['appraisal.twice']],
    [
      'sums without sheets',
      { sheets: null, members: [of('甲', { sums: sums(1) })] },
      ['appraisal.no-sheets'],
    ],
    [
      'a grade before the opinion',
      { opinionOn: null, opinionBy: null, members: [of('甲', { grade: 'basic' })] },
      ['appraisal.no-opinion'],
    ],
  ])('%s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  it('shows the sum where there are more votes than sheets', () => {
    const draft = { ...DRAFT, members: [of('甲', { sums: sums(3, 1, 0, 1) })] };
    expect(checkAppraisal(draft, roll, TODAY)[0]?.message).toBe(
      '甲：优秀 3 + 合格 1 + 基本合格 0 + 不合格 1 = 5 票，多于收回的测评票 4 张。',
    );
  });
});

it('tells of more than the notice allows to be excellent', () => {
  const members = [of('甲', { grade: 'excellent' })];
  expect(warnOfCap({ capPercent: 33, members }, roll)[0]?.message).toBe(
    '优秀 1 人，参加评定 3 人，本年通知的上限 33% 是 0 人。',
  );
  expect(warnOfCap({ capPercent: 34, members }, roll)).toEqual([]);
  expect(warnOfCap({ capPercent: null, members }, roll)).toEqual([]);
});
