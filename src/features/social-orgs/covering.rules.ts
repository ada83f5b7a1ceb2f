import { nameOfCode } from '../codes/code-table.ts';
import { setUpModes } from '../codes/tables/party-org.ts';
import type { SocialOrgRow } from './social-org-list.contract.ts';

/** 功能型 is a flag beside the ways, and read as one. */
export function wayName(way: string): string {
  return way === 'functional' ? '功能型' : nameOfCode(setUpModes, way);
}

/**
 * By whom an organisation of a list is covered, and how: 某支部（联合建）; null when by nobody. Not to see the covering
 * Party organisation is one thing, not to have one another.
 */
export function coveringText({ way, coveredBy }: Pick<SocialOrgRow, 'way' | 'coveredBy'>): string | null {
  const first = coveredBy[0];
  if (first !== undefined)
    return `${coveredBy.map(({ name }) => name).join('、')}（${wayName(way ?? first.way)}）`;
  return way === null ? null : `${wayName(way)}，党组织不在管理范围内`;
}
