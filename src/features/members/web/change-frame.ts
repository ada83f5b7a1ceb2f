import type { ChangeKindValues } from '../../../platform/web/ChangeKind.tsx';

/** How a change counts in time, as the contract has it. */
export function changeFrameOf(kind: ChangeKindValues | null) {
  return kind === null ? {} : { changeOn: kind.changeOn, correctionReason: kind.correctionReason };
}
