import type { Refusal, Warning } from '../../../platform/kernel/refusal.ts';
import { isSameOrg, type OrgSaid } from '../same-org.rules.ts';
import { refuseConflictingDouble, warnOfDouble } from '../reasons.rules.ts';

export interface DoubleKeys {
  /** By which an earlier row is looked for. */
  readonly checked: readonly string[];
  /** By which later rows find this one. */
  readonly kept: readonly string[];
}

export interface DoubleFinder {
  /**
   * Null for the first row of its kind; a warning when an earlier row says the same of the same body, a refusal when
   * it says something else.
   */
  check(keys: DoubleKeys, row: number, digest: string): Warning | Refusal | null;
}

/** Finds rows of one file that speak of the same body. `what` names it in the message: 人, 社会组织. */
export function createDoubleFinder(what: string, field: string): DoubleFinder {
  const seen = new Map<string, SeenRow>();
  return {
    check({ checked, kept }, row, digest) {
      for (const key of checked) {
        const earlier = seen.get(key);
        if (earlier !== undefined) return answerOf(what, field, earlier, digest);
      }
      const said = { row, digest };
      for (const key of kept) seen.set(key, said);
      return null;
    },
  };
}

/** An organisation that a row means: one on the roll, or one as the row tells it. */
export type OrgMeant = { readonly id: string } | OrgSaid;

export interface SameOrgFinder {
  /** As `DoubleFinder.check`. */
  check(org: OrgMeant, row: number, digest: string): Warning | Refusal | null;
}

/** Finds rows of one file that speak of the same organisation. */
export function createSameOrgFinder(): SameOrgFinder {
  const onRoll = new Map<string, SeenRow>();
  const byCode = new Map<string, SeenRow>();
  const byName = new Map<string, SeenOrg[]>();

  const earlierOf = (org: OrgMeant): SeenRow | undefined => {
    if ('id' in org) return onRoll.get(org.id);
    const { creditCode, name } = org;
    return (
      (creditCode ? byCode.get(creditCode) : undefined) ??
      byName.get(name)?.find((earlier) => isSameOrg(earlier.org, org))
    );
  };

  const keep = (org: OrgMeant, row: number, digest: string): void => {
    if ('id' in org) return void onRoll.set(org.id, { row, digest });
    const seen = { row, digest, org };
    if (org.creditCode) byCode.set(org.creditCode, seen);
    const namesakes = byName.get(org.name);
    if (namesakes === undefined) byName.set(org.name, [seen]);
    else namesakes.push(seen);
  };

  return {
    check(org, row, digest) {
      const earlier = earlierOf(org);
      if (earlier !== undefined) return answerOf('社会组织', 'name', earlier, digest);
      keep(org, row, digest);
      return null;
    },
  };
}

interface SeenRow {
  readonly row: number;
  readonly digest: string;
}

interface SeenOrg extends SeenRow {
  readonly org: OrgSaid;
}

function answerOf(what: string, field: string, earlier: SeenRow, digest: string): Warning | Refusal {
  return earlier.digest === digest
    ? warnOfDouble(what, earlier.row)
    : refuseConflictingDouble(what, earlier.row, field);
}
