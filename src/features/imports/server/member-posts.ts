import { v7 as newId } from 'uuid';
import type { ImportContext } from './import-context.ts';
import { findHeldPosts, insertPosts, joinPostsByName } from './member-posts.queries.ts';

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
  const held = await findHeldPosts(context.client, [...new Set(branchIds)], context.today);
  return new Set(held.map(postKey));
}

export function postKey({ partyOrgId, post, personName }: Omit<MemberPost, 'memberId'>): string {
  return `${partyOrgId} ${post} ${personName}`;
}

/** Writes new posts, from the ledger's day on, and joins posts held by name with the members that have arrived. */
export async function storeMemberPosts(
  { client, settings }: ImportContext,
  posts: readonly MemberPost[],
  newMemberIds: readonly string[],
): Promise<void> {
  if (newMemberIds.length > 0) await joinPostsByName(client, newMemberIds);
  if (posts.length > 0)
    await insertPosts(
      client,
      posts.map((post) => ({ id: newId(), fromOn: settings.ledgerOn, ...post })),
    );
}
