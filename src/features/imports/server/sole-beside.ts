import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Warning } from '../../../platform/kernel/refusal.ts';
import { warnOfSoleBeside } from '../../party-orgs/coverage-relation.rules.ts';
import type { CoverageRelationDraft } from '../../party-orgs/party-org.ts';
import { findCoverings } from './party-org-match.queries.ts';

interface Covering {
  readonly partyOrgId: string;
  readonly name: string;
  readonly way: string;
}

/** Tells of organisations that a file makes 单独 covered beside another Party organisation. */
export interface SoleBeside {
  /** Reads what covers organisations that are stored; call it once for many. */
  load(socialOrgIds: readonly string[]): Promise<void>;
  /** Takes a relation that is to be stored; the ones after it are held against it. */
  take(
    relation: CoverageRelationDraft,
    names: { readonly socialOrg: string; readonly partyOrg: string },
  ): Warning | null;
}

/** @param on the day of which coverings are looked up */
export function createSoleBeside(client: PoolClient, on: Day): SoleBeside {
  const coverings = new Map<string, Covering[]>();
  const coveringsOf = (socialOrgId: string): Covering[] => {
    const known = coverings.get(socialOrgId) ?? [];
    coverings.set(socialOrgId, known);
    return known;
  };
  return {
    async load(socialOrgIds) {
      const fresh = socialOrgIds.filter((id) => !coverings.has(id));
      if (fresh.length === 0) return;
      for (const { socialOrgId, ...covering } of await findCoverings(client, fresh, on))
        coveringsOf(socialOrgId).push(covering);
    },
    take({ socialOrgId, partyOrgId, way }, { socialOrg, partyOrg }) {
      const known = coveringsOf(socialOrgId);
      const others = known.filter((each) => each.partyOrgId !== partyOrgId);
      known.push({ partyOrgId, name: partyOrg, way });
      const warning = warnOfSoleBeside(way, socialOrg, others);
      return warning === null ? null : { ...warning, field: 'setUpMode' };
    },
  };
}
