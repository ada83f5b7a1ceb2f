import { stepsOf } from '../claim.rules.ts';
import type { ClaimStanding } from '../claim.ts';
import type { ClaimView } from '../unclear-org.contract.ts';
import type { ClaimRow } from './claims.queries.ts';

/** How the caller stands to a claim. */
export function standingOf(row: ClaimRow): ClaimStanding {
  return { named: row.is_named, holder: row.is_holder, proposer: row.is_proposer };
}

/**
 * A claim as its parties read it.
 * @param mayStep false for who only inspects
 */
export function claimViewOf(row: ClaimRow, mayStep: boolean): ClaimView {
  return {
    id: row.id,
    socialOrgId: row.social_org_id,
    socialOrgName: row.now_called ?? row.org_name,
    org: orgOf(row),
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    kind: row.kind,
    basis: row.basis,
    principle: row.principle,
    note: row.note,
    fromOn: row.from_on,
    state: row.state,
    proposer: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    agreedBy: row.agreed_by,
    agreedAt: row.agreed_at?.toISOString() ?? null,
    decider: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    lapsedFor: row.lapsed_for,
    steps: mayStep ? stepsOf(row.state, standingOf(row)) : [],
  };
}

function orgOf({ region_name, org_type, body_name, holder_name }: ClaimRow): ClaimView['org'] {
  if (region_name === null || org_type === null || holder_name === null) return null;
  return {
    regionName: region_name,
    type: org_type,
    supervisingBodyName: body_name,
    holderName: holder_name,
  };
}
