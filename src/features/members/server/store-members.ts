import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import type { Findable, Sealer } from '../../../platform/server/crypto/seal.ts';
import type { MemberDraft } from '../member.ts';
import {
  findBranchCodes,
  insertMembers,
  type MemberToWrite,
  updateMembers,
} from './store-members.queries.ts';

/** A member to be written in bulk. */
export interface MemberToStore {
  /** Made by the caller (uuid v7), so that posts can refer to it at once. */
  readonly id: string;
  /** Of the stored record that the draft was laid over; null for a new member. */
  readonly version: number | null;
  /**
   * Complete: for a change, the stored values with what is new laid over them. Only the identity number and the
   * telephone are left out (undefined) where they stay as they are.
   */
  readonly draft: MemberDraft;
  /** The draft's identity number, where it has been looked for already. */
  readonly number?: Findable | undefined;
  /** The day from which figures count a new member. */
  readonly firstOn: Day;
}

const BATCH = 2_000;

/**
 * Writes members that have been checked, in batches, within the caller's transaction and scope; seals and hashes
 * identity numbers before they leave this process.
 * @param known where branches stand in the tree, as found by earlier calls of the same transaction: a file of many
 *   batches names the same branches again and again
 * @returns how many of the changed ones were not written, because somebody else changed them meanwhile
 * @throws a database error when a number is on the roll already, or a row lies outside the scope
 */
export async function storeMembers(
  client: PoolClient,
  sealer: Sealer,
  members: readonly MemberToStore[],
  known: Map<string, number> = new Map(),
): Promise<{ conflicts: number }> {
  let conflicts = 0;
  await learnBranchCodes(client, members, known);
  for (let at = 0; at < members.length; at += BATCH) {
    const batch = members.slice(at, at + BATCH);
    const fresh = batch.filter((member) => member.version === null);
    const changed = batch.filter((member) => member.version !== null);
    if (fresh.length > 0)
      await insertMembers(
        client,
        fresh.map((member) => toWrite(member, sealer, known)),
      );
    if (changed.length > 0) {
      const written = await updateMembers(
        client,
        changed.map((member) => toWrite(member, sealer, known)),
      );
      conflicts += changed.length - written;
    }
  }
  return { conflicts };
}

async function learnBranchCodes(
  client: PoolClient,
  members: readonly MemberToStore[],
  known: Map<string, number>,
): Promise<void> {
  const unknown = new Set(members.flatMap(({ draft }) => branchesOf(draft)).filter((id) => !known.has(id)));
  if (unknown.size === 0) return;
  for (const [id, code] of await findBranchCodes(client, [...unknown])) known.set(id, code);
}

function branchesOf({ managingBranchId, membershipBranchId }: MemberDraft): string[] {
  return [managingBranchId, membershipBranchId].filter((id) => typeof id === 'string');
}

function codeOf(codes: ReadonlyMap<string, number>, id: string | undefined): number {
  const code = codes.get(id ?? '');
  if (code === undefined) throw new Error('the managing branch of a member is outside the scope');
  return code;
}

function toWrite(
  { id, version, draft, number: lookedFor, firstOn }: MemberToStore,
  sealer: Sealer,
  codes: ReadonlyMap<string, number>,
): MemberToWrite {
  const name = draft.name ?? '';
  const { identityNumber, phone } = draft;
  const number = identityNumber
    ? (lookedFor ?? sealer.findable(identityNumber, 'identity-number')).seal()
    : undefined;
  return {
    id,
    version,
    name,
    name_key: foldName(name),
    sex: draft.sex,
    born_on: draft.bornOn,
    born_precision: draft.bornPrecision ?? 'day',
    ethnicity: draft.ethnicity,
    education: draft.education,
    number_given: identityNumber !== undefined,
    number_sealed: number?.sealed,
    number_hash: number?.hash,
    number_hash_old: number?.oldHash,
    phone_given: phone !== undefined,
    phone_sealed: phone ? sealer.seal(phone, 'phone') : undefined,
    status: draft.status ?? 'full',
    joined_on: draft.joinedOn,
    joined_precision: draft.joinedPrecision ?? 'day',
    full_on: draft.fullOn,
    full_precision: draft.fullPrecision ?? 'day',
    managing_branch_id: draft.managingBranchId ?? '',
    party_pos: codeOf(codes, draft.managingBranchId),
    membership_branch_id: draft.membershipBranchId,
    membership_pos: codes.get(draft.membershipBranchId ?? '') ?? null,
    membership_elsewhere: draft.membershipElsewhere,
    party_group: draft.partyGroup,
    work_unit_id: draft.workUnitId,
    work_unit_text: draft.workUnitText,
    work_post: draft.workPost,
    post_level: draft.postLevel,
    full_time: draft.fullTime,
    private: draft.private ?? false,
    first_on: firstOn,
    extra: draft.extra ?? [],
  };
}
