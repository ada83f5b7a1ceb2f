import { partsOf } from '../../../platform/kernel/day.ts';
import { officeToday } from '../../../platform/web/office-today.ts';

/** The years that can be looked at: the next, this one, and those before. */
export function yearChoices(): readonly { readonly value: number; readonly label: string }[] {
  const { year } = partsOf(officeToday());
  return [year + 1, year, year - 1, year - 2].map((value) => ({ value, label: `${value}年` }));
}

export function thisYear(): number {
  return partsOf(officeToday()).year;
}
