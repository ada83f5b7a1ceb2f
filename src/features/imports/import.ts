/**
 * An import (导入) turns a ledger that people keep in a spreadsheet into records: upload → columns recognised →
 * rows checked → stored. Nothing is stored before a person has seen what becomes of each row; refused rows come
 * back in the same file, marked, so that the mended file can be sent again without doubling anything.
 */
import type { Day } from '../../platform/kernel/day.ts';
import type { Refusal, Warning } from '../../platform/kernel/refusal.ts';

export const importKinds = ['social_orgs', 'party_orgs', 'members', 'ledger'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importKindTitles: Readonly<Record<ImportKind, string>> = {
  social_orgs: '社会组织',
  party_orgs: '党组织',
  members: '党员',
  ledger: '两新台账（社会组织与党组织合表）',
};

/** Where a run stands. `storing` that is found at a start means that the server ended while it stored: nothing was kept. */
export const runStates = [
  'mapping',
  'checking',
  'checked',
  'storing',
  'stored',
  'failed',
  'cancelled',
  'taking_back',
  'taken_back',
] as const;
export type RunState = (typeof runStates)[number];

export const runStateTitles: Readonly<Record<RunState, string>> = {
  mapping: '待确认列',
  checking: '核对中',
  checked: '待入库',
  storing: '入库中',
  stored: '已入库',
  failed: '未能完成',
  cancelled: '已取消',
  taking_back: '撤回中',
  taken_back: '已撤回',
};

/** What becomes of a row. Rows read = the sum of all five. */
export const outcomes = ['created', 'changed', 'unchanged', 'skipped', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  created: '新增',
  changed: '变更',
  unchanged: '无变化',
  skipped: '跳过',
  refused: '不予入库',
};

export type OutcomeCounts = Record<Outcome, number>;

export function noCounts(): OutcomeCounts {
  return { created: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 };
}

/** How 换届时间 is meant: the last election, or the day on which the term runs out. */
export const termMeanings = ['last_election', 'term_end'] as const;
export type TermMeaning = (typeof termMeanings)[number];

/** What may have to be asked before the rows are checked. */
export const importQuestions = ['ledgerOn', 'termMeaning', 'region', 'partyOrg'] as const;
export type ImportQuestion = (typeof importQuestions)[number];

/** What the file does not say itself and the person is asked. */
export interface ImportSettings {
  /** The day on which the ledger stood; records without a day of their own count from it. */
  readonly ledgerOn: Day;
  /** Place of organisations that name none and have no code: the importer's own. */
  readonly regionCode: string;
  /** Party organisation that answers for, or stands above, what names none. */
  readonly partyOrgId: string;
  /** Whether a person chose that Party organisation; otherwise responsibility stays 待明确. */
  readonly partyOrgChosen: boolean;
  /** Null as long as nobody has answered. */
  readonly termMeaning: TermMeaning | null;
}

/** A reason of a row, with the columns at fault. */
export type RowReason = (Refusal | Warning) & { readonly columns: readonly number[] };

/** One row as the check step, the returned file and the command line show it. */
export interface RowOutcome {
  readonly row: number;
  readonly outcome: Outcome;
  /** What the row is about: a name, never a number of a person. */
  readonly title: string;
  readonly reasons: readonly RowReason[];
  /** Old and new values by field title, for a changed row. */
  readonly changes: Readonly<Record<string, readonly [string, string]>>;
}
