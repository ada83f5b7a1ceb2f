import type { Day } from '../../platform/kernel/day.ts';
import type { FieldDefinition } from '../../platform/kernel/field.ts';
import type { CodeTable } from '../codes/code-table.ts';
import { type MassOrgKind, massOrgKinds } from '../codes/tables/party-org.ts';
import { type AnnualCheckResult, annualCheckResults } from '../codes/tables/social-org.ts';

/** Facts that hang on a social organisation beside its own fields; each kind is a table of its own. */
export const socialOrgFactKinds = [
  'heads',
  'annualChecks',
  'evaluations',
  'creditListings',
  'massOrgs',
  'advisors',
  'declaredFigures',
] as const;
export type SocialOrgFactKind = (typeof socialOrgFactKinds)[number];

export const socialOrgFactNames: Readonly<Record<SocialOrgFactKind, string>> = {
  heads: '负责人',
  annualChecks: '年检（年报）',
  evaluations: '评估等级',
  creditListings: '异常名录和失信名单',
  massOrgs: '群团组织',
  advisors: '指导员和联络员',
  declaredFigures: '填报数',
};

/** What a head is beside: 党代表, 人大代表, 政协委员. */
export const deputyRoles = {
  id: 'deputyRole',
  title: '代表委员',
  entries: [
    { code: 'party_congress', name: '党代表', words: ['党代会代表'] },
    { code: 'peoples_congress', name: '人大代表', words: ['人大'] },
    { code: 'political_conference', name: '政协委员', words: ['政协'] },
  ],
} as const satisfies CodeTable;

export type DeputyRole = (typeof deputyRoles)['entries'][number]['code'];

/** SORG-09. */
export const creditListingKinds = {
  id: 'creditListingKind',
  title: '名单类别',
  entries: [
    { code: 'abnormal', name: '活动异常名录', words: ['异常名录', '活动异常'] },
    { code: 'serious', name: '严重违法失信名单', words: ['失信', '严重违法失信', '失信名单'] },
  ],
} as const satisfies CodeTable;

export type CreditListingKind = (typeof creditListingKinds)['entries'][number]['code'];

/** SORGP-04. */
export const advisorKinds = {
  id: 'advisorKind',
  title: '派驻身份',
  entries: [
    { code: 'advisor', name: '党建工作指导员', words: ['指导员', '党建指导员'] },
    { code: 'liaison', name: '党建工作联络员', words: ['联络员', '党建联络员'] },
  ],
} as const satisfies CodeTable;

export type AdvisorKind = (typeof advisorKinds)['entries'][number]['code'];

/** What a form declared (填报数); what the roll counts (在册数) is never stored. */
export const declaredFigureKinds = {
  id: 'declaredFigureKind',
  title: '填报项目',
  entries: [
    { code: 'full_members', name: '正式党员数' },
    { code: 'probationary_members', name: '预备党员数' },
    { code: 'members', name: '党员数' },
    { code: 'members_not_transferred', name: '组织关系未转入党员数' },
  ],
} as const satisfies CodeTable;

export type DeclaredFigureKind = (typeof declaredFigureKinds)['entries'][number]['code'];

/** 以在册为准: the roll is right, the matter is closed; 以填报为准: the roll is to be mended. */
export const mismatchDecisions = {
  id: 'mismatchDecision',
  title: '核定',
  entries: [
    { code: 'roll', name: '以在册为准' },
    { code: 'declared', name: '以填报为准，待补名册' },
  ],
} as const satisfies CodeTable;
export type MismatchDecision = (typeof mismatchDecisions)['entries'][number]['code'];

/** 负责人. */
export interface HeadDraft {
  readonly personName: string;
  readonly post: string;
  /** Null: not known. */
  readonly isMember?: boolean | null | undefined;
  readonly alsoSecretary?: boolean | null | undefined;
  readonly deputyRoles?: readonly DeputyRole[] | undefined;
  /** Approval for an official who holds the post beside the own one (党政干部兼职批准). */
  readonly officialsApproval?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly fromOn?: Day | null | undefined;
  /** The first day on which the post is no longer held. */
  readonly toOn?: Day | null | undefined;
}

export interface AnnualCheckDraft {
  readonly year: number;
  readonly result: AnnualCheckResult;
}

/** 5A to 1A; five years when no end is given (SORG-08). */
export interface EvaluationDraft {
  readonly grade: number;
  readonly fromOn: Day;
  readonly toOn?: Day | null | undefined;
}

export interface CreditListingDraft {
  readonly kind: CreditListingKind;
  readonly reason?: string | null | undefined;
  readonly fromOn: Day;
  readonly toOn?: Day | null | undefined;
}

