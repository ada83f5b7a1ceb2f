import { type Day, partsOf } from '../../platform/kernel/day.ts';

/** What is still to be held, and the last day on which it is in time. */
export interface StillToHold {
  readonly name: string;
  readonly until: Day;
}

const HEAD = '【组织生活提醒】';

/** What a secretary copies into the branch's group chat; null where nothing is to be held. */
export function branchReminder(open: readonly StillToHold[]): string | null {
  if (open.length === 0) return null;
  const said = open.map(({ name, until }) => {
    const { month, date } = partsOf(until);
    return `${name}（${month}月${date}日前）`;
  });
  return `${HEAD}还要召开：${said.join('、')}。时间地点以会议通知为准。`;
}

/** What an office copies into the secretaries' group chat: said to all, so that nobody is shown up before the others. */
export function officeReminder(period: string): string {
  return `${HEAD}${period}的组织生活已经过了期限。请各党支部对照工作台“组织生活”核对：已经开了的请补登记，确实没有开的请说明情况。`;
}
