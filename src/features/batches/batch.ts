/**
 * A batch (批量操作) sets one field of many social organisations at once, by the same checks as a single change: what would be
 * changed and what refused is seen before anything is stored, the rest is stored in one transaction, and whoever made the batch
 * undoes it as one. An organisation that somebody has changed since is named and left as it is.
 */
import type { SocialOrgDraft } from '../social-orgs/social-org.ts';

/** Fields that mean the same for many; everything else is said of one organisation at a time. */
export const batchFields = ['sector', 'supervisingBodyId', 'noPartyReason'] as const;
export type BatchField = (typeof batchFields)[number];

/** More than these are an import. */
export const BATCH_MOST = 500;

/** As it stands in the log when a batch is undone. */
export const UNDO_REASON = '撤销批量操作';

export interface BatchChange {
  readonly field: BatchField;
  /** Null: emptied. */
  readonly value: string | null;
  /** Of a reason for having no Party organisation. */
  readonly note?: string | null | undefined;
}

/** What the change says of each organisation. */
export function draftOfChange({ field, value, note }: BatchChange): SocialOrgDraft {
  const draft = { [field]: value } as SocialOrgDraft;
  return field === 'noPartyReason' ? { ...draft, noPartyReasonNote: note ?? null } : draft;
}

/** The fields that a change touches, which an undo puts back. */
export function touchedBy(field: BatchField): readonly (keyof SocialOrgDraft)[] {
  return field === 'noPartyReason' ? ['noPartyReason', 'noPartyReasonNote'] : [field];
}
