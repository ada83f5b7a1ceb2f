import type { Day } from '../../platform/kernel/day.ts';
import type { FieldDefinition } from '../../platform/kernel/field.ts';
import type { DayPrecision } from '../../platform/kernel/parse-day.ts';
import type { CodeTable } from '../codes/code-table.ts';
import {
  type Employment,
  employments,
  type ResponsibilityPrinciple,
  responsibilityPrinciples,
} from '../codes/tables/party-org.ts';
import {
  type RegistrationKind,
  registrationKinds,
  type SocialOrgStatus,
  socialOrgStatuses,
} from '../codes/tables/social-org.ts';
import { type NoPartyReason, noPartyReasons } from '../codes/tables/no-party-reason.ts';
import { type SocialOrgType, socialOrgTypes } from '../codes/tables/social-org-type.ts';
import type { ExtraValue } from '../party-orgs/party-org.ts';
import type { RegionCode } from '../places/region.ts';

/** Whether exactly one Party organisation has agreed that it answers for the organisation (党建责任). */
export const responsibilities = {
  id: 'responsibility',
  title: '党建责任',
  entries: [
    { code: 'confirmed', name: '已明确', words: ['明确', '已确认', '确认'] },
    { code: 'unclear', name: '责任待明确', words: ['待明确', '不明确', '未明确', '待确认'] },
  ],
} as const satisfies CodeTable;

export type Responsibility = (typeof responsibilities)['entries'][number]['code'];

/** Sizes by staff, as stored on coverage spans; the code is the number of the band. */
export const sizeBands = {
  id: 'sizeBand',
  title: '人员规模',
  entries: [
    { code: '0', name: '人数未核实' },
    { code: '1', name: '10 人以下' },
    { code: '2', name: '10 至 29 人' },
    { code: '3', name: '30 至 99 人' },
    { code: '4', name: '100 人以上' },
  ],
} as const satisfies CodeTable;

export type SizeBand = (typeof sizeBands)['entries'][number]['code'];

/**
 * What a form or a row of a ledger says of a social organisation (社会组织).
 * Absent: nothing is said, a change keeps what is stored. Null: not known, or none.
 */
export interface SocialOrgDraft {
  readonly name?: string | undefined;
  readonly creditCode?: string | null | undefined;
  readonly type?: SocialOrgType | undefined;
  readonly registerKind?: RegistrationKind | undefined;
  readonly legalPerson?: boolean | undefined;
  /** 实际运营. */
  readonly operating?: boolean | undefined;
  readonly status?: SocialOrgStatus | undefined;
  readonly foundedOn?: Day | null | undefined;
  readonly foundedPrecision?: DayPrecision | undefined;
  /** The first day on which it is over (注销, 撤销, 吊销). */
  readonly endedOn?: Day | null | undefined;
  readonly endReason?: string | null | undefined;
  /** The level that administers it; the address is another matter. */
  readonly regionCode?: RegionCode | undefined;
  readonly address?: string | null | undefined;
  readonly addressRegionCode?: RegionCode | null | undefined;
  readonly sector?: string | null | undefined;
  readonly staff?: number | null | undefined;
  readonly staffFullTime?: number | null | undefined;
  readonly volunteers?: number | null | undefined;
  /** 会员: never counted as Party members. */
  readonly affiliates?: number | null | undefined;
  readonly memberEnterprises?: number | null | undefined;
  /** 分支机构 of its own. */
  readonly branchUnits?: number | null | undefined;
  readonly legalRepresentative?: string | null | undefined;
  readonly contactName?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
  readonly charterParty?: boolean | null | undefined;
  readonly charterPartyOn?: Day | null | undefined;
  readonly staffing?: Employment | null | undefined;
  readonly setupBase?: string | null | undefined;
  readonly parentBodyCategory?: string | null | undefined;
  readonly registrarId?: string | null | undefined;
  readonly supervisingBodyId?: string | null | undefined;
  readonly industryRegulatorId?: string | null | undefined;
  /** 业务指导单位 after 脱钩. */
  readonly guidanceBodyId?: string | null | undefined;
  /** The node of the Party tree that answers for it (党建责任单位). */
  readonly responsiblePartyOrgId?: string | undefined;
  readonly responsibility?: Responsibility | undefined;
  readonly responsibilityPrinciple?: ResponsibilityPrinciple | null | undefined;
  /** Why there is no Party organisation yet; of one that is covered it says nothing any more. */
  readonly noPartyReason?: NoPartyReason | null | undefined;
  readonly noPartyReasonNote?: string | null | undefined;
  readonly extra?: readonly ExtraValue[] | undefined;
}

export type SocialOrgField = keyof SocialOrgDraft;

