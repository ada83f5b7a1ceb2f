import { addYears, type Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';

/** Whether an inspection (检查) may be told today for a day: today at the earliest, within a year. */
export function checkInspectionDay(heldOn: Day, today: Day): Refusal | null {
  if (heldOn < today)
    return refuse('inspection.past', `${heldOn} 已经过去。检查要提前告知，请选今天或以后的日期。`, {
      field: 'heldOn',
      value: heldOn,
    });
  if (heldOn > addYears(today, 1))
    return refuse('inspection.far', `${heldOn} 在一年以后，请临近时再安排。`, {
      field: 'heldOn',
      value: heldOn,
    });
  return null;
}

/** One that has been called off, or whose day has gone by, stays as it was. */
export function checkWithdrawal(
  { name, heldOn, withdrawn }: { readonly name: string; readonly heldOn: Day; readonly withdrawn: boolean },
  today: Day,
): Refusal | null {
  if (withdrawn) return refuse('conflict.ended', `“${name}”已经取消。请刷新页面查看。`);
  return heldOn < today
    ? refuse('inspection.over', `“${name}”的日期 ${heldOn} 已经过去，不能再取消。`)
    : null;
}
