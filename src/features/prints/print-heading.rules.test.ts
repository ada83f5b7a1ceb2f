import { describe, expect, it } from 'vitest';
import { checkedYearOf, headingOf, wordsAbove, wordsBelow } from './print-heading.rules.ts';

const defaults = {
  words: { title: '年检（年报）未报社会组织名单' },
  unit: '洋县社会组织党工委',
  name: '张三',
  today: '2026-11-22',
  year: null,
};

describe('the head of a printed list', () => {
  it('follows from the list, the account and the day', () => {
    expect(headingOf({}, defaults)).toEqual({
      title: '年检（年报）未报社会组织名单',
      unit: '洋县社会组织党工委',
      preparer: '张三',
      reviewer: '',
      madeOn: '2026-11-22',
    });
  });

  it('says the year of a list of annual checks', () => {
    expect(headingOf({}, { ...defaults, year: 2025 }).title).toBe('2025 年度年检（年报）未报社会组织名单');
  });

  it('is what the person says, an emptied unit too; a title is never empty', () => {
    const asked = { title: '', unit: '', preparer: '李四', reviewer: '王五', madeOn: '2026-12-01' };
    expect(headingOf(asked, defaults)).toEqual({ ...asked, title: defaults.words.title });
  });

  it('stands in the words of the office', () => {
    const heading = headingOf({ reviewer: '王五' }, defaults);
    expect(wordsAbove(heading, '2026-06-30')).toEqual([
      '填报单位（盖章）：洋县社会组织党工委',
      '截至2026年6月30日',
      '填报日期：2026年11月22日',
    ]);
    expect(wordsBelow(heading)).toEqual(['审核人：王五', '填报人：张三']);
  });
});

it('annual checks are those of the year before', () => {
  expect(checkedYearOf('2026-01-01')).toBe(2025);
  expect(checkedYearOf('2026-12-31')).toBe(2025);
});
