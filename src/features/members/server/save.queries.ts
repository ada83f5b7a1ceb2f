import type { PoolClient, QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { HeldPost, Namesake } from '../member-change.rules.ts';
import { STORED_COLUMNS, type StoredMember } from './stored-member.ts';

export interface LockedMember extends QueryResultRow, StoredMember {
  /** The first day of what holds now. */
  last_on: Day;
}

/** Locks a member's row for the rest of the transaction. */
export async function lockMember(client: PoolClient, id: string): Promise<LockedMember | null> {
  return (await lockMembers(client, [id]))[0] ?? null;
}

/** The same of many, in the order of ids: two changes at once come one after the other. */
export async function lockMembers(client: PoolClient, ids: readonly string[]): Promise<LockedMember[]> {
  const { rows } = await client.query<LockedMember>({
    name: 'members-lock',
    text: `select ${STORED_COLUMNS}, coalesce((select max(lower(t.valid)) from member_period t
        where t.member_id = m.id and t.superseded_at is null), m.first_on) as last_on
      from member m where m.id = any ($1::uuid[]) order by m.id for update of m`,
    values: [ids],
  });
  return rows;
}

export interface NamesakeRow extends Namesake, QueryResultRow {
  id: string;
  name_key: string;
  managing_branch_id: string;
}

/** Members of some names in some branches. */
export async function findNamesakesOfMany(
  client: PoolClient,
  nameKeys: readonly string[],
  branchIds: readonly string[],
): Promise<NamesakeRow[]> {
  const { rows } = await client.query<NamesakeRow>({
    name: 'members-namesakes',
    text: `select id, name_key, managing_branch_id, born_on as "bornOn", not identity_pending as "hasNumber" from member
      where name_key = any ($1::text[]) and managing_branch_id = any ($2::uuid[]) and status in ('full', 'probationary', 'suspended')`,
    values: [nameKeys, branchIds],
  });
  return rows;
}

/** Which of some members hold a post in the branch that manages them, on a day. */
export async function findHoldersAtHome(
  client: PoolClient,
  memberIds: readonly string[],
  on: Day,
): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'members-holders-at-home',
    text: `select distinct m.id from party_post t join member m on m.id = t.member_id and m.managing_branch_id = t.party_org_id
      where t.member_id = any ($1::uuid[]) and t.to_on > $2::date`,
    values: [memberIds, on],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Which of some social organisations are in the caller's sight. */
export async function findUnitsInSight(client: PoolClient, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'members-units-in-sight',
    text: 'select id from social_org where id = any ($1::uuid[])',
    values: [ids],
  });
  return new Set(rows.map(({ id }) => id));
}

/** What is written in the rest of the transaction counts from this day. */
export async function countFrom(client: PoolClient, on: Day): Promise<void> {
  await client.query({
    name: 'member-count-from',
    text: `select set_config('app.change_on', $1, true)`,
    values: [on],
  });
}

/** Who changed the record last, and when. */
export async function findLastChange(
  client: PoolClient,
  id: string,
): Promise<{ actor: string | null; at: Date } | null> {
  const { rows } = await client.query<{ actor: string | null; at: Date }>({
    name: 'member-last-change',
    text: `select actor, at from change_line where entity = 'member' and entity_id = $1 order by id desc limit 1`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface BranchRow extends QueryResultRow {
  id: string;
  name: string;
  kind: PartyOrgKind;
  functional: boolean;
  ended_on: Day | null;
}

/** Party organisations in the caller's sight. */
export async function findBranches(
  client: PoolClient,
  ids: readonly string[],
): Promise<Map<string, BranchRow>> {
  const { rows } = await client.query<BranchRow>({
    name: 'member-branches',
    text: 'select id, name, kind, functional, ended_on from party_org where id = any ($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The organisation that a branch alone covers 单独 on a day, where that is exactly one. */
export async function findSoleUnit(client: PoolClient, branchId: string, on: Day): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>({
    name: 'member-sole-unit',
    text: `select social_org_id as id from coverage_relation where party_org_id = $1 and way = 'sole' and valid @> $2::date limit 2`,
    values: [branchId, on],
  });
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** Whether a social organisation is in the caller's sight. */
export async function isUnitInSight(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'member-unit-in-sight',
    text: 'select from social_org where id = $1',
    values: [id],
  });
  return rowCount === 1;
}

/** Members of one name in a branch, but for the one that is being changed. */
export async function findNamesakes(
  client: PoolClient,
  nameKey: string,
  branchId: string,
  exceptId: string | null,
): Promise<Namesake[]> {
  const { rows } = await client.query<Namesake & QueryResultRow>({
    name: 'member-namesakes',
    text: `select born_on as "bornOn", not identity_pending as "hasNumber" from member
      where name_key = $1 and managing_branch_id = $2 and id is distinct from $3::uuid and status in ('full', 'probationary', 'suspended')`,
    values: [nameKey, branchId, exceptId],
  });
  return rows;
}

/** Posts held on a day. */
export async function findHeldPosts(
  client: PoolClient,
  memberId: string,
  on: Day,
): Promise<(HeldPost & { partyOrgId: string })[]> {
  const { rows } = await client.query<HeldPost & { partyOrgId: string } & QueryResultRow>({
    name: 'member-held-posts',
    text: `select t.party_org_id as "partyOrgId", b.name as "partyOrgName", t.post
      from party_post t join party_org b on b.id = t.party_org_id where t.member_id = $1 and t.to_on > $2::date`,
    values: [memberId, on],
  });
  return rows;
}

export async function storeIdentityBasis(
  client: PoolClient,
  id: string,
  basis: string | null,
): Promise<void> {
  await client.query({
    name: 'member-identity-basis',
    text: `update member set identity_basis = $2, version = version + 1, updated_at = now()
      where id = $1 and identity_basis is distinct from $2`,
    values: [id, basis],
  });
}
