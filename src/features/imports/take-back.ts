/**
 * Taking back an import (撤回导入): what it brought is withdrawn, what it changed goes back to the values before, and what
 * somebody has built on since stays. It is shown before anything happens, and done whole or not at all.
 */
export const takenEntities = ['social_org', 'party_org', 'member'] as const;
export type TakenEntity = (typeof takenEntities)[number];

export const takenEntityTitles: Readonly<Record<TakenEntity, string>> = {
  social_org: '社会组织',
  party_org: '党组织',
  member: '党员',
};

/** What becomes of a record. */
export const takeBackOutcomes = ['withdrawn', 'set_back', 'kept'] as const;
export type TakeBackOutcome = (typeof takeBackOutcomes)[number];

export const takeBackOutcomeTitles: Readonly<Record<TakeBackOutcome, string>> = {
  withdrawn: '撤除',
  set_back: '改回',
  kept: '保留',
};

/** Why a record stays, or a field of it. */
export const keptCodes = [
  'changed_later',
  'needed',
  'grant',
  'region',
  'root',
  'claim',
  'list',
  'account',
  'correction',
  'field_later',
  'earlier_gone',
  'earlier_taken',
] as const;
export type KeptCode = (typeof keptCodes)[number];

export interface RecordKey {
  readonly entity: TakenEntity;
  readonly id: string;
}

export interface KeptReason {
  readonly code: KeptCode;
  /** Who changed it since, and when. */
  readonly actor?: string | undefined;
  readonly at?: string | undefined;
  /** The fields that stay, by column or table. */
  readonly fields?: readonly string[] | undefined;
  /** The record that needs this one. */
  readonly by?: RecordKey | undefined;
}

/** A change of a record from before the import. */
export interface ImportedChange extends RecordKey {
  readonly field: string;
  readonly isFact: boolean;
  /** Why it can't go back; null: it can. */
  readonly why: 'touched' | 'gone' | 'taken' | null;
  readonly actor: string | null;
  readonly at: string | null;
}

/** `from` names `to`, which the import brought. */
export interface Link {
  readonly from: RecordKey;
  readonly field: string;
  readonly to: RecordKey;
}

export type UseCode = Extract<
  KeptCode,
  'grant' | 'region' | 'root' | 'claim' | 'list' | 'account' | 'correction'
>;

/** All that decides. */
export interface TakeBackFacts {
  readonly created: readonly RecordKey[];
  readonly touched: readonly (RecordKey & { readonly actor: string | null; readonly at: string | null })[];
  readonly used: readonly (RecordKey & { readonly what: UseCode })[];
  readonly links: readonly Link[];
  readonly changed: readonly ImportedChange[];
}

export interface SetBack extends RecordKey {
  /** Columns of the record itself. */
  readonly columns: readonly string[];
  /** Tables of facts that hang on it. */
  readonly facts: readonly string[];
}

export interface KeptRecord extends RecordKey {
  readonly reasons: readonly KeptReason[];
}

export interface TakeBackPlan {
  readonly withdrawn: readonly RecordKey[];
  readonly setBack: readonly SetBack[];
  readonly kept: readonly KeptRecord[];
}
