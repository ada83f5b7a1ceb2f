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

/** How long a list is. */
export interface Total {
  readonly count: number;
  readonly capped: boolean;
  /** How many are kept from the caller, whatever the filters say. */
  readonly notShown?: number | undefined;
}

/** The total above a list: 共 3,023 条; past the largest exact count, 10,000 条以上; with those that are kept from the caller. */
export function totalText({ count, capped, notShown = 0 }: Total): string {
  const shown = capped ? `${countText(count)} 条以上` : `共 ${countText(count)} 条`;
  return notShown === 0 ? shown : `${shown}，另有 ${countText(notShown)} 条不公开，未列出`;
}
