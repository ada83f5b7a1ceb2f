import { type Day, minuteIn, OFFICE_TIME_ZONE, todayIn } from '../kernel/day.ts';

/** An instant as the office reads it: 2026-11-22 10:31. */
export function minuteText(instant: string): string {
  return minuteIn(OFFICE_TIME_ZONE, new Date(instant));
}

/** The office's calendar day of an instant: an evening in UTC is the next morning there. */
export function dayText(instant: string): Day {
  return todayIn(OFFICE_TIME_ZONE, new Date(instant));
}
