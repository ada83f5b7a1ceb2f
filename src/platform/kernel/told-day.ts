import { addDays, type Day } from './day.ts';

/**
 * For which day counts of persons are told beside the Party line when a day is asked for: the last month end that is over by then.
 * Whoever could ask for two days of a month, or ask on two days, would read from the difference that one person came or went.
 */
export function toldDay(asked: Day, today: Day): Day {
  const last = asked < today ? asked : addDays(today, -1);
  const next = addDays(last, 1);
  return next.slice(8) === '01' ? last : addDays(`${last.slice(0, 8)}01`, -1);
}
