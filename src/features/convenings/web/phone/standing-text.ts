import { checkInStateNames } from '../../check-in.ts';
import { leaveStateNames } from '../../convening.ts';
import type { OwnConvening } from '../../own-convening.contract.ts';

/** How it stands between the person and a meeting, in one line. */
export function standingText(
  {
    state,
    checkIn,
    late,
    leaveState,
    hasRead,
  }: Pick<OwnConvening, 'state' | 'checkIn' | 'late' | 'leaveState' | 'hasRead'>,
  waits: boolean,
): string {
  if (state === 'cancelled') return '会议已取消';
  if (checkIn !== null) return late ? `${checkInStateNames[checkIn]}（晚到）` : checkInStateNames[checkIn];
  if (waits) return '签到已记在手机上，等待送出';
  if (leaveState !== null && leaveState !== 'taken_back') return leaveStateNames[leaveState];
  if (state === 'held') return '会议已登记';
  return hasRead ? '已读' : '新通知，点开看';
}
