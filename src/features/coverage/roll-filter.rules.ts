import type { CoverageAnswer } from './coverage.contract.ts';

/** What the lists of Party organisations and of members have in common. */
export interface RollFilter {
  readonly partyOrg?: string;
  readonly region?: string;
  readonly on?: string;
}

/**
 * Behind the figures of the roll (党组织, 党员) stands the same node on the same day in their own lists. Null where those
 * can't be asked for it: they know no supervising body.
 */
export function rollFilterOf({
  tree,
  node,
  on,
  roll,
}: Pick<CoverageAnswer, 'tree' | 'node' | 'on' | 'roll'>): RollFilter | null {
  if (tree === 'body') return null;
  // The roll comes along with the figures of today alone; the lists are of today when no day is asked for.
  const day = roll === null ? { on } : {};
  return tree === 'place' ? { region: node.key, ...day } : { partyOrg: node.key, ...day };
}
