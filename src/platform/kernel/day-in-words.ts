import { type Day, partsOf } from './day.ts';

/** 2026年11月22日. */
export function dayInWords(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}
