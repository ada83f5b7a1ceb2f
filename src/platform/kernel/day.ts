/**
 * Calendar days as text `YYYY-MM-DD`. Text sorts and compares as the calendar does,
 * and carries no time zone, so a day can never slip when it crosses one.
 * All arithmetic is in UTC; today is asked for once, at the edge, with `todayIn`.
 */
export type Day = string;

const [LENGTH, HYPHEN, ZERO] = [10, 0x2d, 0x30];
const MS_PER_DAY = 86_400_000;

interface Parts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly date: number;
}

/** Before it there are no days: a year is written with four figures. */
export const FIRST_DAY: Day = '1000-01-01';

/** Whether the text is a real calendar day between years 1000 and 9999. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || text.length !== LENGTH) return false;
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  const { year, month, date } = readParts(text);
  return year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= lastDateOf(year, month);
}

/** Builds a day from numbers, or null when there is no such day. `month` is 1 to 12. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const text = format({ year, month, date });
  return isDay(text) ? text : null;
}

/** Year, month (1 to 12) and date of a day. Throws on what is no day: a fault of the caller, not of a person. */
export function partsOf(day: Day): Parts {
  if (!isDay(day)) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return readParts(day);
}

/** Days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(utcMsOf(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Calendar months later; clamps to the month's end (GEN-02: 2026-01-31 + 1 month = 2026-02-28). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return format({
    year: targetYear,
    month: targetMonth,
    date: Math.min(date, lastDateOf(targetYear, targetMonth)),
  });
}

/** Calendar years later; 29 February falls back to 28 (GEN-02). */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

/** Days from `from` to `to`; the start day is not counted (GEN-02). Negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (utcMsOf(to) - utcMsOf(from)) / MS_PER_DAY;
}

/** Whole years of age (周岁) on a day. Born on 29 February: a year older on 1 March of common years. */
export function ageOn(bornOn: Day, on: Day): number {
  const born = partsOf(bornOn);
  const now = partsOf(on);
  const beforeBirthday = now.month < born.month || (now.month === born.month && now.date < born.date);
  return now.year - born.year - (beforeBirthday ? 1 : 0);
}

/** Order of two days: negative, zero or positive, for sorting. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The last day of the month in which the day lies. */
export function endOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return format({ year, month, date: lastDateOf(year, month) });
}

/** The first day of the month in which the day lies. */
export function startOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return format({ year, month, date: 1 });
}

/** The calendar day in a time zone at an instant. The instant is passed in, so that rules and tests read no clock. */
export function todayIn(timeZone: string, instant: Date): Day {
  const format = dayFormats.get(timeZone) ?? dayFormat(timeZone);
  return format.format(instant);
}

/** Kept: making one takes longer than all else that a request does with days. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  // en-CA writes year-month-day, which is the only locale format that needs no reassembling.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(timeZone, format);
  return format;
}

/** An instant as a clock in a time zone shows it, to the minute: 2026-11-22 10:31. Whatever the machine's own zone. */
export function minuteIn(timeZone: string, instant: Date): string {
  // sv-SE writes year-month-day and 24 hours.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );
}

/** The time zone of all offices that use the product. */
export const OFFICE_TIME_ZONE = 'Asia/Shanghai';

function readParts(text: string): Parts {
  return { year: digitsIn(text, 0, 4), month: digitsIn(text, 5, 7), date: digitsIn(text, 8, 10) };
}

/** The number between two places; NaN where there is anything but digits. Days are checked a million times in a large import. */
function digitsIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function utcMsOf(day: Day): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date);
}

function lastDateOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function format({ year, month, date }: Parts): Day {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
