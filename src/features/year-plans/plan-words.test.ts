import { expect, it } from 'vitest';
import { dutiesOfYear, gapsOf } from './plan-duty.rules.ts';
import { aimText, gapTexts } from './plan-words.ts';

it('says what is left out in a sentence for each kind', () => {
  const branch = { usual: true, firstOn: '2020-01-01', endedOn: null, committee: [], groups: [] };
  const rule = {
    kind: 'party_lecture',
    per: 'month',
    least: 2,
    own: true,
    depth: 1,
    fromOn: '2026-12-01',
    toOn: null,
    basis: '本县通知',
  } as const;
  const duties = dutiesOfYear(branch, [rule], 2026, '2026-07-15');
  const lines = duties
    .filter(({ kind, from }) => kind === 'theme_day' && from !== '2026-02-01')
    .map(({ from }) => ({ month: Number(from.slice(5, 7)), kinds: ['theme_day' as const] }));
  expect(gapTexts(gapsOf(lines, duties))).toEqual([
    '支部党员大会：第一季度、第二季度、第三季度、第四季度（支部工作条例第11条）',
    '党课：12月（0 / 2 次）、第一季度、第二季度、第三季度、第四季度（本县通知）',
    '主题党日：2月（支部工作条例第16条）',
    '组织生活会：全年（支部工作条例第17条）',
    '民主评议：全年（支部工作条例第18条）',
    '谈心谈话：全年（支部工作条例第19条）',
  ]);
});

it.each([
  [{ orgTypes: [], sizeBands: [] }, '各类社会组织'],
  [{ orgTypes: ['association', 'foundation'], sizeBands: ['1'] }, '社会团体、基金会，10 人以下'],
])('says whom a template is for', (aim, text) => {
  expect(aimText(aim)).toBe(text);
});
