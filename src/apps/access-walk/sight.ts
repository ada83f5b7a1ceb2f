import type { Role, ScopeKind } from '../../features/access/role.ts';

/**
 * Who sees what, told as plainly as the law tells it: walks over parents and sets of ids, without ranges, policies or SQL. The
 * walk and the property test hold the product against this.
 */
export interface Facts {
  readonly partyOrgs: ReadonlyMap<string, PartyOrgFacts>;
  readonly socialOrgs: ReadonlyMap<string, SocialOrgFacts>;
  readonly members: ReadonlyMap<string, MemberFacts>;
}

export interface PartyOrgFacts {
  readonly parentId: string | null;
  readonly regionCode: string;
}

export interface SocialOrgFacts {
  readonly regionCode: string;
  readonly bodyId: string | null;
  /** The Party organisation that answers for it. */
  readonly responsibleId: string;
  /** Party organisations that cover it today, and those that ever did. */
  readonly coveredBy: ReadonlySet<string>;
  readonly everCoveredBy: ReadonlySet<string>;
  /** Accounts to which it is entrusted today. */
  readonly advisors: ReadonlySet<string>;
}

export interface MemberFacts {
  readonly managingId: string;
  readonly membershipId: string | null;
  readonly workUnitId: string | null;
  /** 不公开: only the branch and those upward who keep the roll know of it. */
  readonly private?: boolean;
}

/** Under what somebody acts: one grant. */
export interface Standing {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  /** Party organisation, region or supervising body. */
  readonly scopeId: string | null;
  readonly accountId: string;
  readonly memberId: string | null;
}

export interface Sight {
  readonly partyOrgs: ReadonlySet<string>;
  readonly socialOrgs: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

/** Everything that a standing lets see. */
export function sightOf(facts: Facts, standing: Standing): Sight {
  const test = testsOf(facts, standing);
  return {
    partyOrgs: pick(facts.partyOrgs, test.partyOrg),
    socialOrgs: pick(facts.socialOrgs, test.socialOrg),
    members: pick(facts.members, test.member),
  };
}

interface Tests {
  readonly partyOrg: (id: string, facts: PartyOrgFacts) => boolean;
  readonly socialOrg: (id: string, facts: SocialOrgFacts) => boolean;
  readonly member: (id: string, facts: MemberFacts) => boolean;
}

const never = () => false;

function testsOf(facts: Facts, { role, scopeKind, scopeId, accountId, memberId }: Standing): Tests {
  const below = (id: string | null) => id !== null && isBelow(facts, id, scopeId);
  switch (scopeKind) {
    case 'none':
      return { partyOrg: never, socialOrg: never, member: never };
    case 'party':
      return {
        partyOrg: below,
        socialOrg:
          role === 'branch_secretary'
            ? (_, org) => scopeId !== null && org.coveredBy.has(scopeId)
            : (_, org) => below(org.responsibleId),
        // A secretary keeps those whom the own branch manages; above that, a membership alone gives sight as well.
        member: (_, each) =>
          !(role === 'inspector' && each.private === true) &&
          (below(each.managingId) || (role !== 'branch_secretary' && below(each.membershipId))),
      };
    case 'place':
      return {
        partyOrg: (_, org) => regionHolds(scopeId, org.regionCode),
        socialOrg: (_, org) => regionHolds(scopeId, org.regionCode),
        member: never,
      };
    case 'body':
      return {
        partyOrg: (id) =>
          [...facts.socialOrgs.values()].some((org) => org.bodyId === scopeId && org.everCoveredBy.has(id)),
        socialOrg: (_, org) => org.bodyId === scopeId,
        member: never,
      };
    case 'self':
      return selfTests(facts, role, accountId, memberId);
  }
}

function selfTests(facts: Facts, role: Role, accountId: string, memberId: string | null): Tests {
  if (role === 'advisor')
    return { partyOrg: never, member: never, socialOrg: (_, org) => org.advisors.has(accountId) };
  const own = role === 'member' && memberId !== null ? facts.members.get(memberId) : undefined;
  return {
    // What the own record names: the branches that keep it, and the work unit.
    partyOrg: (id) => own !== undefined && (own.managingId === id || own.membershipId === id),
    socialOrg: (id) => own !== undefined && own.workUnitId === id,
    member: (id) => own !== undefined && id === memberId,
  };
}

function pick<T>(all: ReadonlyMap<string, T>, test: (id: string, facts: T) => boolean): Set<string> {
  return new Set([...all].filter(([id, facts]) => test(id, facts)).map(([id]) => id));
}

/** The node itself, or one above it. */
export function isBelow(facts: Pick<Facts, 'partyOrgs'>, id: string, top: string | null): boolean {
  for (let at: string | null = id; at !== null; at = facts.partyOrgs.get(at)?.parentId ?? null) {
    if (at === top) return true;
  }
  return false;
}

/** Two digits for the province, two for the prefecture, two for the county, three for the township; zeros: all of it. */
export function regionHolds(outer: string | null, inner: string): boolean {
  if (outer === null) return false;
  const parts = [outer.slice(0, 2), outer.slice(2, 4), outer.slice(4, 6), outer.slice(6)];
  const open = parts.findIndex((part) => /^0+$/.test(part));
  return inner.startsWith(open < 0 ? outer : parts.slice(0, open).join(''));
}
