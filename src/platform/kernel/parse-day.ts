import { type Day, dayOf } from './day.ts';
import { foldDashes } from './fold-text.ts';
import { foldWidth } from './fold-width.ts';
import { type Refusal, type Warning, refuse, warn } from './refusal.ts';

/** How exactly a day is known; a month stands as its first day, a year as 1 January. */
export type DayPrecision = 'day' | 'month' | 'year';

export interface ParsedDay {
  readonly on: Day;
  readonly precision: DayPrecision;
  readonly warning?: Warning;
}

/** What a cell tells about itself; a typed text gives `text` alone. */
export interface DayInput {
  readonly text: string;
  /** The number in the cell, when it holds one. */
  readonly number?: number | undefined;
  /** The day in the cell, when the spreadsheet itself held a date. */
  readonly isoDay?: Day | undefined;
  readonly dayPrecision?: DayPrecision | undefined;
}

const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2199;
const SERIAL_OF_1900 = 367;
const SERIAL_OF_2100 = 73_051;
/** 1960-03-25: below it the first four digits are a year that could be meant. */
const FIRST_SERIAL_BEHIND_YEARS = 22_000;
const MS_PER_DAY = 86_400_000;
const MEND = '请写成 1990-01-05，只知道月份时写成 1990-01';

const UNKNOWN = /^(?:[-/\\.—*?]+|无|暂无|没有|未知|不详|不清楚|待查|待核|待核实|未核实|空)$/;
const TIME_OF_DAY = /[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const YEAR_MONTH_DATE = /^(\d{4})[.\-/年,、](\d{1,2})[.\-/月,、](\d{1,2})[日号.]?$/;
const YEAR_MONTH = /^(\d{4})[.\-/年,、](\d{1,2})[月.]?$/;
const CHINESE_DIGITS = '〇一二三四五六七八九';
const MOST_REMEMBERED = 2_000;

/** Texts that have been understood: a column of a large file says the same days over and over. */
const understood = new Map<string, ParsedDay>();

/**
 * Reads a day as people write it: 1990.01, 1990年1月5日, 19900105, 199001, 1990/1/5, 一九九〇年一月, a
 * spreadsheet's own date or serial number. Empty and 不详 give null (unknown). Two-digit years and
 * day-month-year order are refused, since they can be read in two ways; an impossible day is refused.
 * A number 1990.1 may have been typed as 1990.10 and is read as January with a warning.
 */
export function parseDay(input: DayInput | string): ParsedDay | null | Refusal {
  const cell: DayInput = typeof input === 'string' ? { text: input } : input;
  if (cell.isoDay !== undefined) return fromSpreadsheetDate(cell, cell.isoDay);
  if (cell.number !== undefined) return readDay(cell);
  const known = understood.get(cell.text);
  if (known !== undefined) return known;
  const result = readDay(cell);
  if (result !== null && !('kind' in result) && understood.size < MOST_REMEMBERED)
    understood.set(cell.text, result);
  return result;
}

function readDay(cell: DayInput): ParsedDay | null | Refusal {
  const shown = cell.text.trim();
  const text = normalise(shown);
  if (text === '' || UNKNOWN.test(text)) return null;

  const full = YEAR_MONTH_DATE.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full) return build(shown, Number(full[1]), Number(full[2]), Number(full[3]));
  const month = YEAR_MONTH.exec(text);
  if (month) return withLostZero(cell, text, build(shown, Number(month[1]), Number(month[2])));
  const packed = /^(\d{4})(\d{2})$/.exec(text);
  if (packed && isPlausibleYear(Number(packed[1]))) return build(shown, Number(packed[1]), Number(packed[2]));
  const year = /^(\d{4})年?$/.exec(text);
  if (year) return build(shown, Number(year[1]));
  return fromSerial(cell.number ?? serialInText(text), shown) ?? unreadable(shown, text);
}

