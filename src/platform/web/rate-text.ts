import { percentText } from '../kernel/portion.ts';

const WHOLE = new Intl.NumberFormat('zh-CN');

/** A count with thousands separators: 3,023. */
export function countText(count: number): string {
  return WHOLE.format(count);
}

/** A rate as it is always written: 1,100 / 3,023 (36.4 %). */
export function rateText(part: number, whole: number): string {
  return `${countText(part)} / ${countText(whole)} (${percentText(part, whole)})`;
}

/** The total above a list: 共 3,023 条; past the largest exact count, 10,000 条以上. */
export function totalText({ count, capped }: { readonly count: number; readonly capped: boolean }): string {
  return capped ? `${countText(count)} 条以上` : `共 ${countText(count)} 条`;
}
