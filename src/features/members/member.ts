import type { Day } from '../../platform/kernel/day.ts';
import type { FieldDefinition } from '../../platform/kernel/field.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import { type Education, educations } from '../codes/tables/education.ts';
import { ethnicities } from '../codes/tables/ethnicity.ts';
import { type MemberStatus, memberStatuses, type PostLevel, postLevels } from '../codes/tables/member.ts';
import { type Sex, sexes } from '../codes/tables/sex.ts';
import type { ExtraValue } from '../party-orgs/party-org.ts';

/**
 * What a form or a row of a ledger says of a member (党员).
 * Absent: nothing is said, a change keeps what is stored. Null: not known, or none.
 */
export interface MemberDraft {
  readonly name?: string | undefined;
  readonly sex?: Sex | null | undefined;
  readonly bornOn?: Day | null | undefined;
  readonly bornPrecision?: DayPrecision | undefined;
  readonly ethnicity?: string | null | undefined;
  readonly education?: Education | null | undefined;
  /** In clear: sealed before it is stored, never logged, never in a refusal. */
  readonly identityNumber?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly status?: MemberStatus | undefined;
  readonly joinedOn?: Day | null | undefined;
  readonly joinedPrecision?: DayPrecision | undefined;
  /** 转正. */
  readonly fullOn?: Day | null | undefined;
  readonly fullPrecision?: DayPrecision | undefined;
  /** 纳入管理支部: where the person takes part and is counted. */
  readonly managingBranchId?: string | undefined;
  /** 组织关系所在支部; null: kept outside this roll, see `membershipElsewhere`. */
  readonly membershipBranchId?: string | null | undefined;
  readonly membershipElsewhere?: string | null | undefined;
  readonly partyGroup?: string | null | undefined;
  readonly workUnitId?: string | null | undefined;
  readonly workUnitText?: string | null | undefined;
  readonly workPost?: string | null | undefined;
  readonly postLevel?: PostLevel | null | undefined;
  readonly fullTime?: boolean | null | undefined;
  /** 不公开. */
  readonly private?: boolean | undefined;
  readonly extra?: readonly ExtraValue[] | undefined;
}

/** The fields of a member, in the order of the form. */
export const memberFields = [
  { field: 'name', title: '姓名', kind: 'text', required: true, maxLength: 50 },
  {
    field: 'identityNumber',
    title: '公民身份号码',
    kind: 'identity-number',
    maxLength: 18,
    help: '加密保存，只显示首两位和末一位；没有号码可以先不填，记为身份待核',
  },
  { field: 'sex', title: '性别', kind: 'code', choices: sexes.entries },
  { field: 'bornOn', title: '出生日期', kind: 'day', precisionField: 'bornPrecision' },
  { field: 'ethnicity', title: '民族', kind: 'code', choices: ethnicities.entries },
  { field: 'education', title: '学历', kind: 'code', choices: educations.entries },
  { field: 'status', title: '党员状态', kind: 'code', required: true, choices: memberStatuses.entries },
  {
    field: 'joinedOn',
    title: '入党日期',
    kind: 'day',
    precisionField: 'joinedPrecision',
    help: '支部党员大会通过之日',
  },
  { field: 'fullOn', title: '转正日期', kind: 'day', precisionField: 'fullPrecision' },
  { field: 'managingBranchId', title: '纳入管理支部', kind: 'party-org', required: true },
  {
    field: 'membershipBranchId',
    title: '组织关系所在支部',
    kind: 'party-org',
    help: '不填表示组织关系不在本系统各支部',
  },
  { field: 'membershipElsewhere', title: '组织关系所在（外单位）', kind: 'text', maxLength: 100 },
  { field: 'partyGroup', title: '党小组', kind: 'text', maxLength: 40 },
  { field: 'workUnitId', title: '工作单位', kind: 'social-org' },
  { field: 'workUnitText', title: '工作单位（其他）', kind: 'text', maxLength: 100 },
  { field: 'workPost', title: '工作职务', kind: 'text', maxLength: 60 },
  { field: 'postLevel', title: '岗位层级', kind: 'code', choices: postLevels.entries },
  { field: 'fullTime', title: '专职从业', kind: 'yes-no' },
  { field: 'phone', title: '联系电话', kind: 'phone', maxLength: 60 },
  {
    field: 'private',
    title: '不公开',
    kind: 'yes-no',
    help: '名册里只对本党组织系统显示并加标记；导出时不列出；数字照常计算',
  },
] as const satisfies readonly FieldDefinition<keyof MemberDraft>[];
