import { describe, expect, it } from 'vitest';
import { addDays } from '../../platform/kernel/day.ts';
import { spanOf } from './duty.rules.ts';
import { branchReminder, officeReminder } from './reminder-words.ts';
import { LONGEST_DELAY_DAYS, monthAbove, overBy, reachesAbove } from './reminder.rules.ts';

describe('the level above', () => {
  it.each([
    ['2026-10', '2026-10-31', 0, false],
    ['2026-10', '2026-11-01', 0, true],
    ['2026-10', '2026-11-15', 15, false],
    ['2026-10', '2026-11-16', 15, true],
    ['2028-02', '2028-03-01', 1, false],
    ['2028-02', '2028-03-02', 1, true],
    ['2026-Q3', '2026-12-29', 90, false],
    ['2026-Q3', '2026-12-30', 90, true],
  ])('is told of %s on %s after %i days: %s', (period, today, delay, told) => {
    expect(reachesAbove(spanOf(period), today, delay)).toBe(told);
  });

  it('is told of a period exactly when that is over by the day that is asked for', () => {
    for (const period of ['2026-10', '2026-02', '2026-Q3', '2025'])
      for (const delay of [0, 1, 15, 31, LONGEST_DELAY_DAYS])
        for (let days = -3; days < 100; days++) {
          const span = spanOf(period);
          const today = addDays(span.to, days);
          expect(span.to <= overBy(today, delay)).toBe(reachesAbove(span, today, delay));
        }
  });

  it.each([
    ['2026-11-15', 15, '2026-09'],
    ['2026-11-16', 15, '2026-10'],
    ['2026-11-01', 0, '2026-10'],
    ['2026-01-10', 0, '2025-12'],
    ['2026-01-10', 15, '2025-11'],
    ['2026-11-30', 90, '2026-08'],
    ['2026-11-29', 90, '2026-07'],
  ])('on %s after %i days looks at %s', (today, delay, month) => {
    expect(monthAbove(today, delay)).toBe(month);
    expect(reachesAbove(spanOf(month), today, delay)).toBe(true);
  });
});

describe('a text for the group chat', () => {
  it('says what is still to be held, until when and where to look, and names nobody', () => {
    expect(
      branchReminder([
        { name: '支委会', until: '2026-11-30' },
        { name: '党课', until: '2026-12-31' },
      ]),
    ).toBe('【组织生活提醒】还要召开：支委会（11月30日前）、党课（12月31日前）。时间地点以会议通知为准。');
  });

  it('says nothing where nothing is to be held', () => {
    expect(branchReminder([])).toBeNull();
  });

  it('names earlier quarters until they are held, and no branch', () => {
    const late = [
      { name: '党员大会', period: '2026年第三季度' },
      { name: '党课', period: '2026年第三季度' },
      { name: '组织生活会', period: '2025年' },
    ];
    expect(branchReminder([], late)).toBe(
      '【组织生活提醒】以前还没有登记：2026年第三季度的党员大会、党课，2025年的组织生活会。',
    );
    expect(branchReminder([{ name: '支委会', until: '2026-11-30' }], late.slice(2))).toBe(
      '【组织生活提醒】还要召开：支委会（11月30日前）。时间地点以会议通知为准。以前还没有登记：2025年的组织生活会。',
    );
    expect(officeReminder('2026年10月', late.slice(0, 1))).toContain(
      '以前的还有没开的：2026年第三季度的党员大会。',
    );
  });

  it('of an office speaks to all branches alike', () => {
    expect(officeReminder('2026 年 10 月')).toBe(
      '【组织生活提醒】2026 年 10 月的组织生活已经过了期限。请各党支部对照工作台“组织生活”核对：已经开了的请补登记，确实没有开的请说明情况。',
    );
  });
});
