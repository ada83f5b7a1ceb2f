import { addDays, type Day, daysBetween, startOfMonth } from '../../platform/kernel/day.ts';
import { monthOf, spanOf } from './duty.rules.ts';
import type { Look, Span } from './duty.ts';

/** What holds where no office has set another. */
export const SHIPPED_DELAY_DAYS = 15;

/** For no longer may a branch be left to itself: after a quarter the level above has the next quarter's figures. */
export const LONGEST_DELAY_DAYS = 90;

/**
 * Whether the level above is reminded of a duty that was not held: a branch is first, from the day after the period's last one;
 * above it is told once the delay has been exceeded (超过), not on its last day.
 * @param delay days, as the nearest office above the branch has set them
 */
export function reachesAbove({ to }: Span, today: Day, delay: number): boolean {
  const lastDay = addDays(to, -1);
  return daysBetween(lastDay, today) > delay;
}

/** The day on which a period has to be over for the level above to be reminded of it today. */
export function overBy(today: Day, delay: number): Day {
  return addDays(today, -delay);
}

/** The last month of which the level above is reminded. */
export function monthAbove(today: Day, delay: number): string {
  return monthOf(addDays(startOfMonth(overBy(today, delay)), -1));
}

/**
 * What is looked at of branches whose superiors are reminded after each of these delays.
 * @param period what was chosen; else each looks at the last month of which the level above is reminded
 */
export function looksAbove(delays: readonly number[], today: Day, period: string | undefined): Look[] {
  return delays.map((delay) => ({
    ...spanOf(period ?? monthAbove(today, delay)),
    delay,
    overBy: overBy(today, delay),
  }));
}
