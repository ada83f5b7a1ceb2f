import { addMonths, type Day, endOfMonth, startOfMonth } from '../../platform/kernel/day.ts';
import { vitalityFacts, vitalityQuestions } from '../vitality/vitality.ts';

/** Months before this one that are kept. */
const MONTHS_KEPT = 24;

/**
 * The facts that answer it, as bits: fact n is bit n − 1. A question is met where every fact of it that is measured is met.
 * @param asked a question as a whole, or one of its facts
 */
export function bitsOf(asked: string): number {
  return vitalityFacts.reduce(
    (bits, { code, question }, at) => (code === asked || question === asked ? bits | (1 << at) : bits),
    0,
  );
}

/** Every question, then every fact, as bits. */
export const allBits: readonly number[] = [
  ...vitalityQuestions,
  ...vitalityFacts.map(({ code }) => code),
].map(bitsOf);

export function firstMonthKept(today: Day): Day {
  return addMonths(startOfMonth(today), -MONTHS_KEPT);
}

/** Sums are kept for today and for the ends of the last months. */
export function isKept(on: Day, today: Day): boolean {
  return on === today || (on === endOfMonth(on) && on < today && on >= firstMonthKept(today));
}

/** The days that can be asked for, the latest first. */
export function keptDays(today: Day): Day[] {
  const days = [today];
  for (let month = startOfMonth(today); month > firstMonthKept(today); ) {
    month = addMonths(month, -1);
    days.push(endOfMonth(month));
  }
  return days;
}
