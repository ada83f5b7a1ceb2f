import { addDays, addMonths, type Day, partsOf } from '../../platform/kernel/day.ts';
import { type DutyUnit, meetingKindOf, type MeetingKind } from '../codes/tables/meeting.ts';
import { periodAround, spanOf } from './duty.rules.ts';
import type { DutyState } from './duty.ts';

/** How a state looks beside its word. */
export const stateTones = { late: 'fault', due: 'waiting', done: 'good' } as const satisfies Record<
  DutyState,
  string
>;

export function unitOf(period: string): DutyUnit {
  if (!period.includes('-')) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

const QUARTERS = ['一', '二', '三', '四'];

/** 2026年10月, 2026年第三季度, 2026年 */
export function periodText(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year}年`;
  if (part.startsWith('Q')) return `${year}年第${QUARTERS[Number(part.slice(1)) - 1] ?? ''}季度`;
  return `${year}年${Number(part)}月`;
}

/** The name of the period of a unit in which a day lies. */
export function periodOf(unit: DutyUnit, day: Day): string {
  const { from } = periodAround(day, unit);
  const { year, month } = partsOf(from);
  if (unit === 'year') return String(year);
  if (unit === 'month') return from.slice(0, 'YYYY-MM'.length);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

const SHOWN: Readonly<Record<DutyUnit, { readonly count: number; readonly months: number }>> = {
  month: { count: 24, months: 1 },
  quarter: { count: 8, months: 3 },
  year: { count: 3, months: 12 },
};

/** The latest periods of a unit, this one first. */
export function choicesOfUnit(unit: DutyUnit, today: Day): readonly { value: string; label: string }[] {
  const { count, months } = SHOWN[unit];
  return Array.from({ length: count }, (_, back) => {
    const period = periodOf(unit, addMonths(periodAround(today, unit).from, -back * months));
    return { value: period, label: periodText(period) };
  });
}

/** The list of what a branch held of a kind in the periods that count for it: a quarter's duty looks at the quarter. */
export function cellAddress(partyOrgId: string, kind: MeetingKind, period: string): string {
  const span = spanOf(period);
  const per = meetingKindOf(kind).duty?.per ?? 'year';
  const from = periodAround(span.from, per).from;
  const to = addDays(periodAround(addDays(span.to, -1), per).to, -1);
  const query = new URLSearchParams({ partyOrg: partyOrgId, within: 'own', kind, from, to });
  return `/meetings?${query.toString()}`;
}
