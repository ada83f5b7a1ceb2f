import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { AttendedMember, ConfirmingHost } from './confirmation.ts';
import type { Span } from './duty.ts';

/** Whether attendance of these days can be confirmed by this Party organisation at all. */
export function checkConfirming({ name, special }: ConfirmingHost, { to }: Span, today: Day): Refusal | null {
  if (!special) {
    return refuse(
      'confirmation.own-branch',
      `${name}不是功能型或临时党组织：党员的组织生活按本支部的记录算，不用向别处确认。`,
      { clause: 'BRANCH-07 支部工作条例第8条' },
    );
  }
  if (to > today) {
    return refuse(
      'confirmation.not-over',
      '这个时段还没有过完，过完以后再确认；也可以先确认已经过完的月份。',
      {
        field: 'period',
      },
    );
  }
  return null;
}

/** Each one who is to be confirmed was called, has a home branch here, and is not confirmed for these days yet. */
export function checkConfirmed(memberIds: readonly string[], attended: readonly AttendedMember[]): Refusal[] {
  const known = new Map(attended.map((each) => [each.memberId, each]));
  return memberIds.flatMap((memberId) => {
    const found = known.get(memberId);
    const at = { field: 'memberIds', value: memberId };
    if (found === undefined) {
      return [
        refuse('confirmation.not-called', '选中的党员里有人在这个时段没有被召集过，请刷新后再选。', at),
      ];
    }
    const { name, homeBranchId, confirmed } = found;
    if (homeBranchId === null) {
      return [
        refuse(
          'confirmation.no-home',
          `${name}的组织关系不在本系统的其他支部，不能在这里确认。请把参加情况告诉组织关系所在的党组织。`,
          at,
        ),
      ];
    }
    if (confirmed === null) return [];
    return [
      refuse(
        'conflict.confirmed',
        `${name}的参加情况已经确认过（${confirmed.fromOn} 至 ${confirmed.lastOn}）。要改时段，先撤回那次确认。`,
        at,
      ),
    ];
  });
}
