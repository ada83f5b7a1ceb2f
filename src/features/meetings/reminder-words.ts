import { type Day, partsOf } from '../../platform/kernel/day.ts';
import { kindName } from '../codes/tables/meeting.ts';
import type { EarlierLate } from './duty.contract.ts';
import { periodText } from './duty-words.ts';

/** What is still to be held, and the last day on which it is in time. */
export interface StillToHold {
  readonly name: string;
  readonly until: Day;
}

const HEAD = '【组织生活提醒】';

/** What a secretary copies into the branch's group chat; null where nothing is to be held or entered. */
export function branchReminder(open: readonly StillToHold[], late: readonly StillLate[] = []): string | null {
  const before = late.length === 0 ? [] : [`以前还没有登记：${lateText(late)}。`];
  const now = toHold(open);
  return now.length + before.length === 0 ? null : `${HEAD}${[...now, ...before].join('')}`;
}

function toHold(open: readonly StillToHold[]): readonly string[] {
  if (open.length === 0) return [];
  const said = open.map(({ name, until }) => {
    const { month, date } = partsOf(until);
    return `${name}（${month}月${date}日前）`;
  });
  return [`还要召开：${said.join('、')}。时间地点以会议通知为准。`];
}

/** A kind in a quarter or a year that was over before, and is not held by the records. */
export interface StillLate {
  readonly name: string;
  readonly period: string;
}

/** In the words of the text. */
export function stillLate(rows: readonly Pick<EarlierLate, 'kind' | 'period'>[]): StillLate[] {
  return rows.map(({ kind, period }) => ({ name: kindName(kind), period: periodText(period) }));
}

function lateText(late: readonly StillLate[]): string {
  const periods = [...new Set(late.map(({ period }) => period))];
  const named = (period: string) =>
    [...new Set(late.filter((each) => each.period === period).map(({ name }) => name))].join('、');
  return periods.map((period) => `${period}的${named(period)}`).join('，');
}

/** What an office copies into the secretaries' group chat: said to all, so that nobody is shown up before the others. */
export function officeReminder(period: string, late: readonly StillLate[] = []): string {
  const before = late.length === 0 ? '' : `以前的还有没开的：${lateText(late)}。`;
  return `${HEAD}${period}的组织生活已经过了期限。${before}请各党支部对照工作台“组织生活”核对：已经开了的请补登记，确实没有开的请说明情况。`;
}
