import { storePosts } from '../../party-orgs/server/public.ts';
import type { ImportContext } from './import-context.ts';
import { findHeldPosts } from './member-posts.queries.ts';

/** A post in a branch that a row gives to its member. */
export interface MemberPost {
  readonly memberId: string;
  readonly partyOrgId: string;
  readonly personName: string;
  readonly post: string;
}

/** Posts held today in some branches, by branch, post and name: a holder may be known by name alone. */
export async function loadHeldPosts(
  context: ImportContext,
  branchIds: Iterable<string>,
): Promise<Set<string>> {
  const held = await findHeldPosts(context.reader, [...new Set(branchIds)], context.today);
  return new Set(held.map(postKey));
}

export function postKey({ partyOrgId, post, personName }: Omit<MemberPost, 'memberId'>): string {
  return `${partyOrgId} ${post} ${personName}`;
}

/** Writes new posts, from the ledger's day on. Posts held by name alone are joined with members that arrive by a trigger. */
export async function storeMemberPosts(
  { client, settings, sealer }: ImportContext,
  posts: readonly MemberPost[],
): Promise<void> {
  if (posts.length === 0) return;
  await storePosts(
    client,
    sealer,
    posts.map((post) => ({ ...post, fromOn: settings.ledgerOn })),
  );
}
