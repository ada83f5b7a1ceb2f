import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { warnOfPosts } from '../member-change.rules.ts';
import { changeMember, type MemberChange } from './change-member.ts';
import type { SavedMember } from './create-member.ts';
import type { MemberParts } from './member-parts.ts';
import { findHeldPosts } from './save.queries.ts';

/**
 * Moves a member: the managing branch, the branch of the 组织关系, or both; each stays where the draft is silent.
 * Both lie within the caller's scope; what crosses it is for the level above.
 */
export function moveMember(
  parts: MemberParts,
  acting: Acting,
  id: string,
  move: MemberChange,
  today: Day,
): Promise<SavedMember | readonly Refusal[]> {
  // A party group belongs to its branch, and the words for a branch outside to a 组织关系 outside.
  const draft = {
    ...(move.draft.managingBranchId === undefined ? {} : { partyGroup: null }),
    ...(move.draft.membershipBranchId ? { membershipElsewhere: null } : {}),
    ...move.draft,
  };
  return changeMember(parts, acting, id, { ...move, draft }, today, async (before, after, client) => {
    if (before.managingBranchId === after.managingBranchId) return [];
    const posts = await findHeldPosts(client, id, today);
    return warnOfPosts(posts.filter(({ partyOrgId }) => partyOrgId === before.managingBranchId));
  });
}
