import type { ClientBase } from 'pg';
import {
  type ColumnTypes,
  columnValues,
  incomingRows,
} from '../../../platform/server/database/rows-as-columns.ts';

type Text = string | null | undefined;
type Bytes = Buffer | null | undefined;

/** A member's row on its way to the database; absent is null. */
export interface MemberToWrite {
  id: string;
  version: number | null;
  name: string;
  name_key: string;
  sex: Text;
  born_on: Text;
  born_precision: string;
  ethnicity: Text;
  education: Text;
  number_given: boolean;
  number_sealed: Bytes;
  number_hash: Bytes;
  number_hash_old: Bytes;
  phone_given: boolean;
  phone_sealed: Bytes;
  status: string;
  joined_on: Text;
  joined_precision: string;
  full_on: Text;
  full_precision: string;
  managing_branch_id: string;
  party_pos: number;
  membership_branch_id: Text;
  membership_pos: number | null;
  membership_elsewhere: Text;
  party_group: Text;
  work_unit_id: Text;
  work_unit_text: Text;
  work_post: Text;
  post_level: Text;
  full_time: boolean | null | undefined;
  private: boolean;
  first_on: string;
  extra: readonly unknown[];
}

const TYPES: ColumnTypes<MemberToWrite> = {
  id: 'uuid',
  version: 'int',
  name: 'text',
  name_key: 'text',
  sex: 'text',
  born_on: 'date',
  born_precision: 'text',
  ethnicity: 'text',
  education: 'text',
  number_given: 'boolean',
  number_sealed: 'bytea',
  number_hash: 'bytea',
  number_hash_old: 'bytea',
  phone_given: 'boolean',
  phone_sealed: 'bytea',
  status: 'text',
  joined_on: 'date',
  joined_precision: 'text',
  full_on: 'date',
  full_precision: 'text',
  managing_branch_id: 'uuid',
  party_pos: 'int8',
  membership_branch_id: 'uuid',
  membership_pos: 'int8',
  membership_elsewhere: 'text',
  party_group: 'text',
  work_unit_id: 'uuid',
  work_unit_text: 'text',
  work_post: 'text',
  post_level: 'text',
  full_time: 'boolean',
  private: 'boolean',
  first_on: 'date',
  extra: 'jsonb',
};
const INCOMING = incomingRows(TYPES, 'i');

/**
 * Where branches stand in the tree, for those in the caller's sight. One by one: the planner takes a row-level rule for
 * so narrow that it would rather read the whole tree for each row of a join.
 */
export async function findBranchCodes(
  client: ClientBase,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: string; pos: number }>({
    text: `select b.id, b.pos from unnest($1::uuid[]) i cross join lateral (select id, pos from party_org where id = i limit 1) b`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.pos]));
}

/** A branch that holds the 组织关系 may be out of the writer's sight: it has no code then, and can only stay as it is. */
const SEEN_MEMBERSHIP = 'case when i.membership_pos is not null then i.membership_branch_id end';
const SAME_MEMBERSHIP = 'm.membership_branch_id is not distinct from i.membership_branch_id';

/** Inserts new members. */
export async function insertMembers(client: ClientBase, members: readonly MemberToWrite[]): Promise<void> {
  await client.query({
    text: `insert into member (id, name, name_key, sex, born_on, born_precision, ethnicity, education, id_number_sealed, id_number_hash, id_number_hash_old,
        phone_sealed, status, joined_on, joined_precision, full_on, full_precision, managing_branch_id, party_pos,
        membership_branch_id, membership_pos, membership_elsewhere, party_group, work_unit_id, work_unit_text, work_post,
        post_level, full_time, private, first_on, extra, import_id, created_by)
      select i.id, i.name, i.name_key, i.sex, i.born_on, i.born_precision, i.ethnicity, i.education,
        i.number_sealed, i.number_hash, i.number_hash_old, i.phone_sealed, i.status,
        i.joined_on, i.joined_precision, i.full_on, i.full_precision, i.managing_branch_id, i.party_pos,
        ${SEEN_MEMBERSHIP}, i.membership_pos, i.membership_elsewhere, i.party_group,
        i.work_unit_id, i.work_unit_text, i.work_post, i.post_level, i.full_time, i.private, i.first_on, i.extra,
        acting_import(), acting_name()
      from ${INCOMING}`,
    values: columnValues(TYPES, members),
  });
}

/** Updates members whose version is still the one given; answers how many. */
export async function updateMembers(client: ClientBase, members: readonly MemberToWrite[]): Promise<number> {
  const { rowCount } = await client.query({
    text: `update member m set name = i.name, name_key = i.name_key, sex = i.sex, born_on = i.born_on, born_precision = i.born_precision,
        ethnicity = i.ethnicity, education = i.education,
        id_number_sealed = case when i.number_given then i.number_sealed else m.id_number_sealed end,
        id_number_hash = case when i.number_given then i.number_hash else m.id_number_hash end,
        id_number_hash_old = case when i.number_given then i.number_hash_old else m.id_number_hash_old end,
        phone_sealed = case when i.phone_given then i.phone_sealed else m.phone_sealed end,
        status = i.status, joined_on = i.joined_on, joined_precision = i.joined_precision, full_on = i.full_on,
        full_precision = i.full_precision, managing_branch_id = i.managing_branch_id, party_pos = i.party_pos,
        membership_branch_id = case when ${SAME_MEMBERSHIP} then m.membership_branch_id else ${SEEN_MEMBERSHIP} end,
        membership_pos = case when ${SAME_MEMBERSHIP} then m.membership_pos else i.membership_pos end,
        membership_elsewhere = i.membership_elsewhere, party_group = i.party_group,
        work_unit_id = i.work_unit_id, work_unit_text = i.work_unit_text, work_post = i.work_post, post_level = i.post_level,
        full_time = i.full_time, private = i.private, extra = i.extra
      from ${INCOMING} where m.id = i.id and m.version = i.version`,
    values: columnValues(TYPES, members),
  });
  return rowCount ?? 0;
}
