import { addDays, addMonths, addYears, type Day, startOfMonth } from '../../platform/kernel/day.ts';

/** Days with which offices compare, by the name they have. */
export const earlierDayNames = {
  month: '上月末',
  quarter: '上季末',
  year: '上年末',
  anniversary: '去年同日',
} as const;
export type EarlierDay = keyof typeof earlierDayNames;

/** The day before the current month, quarter or year began, or the same day of the year before. */
export function earlierDay(which: EarlierDay, on: Day): Day {
  if (which === 'anniversary') return addYears(on, -1);
  const month = startOfMonth(on);
  if (which === 'month') return addDays(month, -1);
  const monthsIn = which === 'quarter' ? (Number(on.slice(5, 7)) - 1) % 3 : Number(on.slice(5, 7)) - 1;
  return addDays(addMonths(month, -monthsIn), -1);
}

/** How a day is named from a later one; null where it has no name. */
export function nameOfEarlierDay(day: Day, on: Day): EarlierDay | null {
  const names = Object.keys(earlierDayNames) as EarlierDay[];
  return names.find((which) => earlierDay(which, on) === day) ?? null;
}
