/** The lists that every office keeps on paper (打印名册): one definition each, printed as PDF or taken as .xlsx, with the same totals. */
import type { RequestedKind } from '../exports/export-request.ts';

export const printListCodes = [
  'ledger',
  'party-orgs',
  'leadership',
  'members',
  'gaps',
  'advisors',
  'terms',
  'vacancies',
  'unclear',
  'annual-checks',
  'contacts',
] as const;
export type PrintListCode = (typeof printListCodes)[number];

/** What narrows a list beside place, Party organisation and day. */
export const printNarrowings = ['sector', 'type', 'body', 'kind', 'status'] as const;
export type PrintNarrowing = (typeof printNarrowings)[number];

export const printNarrowingNames: Readonly<Record<PrintNarrowing, string>> = {
  sector: '行业',
  type: '类型',
  body: '业务主管单位',
  kind: '党组织类别',
  status: '党员状态',
};

const OF_SOCIAL_ORGS = ['sector', 'type', 'body'] as const;
const OF_PARTY_ORGS = ['kind'] as const;

export interface PrintListWords {
  /** What the office calls it. */
  readonly name: string;
  /** What stands at the head of the paper, unless it is changed. */
  readonly title: string;
  /** What it holds. */
  readonly holds: string;
  /** What its rows are counted in. */
  readonly unit: string;
  /** What it is to the record of exports: says which right it takes, and whether a large one waits for a second person. */
  readonly kind: RequestedKind;
  /** Of what all its rows have: a list of two kinds of record is narrowed by neither's own fields. */
  readonly narrowedBy: readonly PrintNarrowing[];
}

export const printLists: Readonly<Record<PrintListCode, PrintListWords>> = {
  ledger: {
    name: '台账',
    title: '社会组织党建工作台账',
    holds: '全部社会组织：登记情况、负责人和联系人、党组织覆盖。',
    unit: '家',
    kind: 'social-orgs',
    narrowedBy: OF_SOCIAL_ORGS,
  },
  'party-orgs': {
    name: '党组织一览表',
    title: '社会组织党组织一览表',
    holds: '全部党组织：类别、上级、书记、届满日期、覆盖的社会组织和党员数。',
    unit: '个',
    kind: 'party-orgs',
    narrowedBy: OF_PARTY_ORGS,
  },
  leadership: {
    name: '班子名册',
    title: '党组织班子成员名册',
    holds: '在任的书记、副书记、委员和党务工作者，一人一职一行。',
    unit: '人次',
    kind: 'leadership',
    narrowedBy: OF_PARTY_ORGS,
  },
  members: {
    name: '党员花名册',
    title: '党员花名册',
    holds: '正式党员和预备党员；公民身份号码和电话只显示首尾，不公开的不列出。',
    unit: '名',
    kind: 'members',
    narrowedBy: ['sector', 'status'],
  },
  gaps: {
    name: '未建分类表',
    title: '未建立党组织的社会组织分类表',
    holds: '没有党组织覆盖的社会组织，按应建未建、仅有个别党员、没有党员、未核实、另有规定分类。',
    unit: '家',
    kind: 'social-orgs',
    narrowedBy: OF_SOCIAL_ORGS,
  },
  advisors: {
    name: '指导员选派表',
    title: '党建工作指导员选派情况表',
    holds: '在任的党建工作指导员和联络员，以及派到的社会组织。',
    unit: '人次',
    kind: 'advisors',
    narrowedBy: OF_SOCIAL_ORGS,
  },
  terms: {
    name: '届满及半年内届满',
    title: '届满及半年内届满党组织名单',
    holds: '已经届满没有换届的，和半年内将要届满的党组织。',
    unit: '个',
    kind: 'party-orgs',
    narrowedBy: OF_PARTY_ORGS,
  },
  vacancies: {
    name: '书记空缺',
    title: '书记空缺党组织名单',
    holds: '没有书记在任的党组织。',
    unit: '个',
    kind: 'party-orgs',
    narrowedBy: OF_PARTY_ORGS,
  },
  unclear: {
    name: '责任待明确',
    title: '党建责任待明确的社会组织名单',
    holds: '没有哪个党组织确认负责，或几个都说负责的社会组织。',
    unit: '家',
    kind: 'social-orgs',
    narrowedBy: OF_SOCIAL_ORGS,
  },
  'annual-checks': {
    name: '年检未报',
    title: '年检（年报）未报社会组织名单',
    holds: '应当参加一个年度的年检（年报），而没有结果或登记为未参检的社会组织。',
    unit: '家',
    kind: 'social-orgs',
    narrowedBy: OF_SOCIAL_ORGS,
  },
  contacts: {
    name: '通讯录',
    title: '社会组织党建工作通讯录',
    holds: '各党组织的书记和办公电话，各社会组织的负责人、联系人和电话。',
    unit: '条',
    kind: 'contacts',
    narrowedBy: [],
  },
};

/** Up to so many rows a PDF is answered at once; more are made in the background, where one sees how far they are. */
export const MOST_ROWS_AT_ONCE = 300;
/** Nobody reads more on paper; an .xlsx has no such limit. */
export const MOST_PRINTED_ROWS = 10_000;
/** How many rows a preview shows. */
export const PREVIEW_ROWS = 20;
