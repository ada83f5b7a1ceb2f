import { nameOfCode } from '../codes/code-table.ts';
import { setUpModes } from '../codes/tables/party-org.ts';

/** What a list knows of an organisation's coverage: the strongest way that counts, and who is in sight. */
export interface CoverageSeen {
  readonly way: string | null;
  readonly coveredBy: readonly { readonly name: string; readonly way: string }[];
}

/** 功能型 is a flag beside the ways, and read as one. */
export function wayName(way: string): string {
  return way === 'functional' ? '功能型' : nameOfCode(setUpModes, way);
}

/**
 * By whom an organisation of a list is covered, and how: 某支部（联合建）; null when by nobody. Not to see the covering
 * Party organisation is one thing, not to have one another.
 */
export function coveringText({ way, coveredBy }: CoverageSeen): string | null {
  const first = coveredBy[0];
  if (first !== undefined)
    return `${coveredBy.map(({ name }) => name).join('、')}（${wayName(way ?? first.way)}）`;
  return way === null ? null : `${wayName(way)}，党组织不在管理范围内`;
}
