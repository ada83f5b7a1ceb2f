import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { changeMembersWithin, type MemberDraftOfMany } from '../../members/server/public.ts';
import { changePartyOrgsWithin, type PartyDraftOfMany } from '../../party-orgs/server/public.ts';
import { changeSocialOrgsWithin, type DraftOfMany } from '../../social-orgs/server/public.ts';
import type { BatchSubject } from '../batch.ts';

export interface SubjectFrame {
  readonly sealer: Sealer;
  readonly acting: Acting;
  readonly today: Day;
  readonly changeOn: Day;
  /** What a batch changed is put back. */
  readonly correcting: boolean;
}

interface Change {
  readonly id: string;
  /** Of the fields that a batch of the subject may touch. */
  readonly draft: Readonly<Record<string, unknown>>;
}

/** Changes records of one kind, as their own feature does, all at once; answers why not, of those that are refused. */
export function changeRecords(
  client: PoolClient,
  subject: BatchSubject,
  frame: SubjectFrame,
  changes: readonly Change[],
): Promise<Map<string, readonly Refusal[]>> {
  if (changes.length === 0) return Promise.resolve(new Map());
  const of = <Draft>() => changes.map(({ id, draft }) => ({ id, draft: draft as Draft }));
  if (subject === 'social_org') return changeSocialOrgsWithin(client, frame, of<DraftOfMany>());
  if (subject === 'party_org') return changePartyOrgsWithin(client, frame, of<PartyDraftOfMany>());
  return changeMembersWithin(client, frame, of<MemberDraftOfMany>());
}

export function reasonOf(refusals: readonly Refusal[]): string {
  return refusals.map(({ message }) => message).join('');
}
