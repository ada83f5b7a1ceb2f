import { NATION_CODE, type RegionCode, type RegionInterval, type RegionLevel } from './region.ts';

/** How many codes a region of each level holds. */
const WIDTHS: Readonly<Record<RegionLevel, number>> = {
  0: 1_000_000_000,
  1: 10_000_000,
  2: 100_000,
  3: 1_000,
  4: 1,
};
/** Digits that tell a region of each level apart. */
const DIGITS: Readonly<Record<RegionLevel, number>> = { 0: 0, 1: 2, 2: 4, 3: 6, 4: 9 };
/** 民政部 registers under this code, which GB/T 2260 gives to no place. */
const MINISTRY_CODE = '100000';

/** Whether a text has the shape of a region code; whether there is such a region, the table tells. */
export function isRegionCode(text: string): text is RegionCode {
  return text === NATION_CODE || /^[1-9]\d{8}$/.test(text);
}

/**
 * The nine-digit code of a code of 2, 4, 6, 9 or 12 digits (12: a village's code, cut to its township).
 * 100000, under which 民政部 registers, is the nation. Null for anything else.
 */
export function toRegionCode(digits: string): RegionCode | null {
  if (!/^\d+$/.test(digits) || ![2, 4, 6, 9, 12].includes(digits.length)) return null;
  if (digits === MINISTRY_CODE) return NATION_CODE;
  const code = digits.slice(0, 9).padEnd(9, '0');
  return isRegionCode(code) ? code : null;
}

/** The level that the zeros at the end of a code tell (CODE-09). */
export function levelOf(code: RegionCode): RegionLevel {
  if (!code.endsWith('000')) return 4;
  if (!code.endsWith('00000')) return 3;
  if (!code.endsWith('0000000')) return 2;
  return code === NATION_CODE ? 0 : 1;
}

/** First and last code that lie in a region. */
export function intervalOf(code: RegionCode): RegionInterval {
  const from = Number(code);
  return { from, to: from + WIDTHS[levelOf(code)] - 1 };
}

/** Whether `inner` is `outer` or lies in it. */
export function containsRegion(outer: RegionCode, inner: RegionCode): boolean {
  const { from, to } = intervalOf(outer);
  const code = Number(inner);
  return code >= from && code <= to;
}

/**
 * Codes that could hold a region, nearest first, the nation last. Not all need exist: counties
 * directly under a province have no prefecture above them.
 */
export function enclosingCodes(code: RegionCode): readonly RegionCode[] {
  const above: RegionCode[] = [];
  for (let level = levelOf(code) - 1; level >= 0; level -= 1) {
    const candidate = code.slice(0, DIGITS[level as RegionLevel]).padEnd(9, '0');
    if (candidate !== code && !above.includes(candidate)) above.push(candidate);
  }
  return above;
}

/** The code without the zeros that say nothing: six digits down to the county, nine for a township. */
export function shortCodeOf(code: RegionCode): string {
  return levelOf(code) === 4 ? code : code.slice(0, 6);
}
