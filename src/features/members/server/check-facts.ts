import type { PoolClient } from 'pg';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { checkPhone } from '../../codes/phone.rules.ts';
import type { MemberDraft } from '../member.ts';
import type { MemberFacts } from '../member.rules.ts';
import { refuseDouble } from '../member-change.rules.ts';
import { type BranchRow, findBranches, findNamesakes, isUnitInSight } from './save.queries.ts';

/** What stands beside a draft, or why it can't be looked up. */
export interface BesideDraft {
  readonly facts: MemberFacts;
  readonly refusals: readonly Refusal[];
}

/**
 * Looks up what the draft names anew: branches, the work unit. What it names as before is not asked again: a member stays in a
 * branch out of sight until somebody moves him.
 */
export async function lookBeside(
  client: PoolClient,
  draft: MemberDraft,
  before: MemberDraft,
): Promise<BesideDraft> {
  const fresh = (field: 'managingBranchId' | 'membershipBranchId' | 'workUnitId') =>
    draft[field] && draft[field] !== before[field] ? draft[field] : null;
  const managing = fresh('managingBranchId');
  const membership = fresh('membershipBranchId');
  const workUnit = fresh('workUnitId');
  const branches = await findBranches(
    client,
    [managing, membership].filter((id) => id !== null),
  );
  const refusals = [
    missingBranch(managing, branches, 'managingBranchId'),
    missingBranch(membership, branches, 'membershipBranchId'),
    workUnit !== null && !(await isUnitInSight(client, workUnit)) ? UNIT_NOT_FOUND : null,
  ].filter((each) => each !== null);
  return {
    facts: {
      ...factOf('managingBranch', managing, branches),
      ...factOf('membershipBranch', membership, branches),
    },
    refusals,
  };
}

export const UNIT_NOT_FOUND = refuse(
  'member.unit-not-found',
  '没有找到所选的工作单位，或它不在您的管理范围内。请改填“工作单位（其他）”。',
  { field: 'workUnitId' },
);

export function missingBranch(
  id: string | null,
  branches: ReadonlyMap<string, BranchRow>,
  field: string,
): Refusal | null {
  if (id === null || branches.has(id)) return null;
  return refuse(
    'member.branch-not-found',
    '没有找到所选的党支部，或它不在您的管理范围内。范围外的接转请由上级办理。',
    { field },
  );
}

export function factOf(
  name: 'managingBranch' | 'membershipBranch',
  id: string | null,
  branches: ReadonlyMap<string, BranchRow>,
): MemberFacts {
  const branch = id === null ? undefined : branches.get(id);
  if (branch === undefined) return {};
  const { name: branchName, kind, functional, ended_on } = branch;
  return { [name]: { name: branchName, kind, functional, endedOn: ended_on } };
}

/** Refuses a second record of one person in a branch. */
export async function refuseSecondRecord(
  client: PoolClient,
  draft: MemberDraft,
  ownId: string | null,
): Promise<Refusal | null> {
  const { name, managingBranchId } = draft;
  if (!name || managingBranchId === undefined) return null;
  return refuseDouble(draft, await findNamesakes(client, foldName(name), managingBranchId, ownId));
}

/** The telephone as it is kept; what can't be read stays for the check to refuse. */
export function withPhoneFolded(draft: MemberDraft): MemberDraft {
  if (!draft.phone) return draft;
  const checked = checkPhone(draft.phone);
  return isRefusal(checked) ? draft : { ...draft, phone: checked.phone };
}
