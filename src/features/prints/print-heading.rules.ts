/** What stands above and below a printed list: whose it is, of which day, who made it and who has checked it. */
import { type Day, partsOf } from '../../platform/kernel/day.ts';
import { dayInWords } from '../../platform/kernel/day-in-words.ts';
import type { PrintListWords } from './print-list.ts';

/** What a person may change before printing. */
export interface PrintHeading {
  readonly title: string;
  /** 填报单位. */
  readonly unit: string;
  /** 填报人. */
  readonly preparer: string;
  /** 审核人: left empty it is signed by hand. */
  readonly reviewer: string;
  /** 填报日期. */
  readonly madeOn: Day;
}

export type AskedHeading = { readonly [K in keyof PrintHeading]?: PrintHeading[K] | undefined };

interface Defaults {
  readonly words: Pick<PrintListWords, 'title'>;
  /** Of whoever prints. */
  readonly unit: string;
  readonly name: string;
  readonly today: Day;
  /** The year of a list of annual checks. */
  readonly year: number | null;
}

/** What was not said follows from the list, the account and the day. */
export function headingOf(asked: AskedHeading, { words, unit, name, today, year }: Defaults): PrintHeading {
  return {
    title: asked.title || (year === null ? words.title : `${year} 年度${words.title}`),
    unit: asked.unit ?? unit,
    preparer: asked.preparer ?? name,
    reviewer: asked.reviewer ?? '',
    madeOn: asked.madeOn ?? today,
  };
}

/** More than these are told by their number: they share a line with unit and day. */
const RANGES_NAMED = 3;

/** Below the title: who reports, of whom and as of which day the list stands, when it was made. */
export function wordsAbove(
  heading: PrintHeading,
  on: Day,
  range: readonly string[] = [],
): [string, string, string] {
  const more = range.length > RANGES_NAMED ? ` 等 ${range.length} 项` : '';
  const named = range.slice(0, RANGES_NAMED).join('、');
  return [
    `填报单位（盖章）：${heading.unit}`,
    `${range.length === 0 ? '' : `范围：${named}${more}　`}截至${dayInWords(on)}`,
    `填报日期：${dayInWords(heading.madeOn)}`,
  ];
}

/** Below the table: whoever signs. */
export function wordsBelow({ preparer, reviewer }: PrintHeading): [string, string] {
  return [`审核人：${reviewer}`, `填报人：${preparer}`];
}

/** The year of whose annual checks (年检, 年报) a list asks where none is said: they are filed in the year after. */
export function checkedYearOf(on: Day): number {
  return partsOf(on).year - 1;
}
