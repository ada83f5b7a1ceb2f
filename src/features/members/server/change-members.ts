import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MemberDraft } from '../member.ts';
import { checkMember } from '../member.rules.ts';
import { changesStanding, checkChangeDay, refuseDouble } from '../member-change.rules.ts';
import { MANAGED_ELSEWHERE } from './change-member.ts';
import { factOf, missingBranch, UNIT_NOT_FOUND } from './check-facts.ts';
import {
  type BranchRow,
  findBranches,
  findHoldersAtHome,
  findNamesakesOfMany,
  findUnitsInSight,
  type LockedMember,
  lockMembers,
  type NamesakeRow,
} from './save.queries.ts';
import { storeMembers } from './store-members.ts';
import { draftOfStored } from './stored-member.ts';

/** The fields that mean the same for many. */
export type MemberDraftOfMany = Pick<
  MemberDraft,
  | 'partyGroup'
  | 'managingBranchId'
  | 'membershipBranchId'
  | 'workUnitId'
  | 'workUnitText'
  | 'postLevel'
  | 'fullTime'
  | 'private'
>;

interface MemberChangeOfMany {
  readonly id: string;
  readonly draft: MemberDraftOfMany;
}

export interface FrameOfMany {
  readonly sealer: Sealer;
  readonly acting: Acting;
  readonly today: Day;
  /** From which day on it counts. */
  readonly changeOn: Day;
  readonly correcting: boolean;
}

/**
 * Changes many members by the checks of a single change, in one read and one write of the caller's transaction. Who holds a post
 * in the branch that he would leave is refused: what becomes of the post is decided person by person.
 * @returns why not, of those that are refused; the others are stored
 */
export async function changeMembersWithin(
  client: PoolClient,
  frame: FrameOfMany,
  changes: readonly MemberChangeOfMany[],
): Promise<Map<string, readonly Refusal[]>> {
  const rows = await lockMembers(
    client,
    changes.map(({ id }) => id),
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const around = await lookAround(client, frame, changes, stored);
  const refused = new Map<string, readonly Refusal[]>();
  const kept: { id: string; version: number; draft: MemberDraft; firstOn: Day }[] = [];
  for (const { id, draft } of changes) {
    const row = stored.get(id);
    const refusals = row === undefined ? [NOT_FOUND] : judge(row, draft, around, frame);
    if (row === undefined || refusals.length > 0) refused.set(id, refusals);
    else
      kept.push({
        id,
        version: row.version,
        draft: { ...draftOfStored(row), ...draft },
        firstOn: row.first_on,
      });
  }
  await storeMembers(client, frame.sealer, kept);
  return refused;
}

interface Around {
  readonly branches: ReadonlyMap<string, BranchRow>;
  readonly units: ReadonlySet<string>;
  readonly namesakes: readonly NamesakeRow[];
  readonly holders: ReadonlySet<string>;
}

async function lookAround(
  client: PoolClient,
  { changeOn, correcting }: FrameOfMany,
  changes: readonly MemberChangeOfMany[],
  stored: ReadonlyMap<string, LockedMember>,
): Promise<Around> {
  const said = (field: 'managingBranchId' | 'membershipBranchId' | 'workUnitId') => [
    ...new Set(changes.map(({ draft }) => draft[field]).filter((id) => typeof id === 'string')),
  ];
  const moved = changes.filter(({ id, draft }) => moves(stored.get(id), draft)).map(({ id }) => id);
  const names = moved.map((id) => foldName(stored.get(id)?.name ?? ''));
  const branches = said('managingBranchId');
  return {
    branches: await findBranches(client, [...new Set([...branches, ...said('membershipBranchId')])]),
    units: await findUnitsInSight(client, said('workUnitId')),
    namesakes: moved.length === 0 ? [] : await findNamesakesOfMany(client, [...new Set(names)], branches),
    // What is put back was decided before.
    holders: correcting || moved.length === 0 ? new Set() : await findHoldersAtHome(client, moved, changeOn),
  };
}

function moves(row: LockedMember | undefined, { managingBranchId }: MemberDraftOfMany): boolean {
  return row !== undefined && managingBranchId !== undefined && managingBranchId !== row.managing_branch_id;
}

function judge(
  row: LockedMember,
  draft: MemberDraftOfMany,
  around: Around,
  frame: FrameOfMany,
): readonly Refusal[] {
  const { acting, changeOn, correcting, today } = frame;
  if (!rangeHolds(acting.scope.party, { from: row.party_pos, to: row.party_pos })) return [MANAGED_ELSEWHERE];
  const before = draftOfStored(row);
  const after: MemberDraft = { ...before, ...draft };
  const fresh = (field: 'managingBranchId' | 'membershipBranchId' | 'workUnitId') =>
    after[field] && after[field] !== before[field] ? after[field] : null;
  const [managing, membership] = [fresh('managingBranchId'), fresh('membershipBranchId')];
  const unit = fresh('workUnitId');
  const facts = {
    ...factOf('managingBranch', managing, around.branches),
    ...factOf('membershipBranch', membership, around.branches),
    hasStoredIdentityNumber: row.id_number_sealed !== null,
  };
  return [
    missingBranch(managing, around.branches, 'managingBranchId'),
    missingBranch(membership, around.branches, 'membershipBranchId'),
    unit === null || around.units.has(unit) ? null : UNIT_NOT_FOUND,
    managing !== null && around.holders.has(row.id) ? HOLDS_POST : null,
    checkChangeDay(changeOn, changesStanding(before, after) ? row.last_on : changeOn, correcting, today),
    ...checkMember(after, facts, today).refusals,
    moves(row, draft) ? refuseNamesake(row, after, frame.sealer, around.namesakes) : null,
  ].filter((each): each is Refusal => each !== null && isRefusal(each));
}

const HOLDS_POST = refuse(
  'member.holds-post',
  '在原支部还担任党内职务。请逐个办理：先办免职，或在党员的记录里调整支部。',
  { field: 'managingBranchId' },
);

function refuseNamesake(
  row: LockedMember,
  after: MemberDraft,
  sealer: Sealer,
  namesakes: readonly NamesakeRow[],
): Refusal | null {
  const key = foldName(row.name);
  const there = namesakes.filter(
    (each) =>
      each.name_key === key && each.managing_branch_id === after.managingBranchId && each.id !== row.id,
  );
  if (there.length === 0) return null;
  const sealed = row.id_number_sealed;
  const identityNumber = sealed === null ? null : sealer.openText(sealed, 'identity-number');
  return refuseDouble({ ...after, identityNumber }, there);
}