export interface MassOrgDraft {
  readonly kind: MassOrgKind;
  /** Only one that does Party work counts for 工作覆盖 (SORGP-14). */
  readonly doesPartyWork?: boolean | undefined;
  readonly fromOn: Day;
  readonly toOn?: Day | null | undefined;
}

export interface AdvisorDraft {
  readonly kind: AdvisorKind;
  readonly personName: string;
  readonly phone?: string | null | undefined;
  /** The account that sees the organisation by this assignment. */
  readonly accountId?: string | null | undefined;
  readonly memberId?: string | null | undefined;
  readonly fromOn: Day;
  readonly toOn?: Day | null | undefined;
}

export interface DeclaredFigureDraft {
  readonly figure: DeclaredFigureKind;
  readonly value: number;
  /** The form or file that says so. */
  readonly source: string;
  readonly declaredOn: Day;
}

export interface SocialOrgFactDrafts {
  readonly heads: HeadDraft;
  readonly annualChecks: AnnualCheckDraft;
  readonly evaluations: EvaluationDraft;
  readonly creditListings: CreditListingDraft;
  readonly massOrgs: MassOrgDraft;
  readonly advisors: AdvisorDraft;
  readonly declaredFigures: DeclaredFigureDraft;
}

/** What a row of a ledger may bring along with its organisation. */
export type SocialOrgFacts = {
  readonly [K in SocialOrgFactKind]?: readonly SocialOrgFactDrafts[K][] | undefined;
};

const FROM = { field: 'fromOn', title: '开始日期', kind: 'day', required: true } as const;
const TO = {
  field: 'toOn',
  title: '结束日期',
  kind: 'day',
  help: '从这一天起不再计入；仍在继续时留空',
} as const;

/** The fields of each kind of fact, in the order of its form. */
export const socialOrgFactFields: {
  readonly [K in SocialOrgFactKind]: readonly FieldDefinition<
    Extract<keyof SocialOrgFactDrafts[K], string>
  >[];
} = {
  heads: [
    { field: 'personName', title: '姓名', kind: 'text', required: true, maxLength: 50 },
    { field: 'post', title: '职务', kind: 'text', required: true, maxLength: 50 },
    { field: 'isMember', title: '是否党员', kind: 'yes-no' },
    { field: 'alsoSecretary', title: '兼任党组织书记', kind: 'yes-no' },
    { field: 'deputyRoles', title: '代表委员', kind: 'code', choices: deputyRoles.entries },
    { field: 'officialsApproval', title: '党政干部兼职批准', kind: 'text', maxLength: 100 },
    { field: 'phone', title: '联系电话', kind: 'phone', maxLength: 60 },
    { field: 'fromOn', title: '任职日期', kind: 'day' },
    { field: 'toOn', title: '离任日期', kind: 'day' },
  ],
  annualChecks: [
    { field: 'year', title: '年度', kind: 'count', required: true },
    { field: 'result', title: '年检结果', kind: 'code', required: true, choices: annualCheckResults.entries },
  ],
  evaluations: [
    {
      field: 'grade',
      title: '评估等级',
      kind: 'code',
      required: true,
      choices: ['5', '4', '3', '2', '1'].map((code) => ({ code, name: `${code}A` })),
    },
    { ...FROM, title: '评定日期' },
    { ...TO, title: '有效期至', help: '不填时按五年计' },
  ],
  creditListings: [
    { field: 'kind', title: '名单类别', kind: 'code', required: true, choices: creditListingKinds.entries },
    { field: 'reason', title: '列入原因', kind: 'text', maxLength: 200 },
    { ...FROM, title: '列入日期' },
    { ...TO, title: '移出日期' },
  ],
  massOrgs: [
    { field: 'kind', title: '群团组织', kind: 'code', required: true, choices: massOrgKinds.entries },
    { field: 'doesPartyWork', title: '承担党建工作', kind: 'yes-no', help: '承担的计入工作覆盖' },
    { ...FROM, title: '成立日期' },
    { ...TO, title: '撤销日期' },
  ],
  advisors: [
    { field: 'kind', title: '派驻身份', kind: 'code', required: true, choices: advisorKinds.entries },
    { field: 'personName', title: '姓名', kind: 'text', required: true, maxLength: 50 },
    { field: 'phone', title: '联系电话', kind: 'phone', maxLength: 60 },
    { ...FROM, title: '派驻日期' },
    { ...TO, title: '结束日期' },
  ],
  declaredFigures: [
    {
      field: 'figure',
      title: '填报项目',
      kind: 'code',
      required: true,
      choices: declaredFigureKinds.entries,
    },
    { field: 'value', title: '填报数', kind: 'count', required: true },
    { field: 'source', title: '来源', kind: 'text', required: true, maxLength: 100 },
    { field: 'declaredOn', title: '填报日期', kind: 'day', required: true },
  ],
};
