import type { ClientBase } from 'pg';
import { bytesArray } from '../../../platform/server/database/rows-as-columns.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import type { Education } from '../../codes/tables/education.ts';
import type { MemberStatus, PostLevel } from '../../codes/tables/member.ts';
import type { Sex } from '../../codes/tables/sex.ts';
import type { ExtraValue } from '../../party-orgs/party-org.ts';

/** A member on the roll, as an import compares it. */
export interface StoredMemberRow {
  id: string;
  version: number;
  name: string;
  name_key: string;
  sex: Sex | null;
  born_on: Day | null;
  born_precision: DayPrecision;
  ethnicity: string | null;
  education: Education | null;
  id_number_hash: Buffer | null;
  id_number_hash_old: Buffer | null;
  phone_sealed: Buffer | null;
  status: MemberStatus;
  joined_on: Day | null;
  joined_precision: DayPrecision;
  full_on: Day | null;
  full_precision: DayPrecision;
  managing_branch_id: string;
  party_pos: number;
  membership_branch_id: string | null;
  membership_elsewhere: string | null;
  party_group: string | null;
  work_unit_id: string | null;
  work_unit_text: string | null;
  work_post: string | null;
  post_level: PostLevel | null;
  full_time: boolean | null;
  private: boolean;
  first_on: Day;
  extra: ExtraValue[];
}

const COLUMNS = `m.id, m.version, m.name, m.name_key, m.sex, m.born_on, m.born_precision, m.ethnicity, m.education,
  m.id_number_hash, m.id_number_hash_old, m.phone_sealed, m.status, m.joined_on, m.joined_precision, m.full_on, m.full_precision,
  m.managing_branch_id, m.party_pos, m.membership_branch_id, m.membership_elsewhere, m.party_group,
  m.work_unit_id, m.work_unit_text, m.work_post, m.post_level, m.full_time, m.private, m.first_on, m.extra`;

// Looked up one by one, or the planner would read everybody in sight: it takes a row-level rule to leave a handful.

/** Members in the caller's sight with one of the numbers. Each hash by its own index: with `or` between them the planner reads everybody. */
export async function findMembersByNumber(
  client: ClientBase,
  hashes: readonly Buffer[],
): Promise<StoredMemberRow[]> {
  const { rows } = await client.query<StoredMemberRow>({
    text: `select ${COLUMNS} from unnest($1::bytea[]) h
      cross join lateral (
        (select * from member where id_number_hash = h)
        union all
        (select * from member where id_number_hash_old = h) limit 1) m`,
    values: [bytesArray(hashes)],
  });
  return rows;
}

/** Members in the caller's sight of one of the names, or who bore it before a merge, in the branch beside it. */
export async function findMembersByName(
  client: ClientBase,
  nameKeys: readonly string[],
  branchIds: readonly string[],
): Promise<(StoredMemberRow & { asked_key: string })[]> {
  const { rows } = await client.query<StoredMemberRow & { asked_key: string }>({
    text: `select distinct on (m.id, t.name_key) ${COLUMNS}, t.name_key as asked_key from unnest($1::text[], $2::uuid[]) as t (name_key, branch_id)
      cross join lateral (
        (select * from member where name_key = t.name_key and managing_branch_id = t.branch_id limit 50)
        union all
        (select * from member where managing_branch_id = t.branch_id and former_keys is not null
          and t.name_key = any (string_to_array(former_keys, ' ')) limit 50)) m`,
    values: [nameKeys, branchIds],
  });
  return rows;
}

/** Of some branches, those in which somebody in sight has no number yet. */
export async function findBranchesWithPending(
  client: ClientBase,
  branchIds: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    text: `select b as id from unnest($1::uuid[]) b cross join lateral (
      select from member where managing_branch_id = b and id_number_hash is null limit 1) m`,
    values: [branchIds],
  });
  return rows.map((row) => row.id);
}
