/**
 * Shares of a whole, by integer cross-multiplication: a float may fall on the wrong side of a half.
 * 以上, 不少于 include the boundary; 超过 does not (GEN-01, 民法典 第1259条).
 */

/** 半数以上: n of N. */
export function atLeastHalf(n: number, of: number): boolean {
  return 2 * n >= of;
}

/** 超过半数: n of N. */
export function moreThanHalf(n: number, of: number): boolean {
  return 2 * n > of;
}

/** 不少于五分之四: n of N. */
export function atLeastFourFifths(n: number, of: number): boolean {
  return 5 * n >= 4 * of;
}

/** Rate from 0 to 1, or null over 0: nothing to count is not the same as nothing covered. */
export function rate(covered: number, total: number): number | null {
  return total === 0 ? null : covered / total;
}

/** A share in per cent with one decimal: 36.4 %; a dash over 0, since nothing to count is not nothing covered. */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return '—';
  // Rounded down at the top: 99.96 % must not read as all.
  const tenths = Math.round((part * 1000) / whole);
  const shown = tenths === 1000 && part < whole ? 999 : tenths;
  return `${(shown / 10).toFixed(1)} %`;
}
