const WHOLE = new Intl.NumberFormat('zh-CN');

/** A count with thousands separators: 3,023. */
export function countText(count: number): string {
  return WHOLE.format(count);
}

/** A share in per cent with one decimal: 36.4 %; a dash over 0, since nothing to count is not nothing covered. */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return '—';
  // Rounded down at the top: 99.96 % must not read as all.
  const tenths = Math.round((part * 1000) / whole);
  const shown = tenths === 1000 && part < whole ? 999 : tenths;
  return `${(shown / 10).toFixed(1)} %`;
}

/** A rate as it is always written: 1,100 / 3,023 (36.4 %). */
export function rateText(part: number, whole: number): string {
  return `${countText(part)} / ${countText(whole)} (${percentText(part, whole)})`;
}

/** The total above a list: 共 3,023 条; past the largest exact count, 10,000 条以上. */
export function totalText({ count, capped }: { readonly count: number; readonly capped: boolean }): string {
  return capped ? `${countText(count)} 条以上` : `共 ${countText(count)} 条`;
}
