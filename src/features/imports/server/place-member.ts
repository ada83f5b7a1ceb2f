import type { MemberDraft } from '../../members/member.ts';
import type { MemberRow } from '../member-row.rules.ts';
import { refuseMissing, refuseSeveralPartyOrgs, refuseUnknownPartyOrg } from '../reasons.rules.ts';
import { warn } from '../../../platform/kernel/refusal.ts';
import type { PlainReason } from './import-context.ts';
import type { KnownPartyOrg, PartyOrgDirectory } from './party-org-directory.ts';
import type { WorkUnitDirectory } from './work-unit-directory.ts';

/** A member's row with its branches and work unit found. */
export interface PlacedMember {
  /** What the row says; absent fields say nothing. */
  readonly draft: MemberDraft;
  /** What holds for a new member where the row is silent. */
  readonly defaults: MemberDraft;
  readonly branch: KnownPartyOrg | null;
  readonly membershipBranch: KnownPartyOrg | null;
  /** The row says itself where the 组织关系 is. */
  readonly membershipGiven: boolean;
  readonly reasons: readonly PlainReason[];
}

/** Finds the branches and the work unit that a row names. */
export function placeMember(
  row: MemberRow,
  partyOrgs: PartyOrgDirectory,
  workUnits: WorkUnitDirectory,
): PlacedMember {
  const reasons: PlainReason[] = [];
  const branch = findManagingBranch(row, partyOrgs, reasons);
  const membership = findMembership(row, partyOrgs);
  const workUnitId = row.workUnit === undefined ? undefined : workUnits.find(row.workUnit);
  if (workUnitId === null) {
    reasons.push(
      warn('import.work-unit-not-found', `工作单位“${row.workUnit}”没有对应的社会组织，先按文字保存。`, {
        field: 'workUnit',
      }),
    );
  }
  return {
    draft: {
      ...row.draft,
      managingBranchId: branch?.id,
      membershipBranchId: membership.draft.membershipBranchId,
      membershipElsewhere: membership.draft.membershipElsewhere,
      workUnitId: workUnitId ?? undefined,
      workUnitText: workUnitId === undefined ? undefined : workUnitId === null ? row.workUnit : null,
    },
    defaults: {
      membershipBranchId: branch === null || branch.functional ? null : branch.id,
      workUnitId: branch === null || row.workUnit !== undefined ? null : workUnits.soleUnitOf(branch.id),
    },
    branch,
    membershipBranch: membership.branch,
    membershipGiven: membership.draft.membershipBranchId !== undefined,
    reasons,
  };
}

function findManagingBranch(
  { managingBranch }: MemberRow,
  partyOrgs: PartyOrgDirectory,
  reasons: PlainReason[],
): KnownPartyOrg | null {
  if (managingBranch === undefined) {
    reasons.push(refuseMissing('所在党支部', 'managingBranch'));
    return null;
  }
  const found = partyOrgs.find(managingBranch);
  if (found === 'several')
    reasons.push(refuseSeveralPartyOrgs('所在党支部', managingBranch, 'managingBranch'));
  else if (found === null)
    reasons.push(refuseUnknownPartyOrg('所在党支部', managingBranch, 'managingBranch'));
  else return found;
  return null;
}

/** A branch that is not in sight lies outside this roll as far as the importer knows: it is kept by name. */
function findMembership(
  { membershipBranch, transferred }: MemberRow,
  partyOrgs: PartyOrgDirectory,
): { readonly branch: KnownPartyOrg | null; readonly draft: MemberDraft } {
  if (membershipBranch === undefined)
    return { branch: null, draft: transferred === false ? { membershipBranchId: null } : {} };
  const found = partyOrgs.find(membershipBranch);
  if (found !== null && found !== 'several')
    return { branch: found, draft: { membershipBranchId: found.id, membershipElsewhere: null } };
  return { branch: null, draft: { membershipBranchId: null, membershipElsewhere: membershipBranch } };
}
