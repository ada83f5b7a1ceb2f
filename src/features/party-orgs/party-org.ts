import type { Day } from '../../platform/kernel/day.ts';
import type { FieldDefinition } from '../../platform/kernel/field.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import {
  partyPosts,
  type SecretarySource,
  secretarySources,
  type SetUpMode,
  setUpModes,
} from '../codes/tables/party-org.ts';
import { choosablePartyOrgKinds, type PartyOrgKind, partyOrgKinds } from '../codes/tables/party-org-kind.ts';
import type { RegionCode } from '../places/region.ts';

/** A column of a ledger for which there is no field (附列). */
export interface ExtraValue {
  readonly title: string;
  readonly value: string;
  readonly on: Day;
  readonly source: string;
  /**
   * The import field on whose right the column stood, null at the row's beginning: an export puts it back there.
   * Absent: nobody knows.
   */
  readonly after?: string | null | undefined;
}

/**
 * What a form or a row of a ledger says of a Party organisation (党组织).
 * Absent: nothing is said, a change keeps what is stored. Null: not known, or none.
 */
export interface PartyOrgDraft {
  readonly name?: string | undefined;
  readonly shortName?: string | null | undefined;
  readonly partyCode?: string | null | undefined;
  readonly kind?: PartyOrgKind | undefined;
  readonly functional?: boolean | undefined;
  /** How it was set up; a joint one may still cover one unit as attached, so each coverage has its own way. */
  readonly setUpMode?: SetUpMode | null | undefined;
  readonly parentId?: string | null | undefined;
  readonly regionCode?: RegionCode | undefined;
  readonly foundedOn?: Day | null | undefined;
  readonly foundedPrecision?: DayPrecision | undefined;
  readonly approvalNo?: string | null | undefined;
  readonly approvedBy?: string | null | undefined;
  readonly mayApproveProbationary?: boolean | undefined;
  readonly exemplar?: boolean | undefined;
  readonly secretarySource?: SecretarySource | null | undefined;
  readonly guidedById?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly extra?: readonly ExtraValue[] | undefined;
}

/** A post in the committee, or of a Party worker (党务工作者). */
export interface PartyPostDraft {
  readonly memberId?: string | null | undefined;
  readonly personName: string;
  readonly post: string;
  readonly duties?: string | null | undefined;
  /** 书记是否进入社会组织管理层. */
  readonly inManagement?: boolean | null | undefined;
  readonly fullTime?: boolean | null | undefined;
  readonly allowanceNote?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly fromOn: Day;
  /** The first day on which the post is no longer held; null: still held. */
  readonly toOn?: Day | null | undefined;
}

/** A term (届). `toOn` is the day on which it runs out. */
export interface PartyTermDraft {
  readonly number?: number | null | undefined;
  readonly electedOn?: Day | null | undefined;
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly extendedToOn?: Day | null | undefined;
}

/** Coverage of a social organisation from a day on; `toOn` is the first day without it. */
export interface CoverageRelationDraft {
  readonly socialOrgId: string;
  readonly partyOrgId: string;
  readonly way: SetUpMode;
  readonly fromOn: Day;
  readonly toOn?: Day | null | undefined;
}

const choosable: readonly string[] = choosablePartyOrgKinds();

/** The fields of a Party organisation, in the order of the form. */
export const partyOrgFields = [
  { field: 'name', title: '党组织全称', kind: 'text', required: true, maxLength: 100 },
  { field: 'shortName', title: '简称', kind: 'text', maxLength: 40 },
  { field: 'partyCode', title: '党组织编码', kind: 'text', maxLength: 30 },
  {
    field: 'kind',
    title: '党组织类别',
    kind: 'code',
    required: true,
    choices: partyOrgKinds.entries.filter((entry) => choosable.includes(entry.code)),
  },
  {
    field: 'functional',
    title: '功能型党组织',
    kind: 'yes-no',
    help: '党员组织关系不转入，不发展党员、不收缴党费、不换届',
  },
  { field: 'setUpMode', title: '组建方式', kind: 'code', choices: setUpModes.entries },
  { field: 'parentId', title: '上级党组织', kind: 'party-org', required: true },
  { field: 'regionCode', title: '所在行政区划', kind: 'region', required: true },
  { field: 'foundedOn', title: '成立日期', kind: 'day', precisionField: 'foundedPrecision' },
  { field: 'approvalNo', title: '批准文号', kind: 'text', maxLength: 60 },
  { field: 'approvedBy', title: '批准成立的上级党组织', kind: 'text', maxLength: 100 },
  {
    field: 'mayApproveProbationary',
    title: '有审批预备党员权限',
    kind: 'yes-no',
    help: '只有党委、党工委可以有（发展党员工作细则第22条）',
  },
  { field: 'exemplar', title: '示范点', kind: 'yes-no' },
  { field: 'secretarySource', title: '书记来源', kind: 'code', choices: secretarySources.entries },
  { field: 'guidedById', title: '业务指导党组织', kind: 'party-org', help: '隶属关系之外的指导关系' },
  { field: 'phone', title: '办公电话', kind: 'phone', maxLength: 60 },
  { field: 'address', title: '办公地址', kind: 'text', maxLength: 120 },
] as const satisfies readonly FieldDefinition<keyof PartyOrgDraft>[];

export const partyPostFields = [
  { field: 'personName', title: '姓名', kind: 'text', required: true, maxLength: 50 },
  { field: 'post', title: '党内职务', kind: 'code', required: true, choices: partyPosts.entries },
  { field: 'duties', title: '分工', kind: 'text', maxLength: 100 },
  { field: 'inManagement', title: '进入社会组织管理层', kind: 'yes-no' },
  { field: 'fullTime', title: '专职', kind: 'yes-no' },
  { field: 'allowanceNote', title: '工作津贴', kind: 'text', maxLength: 100 },
  { field: 'phone', title: '办公电话', kind: 'phone', maxLength: 60 },
  { field: 'fromOn', title: '任职日期', kind: 'day', required: true },
  { field: 'toOn', title: '免职日期', kind: 'day' },
] as const satisfies readonly FieldDefinition<keyof PartyPostDraft>[];

export const partyTermFields = [
  { field: 'number', title: '届次', kind: 'count' },
  { field: 'electedOn', title: '选举日期', kind: 'day' },
  { field: 'fromOn', title: '本届起始日期', kind: 'day', required: true },
  { field: 'toOn', title: '届满日期', kind: 'day', required: true },
  { field: 'extendedToOn', title: '经批准延期至', kind: 'day' },
] as const satisfies readonly FieldDefinition<keyof PartyTermDraft>[];
