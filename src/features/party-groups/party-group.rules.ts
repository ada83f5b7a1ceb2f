import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';

interface LeaderChange {
  readonly groupName: string;
  /** Null: nobody leads it from then on. */
  readonly member: { readonly name: string; readonly inGroup: boolean } | null;
  readonly fromOn: Day;
  /** Since when the last one leads it; null: none does. */
  readonly lastFrom: Day | null;
}

/** Whether somebody may lead a group from a day on. */
export function checkLeader(
  { groupName, member, fromOn, lastFrom }: LeaderChange,
  today: Day,
): Refusal | null {
  if (fromOn > today) {
    return refuse('party-group.later', `起任日期 ${fromOn} 还没有到。请到那天再登记。`, {
      field: 'fromOn',
      value: fromOn,
    });
  }
  if (member === null && lastFrom === null) {
    return refuse('party-group.no-leader', `${groupName}现在没有组长，不用免去。`, { field: 'memberId' });
  }
  if (member !== null && !member.inGroup) {
    return refuse(
      'party-group.not-in-it',
      `${member.name}在 ${fromOn} 不在${groupName}。请先在党员记录里把他编入这个党小组，或核对日期。`,
      { field: 'memberId', clause: 'BRANCH-15 支部工作条例第13条' },
    );
  }
  if (lastFrom !== null && fromOn < lastFrom) {
    return refuse('party-group.earlier', `现在的组长从 ${lastFrom} 起任，新的日期不能早于这一天。`, {
      field: 'fromOn',
      value: fromOn,
    });
  }
  return null;
}
