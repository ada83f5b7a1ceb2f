import { OFFICE_TIME_ZONE } from '../kernel/day.ts';

const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: OFFICE_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as the office reads it: 2026-11-22 10:31. */
export function minuteText(instant: string): string {
  return FORMAT.format(new Date(instant));
}
