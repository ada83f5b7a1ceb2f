import type { Day } from '../../../platform/kernel/day.ts';
import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import type { Education } from '../../codes/tables/education.ts';
import type { MemberStatus, PostLevel } from '../../codes/tables/member.ts';
import type { Sex } from '../../codes/tables/sex.ts';
import type { ExtraValue } from '../../party-orgs/party-org.ts';
import type { MemberDraft } from '../member.ts';

/** A member as the row holds it. */
export interface StoredMember {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly sex: Sex | null;
  readonly born_on: Day | null;
  readonly born_precision: DayPrecision;
  readonly ethnicity: string | null;
  readonly education: Education | null;
  readonly id_number_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly status: MemberStatus;
  readonly joined_on: Day | null;
  readonly joined_precision: DayPrecision;
  readonly full_on: Day | null;
  readonly full_precision: DayPrecision;
  readonly managing_branch_id: string;
  readonly party_pos: number;
  readonly membership_branch_id: string | null;
  readonly membership_elsewhere: string | null;
  readonly party_group: string | null;
  readonly work_unit_id: string | null;
  readonly work_unit_text: string | null;
  readonly work_post: string | null;
  readonly post_level: PostLevel | null;
  readonly full_time: boolean | null;
  readonly private: boolean;
  readonly first_on: Day;
  readonly extra: readonly ExtraValue[];
}

/** The columns of a `StoredMember`, of the table with the alias `m`. */
export const STORED_COLUMNS = `m.id, m.version, m.name, m.sex, m.born_on, m.born_precision, m.ethnicity, m.education,
  m.id_number_sealed, m.phone_sealed, m.status, m.joined_on, m.joined_precision, m.full_on, m.full_precision,
  m.managing_branch_id, m.party_pos, m.membership_branch_id, m.membership_elsewhere, m.party_group, m.work_unit_id,
  m.work_unit_text, m.work_post, m.post_level, m.full_time, m.private, m.first_on, m.extra`;

/** The column of each field that is stored as it is given. */
export const MEMBER_COLUMN_OF = {
  name: 'name',
  sex: 'sex',
  bornOn: 'born_on',
  bornPrecision: 'born_precision',
  ethnicity: 'ethnicity',
  education: 'education',
  status: 'status',
  joinedOn: 'joined_on',
  joinedPrecision: 'joined_precision',
  fullOn: 'full_on',
  fullPrecision: 'full_precision',
  managingBranchId: 'managing_branch_id',
  membershipBranchId: 'membership_branch_id',
  membershipElsewhere: 'membership_elsewhere',
  partyGroup: 'party_group',
  workUnitId: 'work_unit_id',
  workUnitText: 'work_unit_text',
  workPost: 'work_post',
  postLevel: 'post_level',
  fullTime: 'full_time',
  private: 'private',
  extra: 'extra',
} as const satisfies Partial<Record<keyof MemberDraft, keyof StoredMember>>;

/** The stored values as a draft; identity number and telephone, which are sealed, are left out: they stay as they are. */
export function draftOfStored(stored: StoredMember): MemberDraft {
  return {
    name: stored.name,
    sex: stored.sex,
    bornOn: stored.born_on,
    bornPrecision: stored.born_precision,
    ethnicity: stored.ethnicity,
    education: stored.education,
    status: stored.status,
    joinedOn: stored.joined_on,
    joinedPrecision: stored.joined_precision,
    fullOn: stored.full_on,
    fullPrecision: stored.full_precision,
    managingBranchId: stored.managing_branch_id,
    membershipBranchId: stored.membership_branch_id,
    membershipElsewhere: stored.membership_elsewhere,
    partyGroup: stored.party_group,
    workUnitId: stored.work_unit_id,
    workUnitText: stored.work_unit_text,
    workPost: stored.work_post,
    postLevel: stored.post_level,
    fullTime: stored.full_time,
    private: stored.private,
    extra: stored.extra,
  };
}
