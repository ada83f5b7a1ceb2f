import { type CodeRange, NO_RANGE, OPEN_RANGE, type Scope } from '../../../platform/server/database/scope.ts';
import { reachesPersons } from '../access.rules.ts';
import type { Role, ScopeKind } from '../role.ts';
import { NOTHING_SCOPE } from './directory-scope.ts';

/** What the database knows of a grant's bounds today; what the grant's kind does not need is null. */
export interface GrantBounds {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly partyFrom: number | null;
  readonly partyTo: number | null;
  /** The node is the root of the Party tree. */
  readonly atRoot: boolean;
  readonly placeFrom: number | null;
  readonly placeTo: number | null;
  readonly bodyNo: number | null;
  /** Organisations that a secretary's branch covers or that are entrusted to an advisor. */
  readonly entrustedOrgIds: readonly string[] | null;
  readonly memberId: string | null;
}

/** The bounds that the database enforces for a grant. A bound that cannot be found shows nothing. */
export function scopeOf(bounds: GrantBounds): Scope {
  const { scopeKind, role } = bounds;
  const open: Scope = {
    place: OPEN_RANGE,
    party: OPEN_RANGE,
    body: OPEN_RANGE,
    persons: reachesPersons(scopeKind),
  };
  switch (scopeKind) {
    case 'none':
      return NOTHING_SCOPE;
    case 'party':
      return secretaryOrOfficer({ ...open, party: bounds.atRoot ? OPEN_RANGE : partyOf(bounds) }, bounds);
    case 'place':
      return { ...open, place: rangeOf(bounds.placeFrom, bounds.placeTo) };
    case 'body':
      return { ...open, body: rangeOf(bounds.bodyNo, bounds.bodyNo) };
    case 'self':
      return { ...open, party: NO_RANGE, only: onlyOf(role, bounds) };
  }
}

/**
 * A secretary knows the organisations that the branch covers, wherever in the tree they are answered for. An inspector reads the roll
 * without keeping it: whoever is 不公开 stays out of sight.
 */
function secretaryOrOfficer(scope: Scope, { role, entrustedOrgIds }: GrantBounds): Scope {
  if (role === 'inspector') return { ...scope, hidesPrivate: true };
  if (role !== 'branch_secretary') return scope;
  return { ...scope, only: { socialOrgIds: entrustedOrgIds ?? [], memberIds: [] } };
}

function onlyOf(role: Role, { entrustedOrgIds, memberId }: GrantBounds) {
  return {
    socialOrgIds: role === 'advisor' ? (entrustedOrgIds ?? []) : [],
    memberIds: role === 'member' && memberId !== null ? [memberId] : [],
  };
}

function partyOf({ partyFrom, partyTo }: GrantBounds): CodeRange {
  return rangeOf(partyFrom, partyTo);
}

function rangeOf(from: number | null, to: number | null): CodeRange {
  return from === null || to === null ? NO_RANGE : { from, to };
}