/** The fields of a social organisation, in the order of the form; list columns, exports and imports take titles from here. */
export const socialOrgFields = [
  { field: 'name', title: '社会组织名称', kind: 'text', required: true, maxLength: 120 },
  {
    field: 'creditCode',
    title: '统一社会信用代码',
    kind: 'text',
    maxLength: 30,
    help: '登记证书上的 18 位代码',
  },
  { field: 'type', title: '组织类型', kind: 'code', required: true, choices: socialOrgTypes.entries },
  {
    field: 'registerKind',
    title: '登记备案',
    kind: 'code',
    neverEmpty: true,
    choices: registrationKinds.entries,
  },
  { field: 'status', title: '组织状态', kind: 'code', neverEmpty: true, choices: socialOrgStatuses.entries },
  { field: 'operating', title: '实际运营', kind: 'yes-no' },
  { field: 'legalPerson', title: '法人单位', kind: 'yes-no' },
  { field: 'foundedOn', title: '成立日期', kind: 'day', precisionField: 'foundedPrecision' },
  {
    field: 'regionCode',
    title: '所属行政区划',
    kind: 'region',
    required: true,
    help: '管理它的一级；不填时按统一社会信用代码第 3 至 8 位',
  },
  { field: 'sector', title: '行业领域', kind: 'code' },
  { field: 'address', title: '住所', kind: 'text', maxLength: 200 },
  { field: 'addressRegionCode', title: '住所所在乡镇（街道）', kind: 'region' },
  { field: 'registrarId', title: '登记管理机关', kind: 'supervising-body' },
  { field: 'supervisingBodyId', title: '业务主管单位', kind: 'supervising-body' },
  { field: 'industryRegulatorId', title: '行业管理部门', kind: 'supervising-body' },
  {
    field: 'guidanceBodyId',
    title: '业务指导单位',
    kind: 'supervising-body',
    help: '脱钩后不再有业务主管单位的',
  },
  { field: 'responsiblePartyOrgId', title: '党建责任单位', kind: 'party-org' },
  {
    field: 'responsibility',
    title: '党建责任',
    kind: 'code',
    neverEmpty: true,
    choices: responsibilities.entries,
  },
  {
    field: 'responsibilityPrinciple',
    title: '管理原则',
    kind: 'code',
    choices: responsibilityPrinciples.entries,
    help: '按属地、属业还是主管单位确定',
  },
  { field: 'noPartyReason', title: '未建党组织原因', kind: 'code', choices: noPartyReasons.entries },
  { field: 'noPartyReasonNote', title: '未建党组织原因说明', kind: 'text', maxLength: 200 },
  {
    field: 'staff',
    title: '从业人员数',
    kind: 'count',
    help: '不清楚时留空，空着表示未核实，不是 0',
  },
  { field: 'staffFullTime', title: '专职人员数', kind: 'count' },
  { field: 'volunteers', title: '志愿者数', kind: 'count' },
  { field: 'affiliates', title: '会员数', kind: 'count', help: '加入该组织的会员，不是党员' },
  { field: 'memberEnterprises', title: '会员企业数', kind: 'count' },
  { field: 'branchUnits', title: '分支机构数', kind: 'count' },
  { field: 'legalRepresentative', title: '法定代表人', kind: 'text', maxLength: 50 },
  { field: 'contactName', title: '联系人', kind: 'text', maxLength: 50 },
  { field: 'contactPhone', title: '联系电话', kind: 'phone', maxLength: 60 },
  { field: 'charterParty', title: '党建入章', kind: 'yes-no', help: '章程已写明党的建设内容' },
  { field: 'charterPartyOn', title: '党建入章日期', kind: 'day' },
  { field: 'staffing', title: '专职或兼职', kind: 'code', choices: employments.entries },
  { field: 'setupBase', title: '组建依托', kind: 'text', maxLength: 60 },
  { field: 'parentBodyCategory', title: '隶属上级类别', kind: 'text', maxLength: 60 },
] as const satisfies readonly FieldDefinition<SocialOrgField>[];

/** Fields that an ending sets, not the form. */
export const socialOrgEndFields = [
  { field: 'endedOn', title: '注销日期', kind: 'day', required: true },
  { field: 'endReason', title: '注销原因', kind: 'text', maxLength: 200 },
] as const satisfies readonly FieldDefinition<SocialOrgField>[];

const TITLES: ReadonlyMap<string, string> = new Map(
  [...socialOrgFields, ...socialOrgEndFields].map(({ field, title }) => [field, title]),
);

/** The Chinese title of a field; one without a title of its own is shown as it is named. */
export function titleOfSocialOrgField(field: string): string {
  return TITLES.get(field) ?? field;
}
