import { type Day, addDays } from '../../platform/kernel/day.ts';

/**
 * Days as numbers, for drawing millions of them: a table instead of calendar arithmetic.
 * Numbers count from FIRST_DAY; what lies outside of the table is a fault of the generator.
 */
const FIRST_DAY: Day = '1920-01-01';
const LAST_DAY: Day = '2060-12-31';
const MS_PER_DAY = 86_400_000;
const FIRST_MS = Date.parse(FIRST_DAY);

const days: readonly Day[] = Array.from(
  { length: (Date.parse(LAST_DAY) - FIRST_MS) / MS_PER_DAY + 1 },
  (_, index) => addDays(FIRST_DAY, index),
);

/** Mean length of a year, for ages. */
export const DAYS_PER_YEAR = 365.2425;

export function numberOfDay(day: Day): number {
  return (Date.parse(day) - FIRST_MS) / MS_PER_DAY;
}

export function dayOfNumber(number: number): Day {
  const day = days[Math.round(number)];
  if (day === undefined) throw new RangeError(`no day ${number} in the table`);
  return day;
}
