import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { BranchFacts } from '../member.rules.ts';
import type { MemberRecord } from '../member.contract.ts';
import { STORED_COLUMNS, type StoredMember } from './stored-member.ts';

export interface RecordRow extends QueryResultRow, StoredMember {
  managing_branch_name: string | null;
  membership_branch_name: string | null;
  work_unit_name: string | null;
  managing_facts: BranchFacts | null;
  membership_facts: BranchFacts | null;
  identity_basis: string | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  import_id: string | null;
  merged: MemberRecord['merged'];
  posts: MemberRecord['posts'];
  periods: MemberRecord['periods'];
}

/** A reference whose name is null where the caller may not see what it names. */
const ref = (id: string, name: string) =>
  `case when ${id} is null then null else jsonb_build_object('id', ${id}, 'name', ${name}) end`;

const POSTS = `(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'partyOrg', ${ref('b.id', 'b.name')}, 'post', t.post,
    'duties', t.duties, 'fromOn', t.from_on, 'toOn', nullif(t.to_on, 'infinity'), 'current', t.from_on <= $2::date and t.to_on > $2::date)
    order by t.from_on desc, t.id), '[]')
  from party_post t join party_org b on b.id = t.party_org_id where t.member_id = m.id)`;

const MERGED = `(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'mergedAt', t.merged_at, 'mergedBy', t.merged_by)
    order by t.merged_at desc, t.id), '[]') from merged_record t where t.keeper_id = m.id)`;

const PERIODS = `(select coalesce(jsonb_agg(jsonb_build_object('fromOn', lower(t.valid), 'toOn', upper(t.valid), 'status', t.status,
    'managingBranch', ${ref('t.managing_branch_id', 'managing.name')}, 'membershipBranch', ${ref('t.membership_branch_id', 'membership.name')},
    'workUnit', ${ref('t.work_unit_id', 'unit.name')}, 'fullTime', t.full_time) order by lower(t.valid) desc), '[]')
  from member_period t left join party_org managing on managing.id = t.managing_branch_id
    left join party_org membership on membership.id = t.membership_branch_id left join social_org unit on unit.id = t.work_unit_id
  where t.member_id = m.id and t.superseded_at is null)`;

/** What bears on a member about a branch that is in sight. */
const branchFacts = (branch: string) => `case when ${branch}.id is null then null else
    jsonb_build_object('name', ${branch}.name, 'kind', ${branch}.kind, 'functional', ${branch}.functional, 'endedOn', ${branch}.ended_on) end`;

/** A member has the own branches and work unit out of sight, and may know what they are called. */
const nameOr = (name: string, id: string) =>
  `coalesce(${name}, (select own.name from own_place_names() own where own.id = ${id}))`;

/** Everything about one member as it stands on a day. The id of one that was merged leads to the keeper. */
export function memberRecord(id: string, on: string): Statement {
  return {
    name: 'member-record',
    text: `select ${STORED_COLUMNS}, ${nameOr('managing.name', 'm.managing_branch_id')} as managing_branch_name,
        ${nameOr('membership.name', 'm.membership_branch_id')} as membership_branch_name,
        ${nameOr('unit.name', 'm.work_unit_id')} as work_unit_name, ${branchFacts('managing')} as managing_facts,
        ${branchFacts('membership')} as membership_facts, m.identity_basis, m.created_by, m.created_at, m.updated_at, m.import_id, ${MERGED} as merged, ${POSTS} as posts, ${PERIODS} as periods
      from member m left join party_org managing on managing.id = m.managing_branch_id
        left join party_org membership on membership.id = m.membership_branch_id left join social_org unit on unit.id = m.work_unit_id
      where m.id = coalesce((select g.keeper_id from merged_record g where g.id = $1), $1)`,
    values: [id, on],
  };
}

/** A member in the caller's sight with the number, by its keyed hashes. */
export function memberByNumber(hashes: readonly Buffer[]): Statement {
  return {
    name: 'member-by-number',
    text: `select m.id, m.name, b.name as branch_name from member m left join party_org b on b.id = m.managing_branch_id
      where m.id_number_hash = any ($1::bytea[]) or m.id_number_hash_old = any ($1::bytea[])`,
    values: [hashes],
  };
}
