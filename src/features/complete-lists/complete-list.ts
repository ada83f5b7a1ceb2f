/**
 * A complete list (全量名单) is what a registering department (登记管理机关) holds of a place on a day. Laid beside our records it
 * gives five lists of differences: 民政有我无, 我有民政无, 已注销仍在册, 更名, 信息不一致. Each difference is settled by a person, one by
 * one or several at once; a comparison itself changes no record and ends none. Whether a difference still holds is asked of
 * today's records whenever it is shown.
 */
import type { SocialOrgField } from '../social-orgs/social-org.ts';
import type { SocialOrgType } from '../codes/tables/social-org-type.ts';

export const differenceKinds = ['theirs_only', 'ours_only', 'ended_there', 'renamed', 'differing'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export const differenceTitles: Readonly<Record<DifferenceKind, string>> = {
  theirs_only: '民政有我无',
  ours_only: '我有民政无',
  ended_there: '已注销仍在册',
  renamed: '更名',
  differing: '信息不一致',
};

/** As the command line names the five lists. */
export const differenceNames = {
  theirs_only: 'theirsOnly',
  ours_only: 'oursOnly',
  ended_there: 'endedThere',
  renamed: 'renamed',
  differing: 'differing',
} as const satisfies Readonly<Record<DifferenceKind, string>>;

/** `overtaken`: nobody settled it, but today's records no longer differ. */
export const differenceStates = ['open', 'adopted', 'declined', 'overtaken'] as const;
export type DifferenceState = (typeof differenceStates)[number];

export const differenceStateTitles: Readonly<Record<DifferenceState, string>> = {
  open: '待处理',
  adopted: '已采纳',
  declined: '不采纳',
  overtaken: '已自行变化',
};

export const listStates = [
  'mapping',
  'comparing',
  'doubtful',
  'compared',
  'superseded',
  'discarded',
] as const;
export type ListState = (typeof listStates)[number];

export const listStateTitles: Readonly<Record<ListState, string>> = {
  mapping: '待确认列',
  comparing: '比对中',
  doubtful: '待确认是否完整',
  compared: '已比对',
  superseded: '已有新名单',
  discarded: '已放弃',
};

/** What became of a row. Rows read = the sum of all four. */
export const rowOutcomes = ['matched', 'new', 'refused', 'skipped'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

export const rowOutcomeTitles: Readonly<Record<RowOutcome, string>> = {
  matched: '对上',
  new: '民政有我无',
  refused: '无法比对',
  skipped: '跳过',
};

export type RowCounts = Record<RowOutcome, number>;

export function noRows(): RowCounts {
  return { matched: 0, new: 0, refused: 0, skipped: 0 };
}

/** Whether a list is of the place's own level alone (本级), or of the places below it too. */
export const reaches = ['own', 'below'] as const;
export type Reach = (typeof reaches)[number];

export const reachTitles: Readonly<Record<Reach, string>> = { own: '本级登记的', below: '本级和下级登记的' };

/** What a civil-affairs department registers; firms are registered elsewhere and never missing from its list. */
export const listedTypes = [
  'association',
  'service_agency',
  'foundation',
] as const satisfies readonly SocialOrgType[];
export type ListedType = (typeof listedTypes)[number];

/** The fields that are compared: what the registering department is the one to know. Bodies by their names. */
export const comparedFields = [
  'creditCode',
  'type',
  'registerKind',
  'status',
  'foundedOn',
  'regionCode',
  'address',
  'legalRepresentative',
  'registrarId',
  'supervisingBodyId',
  'industryRegulatorId',
] as const satisfies readonly SocialOrgField[];
export type ComparedField = (typeof comparedFields)[number];

/** A field in which theirs and ours differ; ours null where nothing stands. */
export interface FieldDifference {
  readonly theirs: string;
  readonly ours: string | null;
  /** Of a day that they know to the month or the year. */
  readonly precision?: 'month' | 'year' | undefined;
}

export type FieldDifferences = Readonly<Partial<Record<ComparedField | 'endedOn', FieldDifference>>>;

export const settlementActions = ['create', 'end', 'rename', 'take', 'decline', 'note', 'reopen'] as const;
export type SettlementAction = (typeof settlementActions)[number];

/** What an answer of `half a file` is asked about: of so many of ours, so many are absent. */
export interface Absence {
  readonly ours: number;
  readonly absent: number;
}
