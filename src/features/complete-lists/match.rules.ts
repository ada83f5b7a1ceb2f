/** Which of our organisations a row without a known code means: by its name and place, when only one can be meant. */
import { creditCodeOrgType } from '../codes/credit-code.rules.ts';
import { socialOrgNameKeys } from '../imports/names.rules.ts';
import { containsRegion } from '../places/region.rules.ts';
import type { RegionCode } from '../places/region.ts';

/** A row whose code, if it has one, is none of ours. */
export interface RowToMatch {
  readonly row: number;
  readonly name: string;
  readonly creditCode: string | null;
  /** The place that the row, or its code, tells. */
  readonly place: RegionCode | null;
}

export interface Namesake {
  readonly id: string;
  readonly creditCode: string | null;
  readonly regionCode: RegionCode;
  /** Another row has its code: it is that one's. */
  readonly taken: boolean;
}

/** `meant`: exactly one; `unclear`: it may be any of these; `none`: we have no such organisation. */
export type Match =
  | { readonly kind: 'meant'; readonly id: string }
  | { readonly kind: 'unclear'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

/** The spellings under which a row's organisation may stand with us, the one as written first. */
export function keysOf({ name }: Pick<RowToMatch, 'name'>, placeNames: readonly string[]): readonly string[] {
  return socialOrgNameKeys(name, placeNames);
}

/** Looks at one spelling after the other; the first one that anybody bears decides. */
export function matchByName(
  row: RowToMatch,
  keys: readonly string[],
  bearers: ReadonlyMap<string, readonly Namesake[]>,
): Match {
  for (const key of keys) {
    const ids = [...new Set((bearers.get(key) ?? []).filter((each) => mayBe(row, each)).map(({ id }) => id))];
    const [id] = ids;
    if (id !== undefined) return ids.length === 1 ? { kind: 'meant', id } : { kind: 'unclear', ids };
  }
  return { kind: 'none' };
}

/** Same name, other code is one that changed its code or was written down wrongly, unless the codes speak of two kinds of body. */
function mayBe({ creditCode, place }: RowToMatch, namesake: Namesake): boolean {
  if (namesake.taken) return false;
  if (place !== null && !isNear(place, namesake.regionCode)) return false;
  if (creditCode === null || namesake.creditCode === null) return true;
  return creditCodeOrgType(creditCode) === creditCodeOrgType(namesake.creditCode);
}

function isNear(a: RegionCode, b: RegionCode): boolean {
  return containsRegion(a, b) || containsRegion(b, a);
}

/** Where several rows mean one organisation it can't be told which of them it is: none gets it, and it is not taken for absent. */
export function settleRivals(matches: ReadonlyMap<number, Match>): ReadonlyMap<number, Match> {
  const rivals = new Map<string, number>();
  for (const match of matches.values())
    if (match.kind === 'meant') rivals.set(match.id, (rivals.get(match.id) ?? 0) + 1);
  return new Map(
    [...matches].map(([row, match]) =>
      match.kind === 'meant' && (rivals.get(match.id) ?? 0) > 1
        ? [row, { kind: 'unclear', ids: [match.id] } as const]
        : [row, match],
    ),
  );
}
