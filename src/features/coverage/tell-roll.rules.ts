import {
  type CountNode,
  FEWEST_TOLD,
  type PersonCount,
  tellAs,
  tellTree,
} from '../../platform/kernel/small-counts.ts';
import { NATION_CODE, type RegionCode } from '../places/region.ts';
import { enclosingCodes } from '../places/region.rules.ts';

interface MemberCounts {
  readonly members: number;
  readonly notTransferred: number;
}

/** Members whose branch, or organisation, belongs to a region itself. */
export interface PlaceRoll extends MemberCounts {
  readonly code: string;
}

export interface ToldRoll {
  readonly members: PersonCount;
  readonly membersNotTransferred: PersonCount;
}

/**
 * How the members of a node are told to somebody beside the Party line. Each region can be asked for, so all of them are judged
 * together: none that is hidden may follow from the others. Other trees cut across the places, so there only the caller's
 * whole is told.
 * @param places members by place within all of the caller's bounds
 */
export function tellRoll(
  { tree, key }: { readonly tree: 'place' | 'party' | 'body'; readonly key: string },
  counts: MemberCounts,
  places: readonly PlaceRoll[],
): ToldRoll {
  const telling = (measure: keyof MemberCounts): PersonCount => {
    const whole = places.reduce((sum, place) => sum + place[measure], 0);
    if (tree !== 'place' && counts[measure] !== whole)
      return counts[measure] < FEWEST_TOLD ? 'few' : 'withheld';
    const told = tellTree(treeOf(places.map((place) => ({ code: place.code, count: place[measure] }))));
    if (tree !== 'place') return tellAs(counts[measure], told.get(NATION_CODE) ?? 'few');
    return tellAs(counts[measure], told.get(key) ?? 'few');
  };
  const members = telling('members');
  const notTransferred = telling('notTransferred');
  // Nearly all says as much of the rest as few says of the some.
  const rest = counts.members - counts.notTransferred;
  const nearlyAll = typeof members === 'number' && rest > 0 && rest < FEWEST_TOLD;
  return {
    members,
    membersNotTransferred: typeof notTransferred === 'number' && nearlyAll ? 'withheld' : notTransferred,
  };
}

interface PlaceCount {
  readonly code: string;
  readonly count: number;
}

/**
 * The regions that hold anybody, and those around them up to the nation. What belongs to a region itself stands beside its parts.
 * A region around all of them adds nothing: it is told as its only part is.
 */
function treeOf(places: readonly PlaceCount[]): CountNode {
  const own = new Map(places.map(({ code, count }) => [code, count]));
  const parts = new Map<string, Set<string>>();
  for (const { code } of places) {
    let below: string = code;
    for (const above of enclosingCodes(code as RegionCode)) {
      parts.set(above, (parts.get(above) ?? new Set()).add(below));
      below = above;
    }
  }
  const nodeOf = (code: string): CountNode => {
    const below = [...(parts.get(code) ?? [])].sort().map(nodeOf);
    const count = own.get(code) ?? 0;
    const children = below.length === 0 || count === 0 ? below : [leaf(`${code} own`, count), ...below];
    return { key: code, count: count + below.reduce((sum, child) => sum + child.count, 0), children };
  };
  return nodeOf(NATION_CODE);
}

function leaf(key: string, count: number): CountNode {
  return { key, count, children: [] };
}