function normalise(shown: string): string {
  const folded = foldDashes(foldWidth(shown)).replace(TIME_OF_DAY, '').replace(/\s/g, '');
  return /[〇零○一二三四五六七八九十]/.test(folded) ? chineseToDigits(folded) : folded;
}

/** 一九九〇年十二月三十一日 → 1990年12月31日. */
function chineseToDigits(text: string): string {
  return text
    .replace(/[零○]/g, '〇')
    .replace(
      /([一二三])?十([一二三四五六七八九])?/g,
      (_, tens: string | undefined, ones: string | undefined) =>
        `${tens ? CHINESE_DIGITS.indexOf(tens) : 1}${ones ? CHINESE_DIGITS.indexOf(ones) : 0}`,
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)));
}

function build(shown: string, year: number, month?: number, date?: number): ParsedDay | Refusal {
  if (!isPlausibleYear(year)) {
    return refuse(
      'day.year',
      `“${shown}”的年份不在 ${EARLIEST_YEAR} 至 ${LATEST_YEAR} 之间，${MEND}。`,
      given(shown),
    );
  }
  const on = dayOf(year, month ?? 1, date ?? 1);
  if (on === null) {
    return refuse('day.impossible', `“${shown}”不是日历上有的日期，请核对原件后改正。`, given(shown));
  }
  return {
    on,
    precision: date !== undefined ? 'day' : month !== undefined ? 'month' : 'year',
  };
}

/** A spreadsheet drops the last zero of a number, so that October typed as 1990.10 arrives as 1990.1. */
function withLostZero(cell: DayInput, text: string, result: ParsedDay | Refusal): ParsedDay | Refusal {
  if (cell.number === undefined || 'kind' in result || !/^\d{4}\.1$/.test(text)) return result;
  const warning = warn(
    'day.lost-zero',
    `“${text}”是数字，可能原为 ${text}0（10 月），现按 1 月读取；如为 10 月，请把单元格改为文本 ${text}0。`,
    given(text),
  );
  return { ...result, warning };
}

function fromSpreadsheetDate(cell: DayInput, isoDay: Day): ParsedDay | Refusal {
  const year = Number(isoDay.slice(0, 4));
  if (!isPlausibleYear(year)) {
    return refuse(
      'day.year',
      `单元格“${cell.text}”设成了日期格式，读出的年份是 ${year} 年，请把单元格改为文本后重填，${MEND}。`,
      given(cell.text),
    );
  }
  return { on: isoDay, precision: cell.dayPrecision ?? 'day' };
}

/** As text a number of days may have been meant as a year with a month, 20151, unless it begins with no such year. */
function serialInText(text: string): number | undefined {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= FIRST_SERIAL_BEHIND_YEARS ? serial : undefined;
}

/** Day numbers of the 1900 system, left when a date cell was turned into a plain number. */
function fromSerial(serial: number | undefined, shown: string): ParsedDay | null {
  if (serial === undefined || serial < SERIAL_OF_1900 || serial >= SERIAL_OF_2100) return null;
  const on = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * MS_PER_DAY).toISOString().slice(0, 10);
  const warning = warn('day.serial', `“${shown}”是电子表格的日期序号，按 ${on} 读取，请核对。`, given(shown));
  return { on, precision: 'day', warning };
}

function unreadable(shown: string, text: string): Refusal {
  if (/^\d{2}[.\-/年]\d{1,2}(?:[.\-/月]\d{1,2}日?)?月?$/.test(text)) {
    return refuse(
      'day.two-digit-year',
      `“${shown}”的年份只有两位，无法确定是哪一年，${MEND}。`,
      given(shown),
    );
  }
  if (/^\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4}$/.test(text)) {
    return refuse('day.order', `“${shown}”分不清月和日的先后，${MEND}。`, given(shown));
  }
  return refuse('day.unreadable', `“${shown}”不是能识别的日期，${MEND}。`, given(shown));
}

function isPlausibleYear(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

function given(value: string): { value: string } {
  return { value };
}
