/** What the lists of Party organisations and of members have in common. */
export interface RollFilter {
  readonly partyOrg?: string;
  readonly region?: string;
  readonly on?: string;
}

/** Figures as they were asked for; `roll` is null where it is counted apart from them. */
export interface FiguresAsked {
  readonly tree: 'place' | 'party' | 'body';
  readonly node: { readonly key: string };
  readonly on: string;
  readonly roll: object | null;
}

/**
 * Behind the figures of the roll (党组织, 党员) stands the same node on the same day in their own lists. Null where those
 * can't be asked for it: they know no supervising body.
 */
export function rollFilterOf({ tree, node, on, roll }: FiguresAsked): RollFilter | null {
  if (tree === 'body') return null;
  // The roll comes along with the figures of today alone; the lists are of today when no day is asked for.
  const day = roll === null ? { on } : {};
  return tree === 'place' ? { region: node.key, ...day } : { partyOrg: node.key, ...day };
}
