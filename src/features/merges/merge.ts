/**
 * A merge (合并) makes one record of two that mean the same organisation, Party organisation or person. The keeper (保留) stays and
 * the loser (并入) goes: whatever referred to the loser refers to the keeper, its days before the keeper's become the keeper's, its
 * names and codes stay findable, its address leads to the keeper. What both live at the same time is refused, never guessed. A
 * merge is not undone.
 */
import type { Day } from '../../platform/kernel/day.ts';

export const mergeKinds = ['social_org', 'party_org', 'member'] as const;
export type MergeKind = (typeof mergeKinds)[number];

export const mergeKindNames: Readonly<Record<MergeKind, string>> = {
  social_org: '社会组织',
  party_org: '党组织',
  member: '党员',
};

/** As it stands in the log beside everything that a merge moves. */
export const MERGE_REASON = '合并重复记录';

/** A field of both, in words; null: not known, or none. */
export interface FieldPair {
  readonly field: string;
  readonly title: string;
  readonly keeper: string | null;
  readonly loser: string | null;
  /** The officer chooses which stays; of the others the keeper's stays. */
  readonly choosable: boolean;
}

/** Something that was said of a record for some days: a coverage, a grade, a post. */
export interface DatedFact {
  /** Of what kind: 评估等级. */
  readonly title: string;
  /** What only one thing can be said of at a time, within its kind. */
  readonly about: string;
  readonly said: string;
  /** In words for the person. */
  readonly words: string;
  /** Null: always was. */
  readonly fromOn: Day | null;
  /** The first day on which it no longer held; null: holds still. */
  readonly toOn: Day | null;
}
