import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { isCurrentMember } from '../../codes/tables/member.ts';
import { checkStatusChange } from '../member.rules.ts';
import { checkBecomingFull, warnOfPosts } from '../member-change.rules.ts';
import { changeMember, type MemberChange } from './change-member.ts';
import type { SavedMember } from './create-member.ts';
import type { MemberParts } from './member-parts.ts';
import { findHeldPosts } from './save.queries.ts';

/** Changes a member's status as the rules know it (TRANS-13), or corrects one that was entered wrongly. */
export function changeMemberStatus(
  parts: MemberParts,
  acting: Acting,
  id: string,
  change: MemberChange,
  today: Day,
): Promise<SavedMember | readonly Refusal[]> {
  const correcting = change.correctionReason !== null;
  return changeMember(parts, acting, id, change, today, async (before, after, client) => {
    if (before.status === undefined || after.status === undefined) return [];
    const left = isCurrentMember(before.status) && !isCurrentMember(after.status);
    return [
      correcting ? null : checkStatusChange(before.status, after.status),
      correcting ? null : checkBecomingFull(before.status, after),
      ...(left ? warnOfPosts(await findHeldPosts(client, id, today)) : []),
    ];
  });
}
