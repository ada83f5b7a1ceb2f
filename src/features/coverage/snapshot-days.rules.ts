import { addMonths, addYears, type Day } from '../../platform/kernel/day.ts';

const YEARS = 12;
const QUARTERS = 16;

/**
 * The days for which coverage of a very large installation is added up in advance: quarter starts of the last four years, where
 * most questions fall, and year starts before them.
 * @returns ascending, the last one not after today
 */
export function snapshotDays(today: Day): Day[] {
  const month = Number(today.slice(5, 7));
  const quarter: Day = `${today.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  const year: Day = `${today.slice(0, 4)}-01-01`;
  const days = [
    ...Array.from({ length: QUARTERS }, (_, index) => addMonths(quarter, -3 * index)),
    ...Array.from({ length: YEARS }, (_, index) => addYears(year, -index)),
  ];
  return [...new Set(days)].sort();
}
