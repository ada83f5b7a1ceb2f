import { type Day, OFFICE_TIME_ZONE, todayIn } from '../kernel/day.ts';

/** The office's calendar day, wherever the browser stands: forms propose it and refuse later ones. */
export function officeToday(): Day {
  return todayIn(OFFICE_TIME_ZONE, new Date());
}
