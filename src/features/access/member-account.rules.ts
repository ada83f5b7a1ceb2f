/** Who among the members may be given an account by the own Party line, and with which of the roles. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { nameOfCode } from '../codes/code-table.ts';
import { isCurrentMember, type MemberStatus, memberStatuses } from '../codes/tables/member.ts';
import type { Role } from './role.ts';

/** Roles that the Party line may give to a member of the own scope, without the security administrator. */
export const memberAccountRoles = [
  'member',
  'branch_secretary',
  'advisor',
] as const satisfies readonly Role[];
export type MemberAccountRole = (typeof memberAccountRoles)[number];

/**
 * Only who is a Party member now signs in as one: the record of a past member is history. And only the line that keeps a member
 * gives the person a way in: where the 组织关系 alone is, the record may be read.
 */
export function refuseMemberAccount(status: MemberStatus, managedHere: boolean): Refusal | null {
  if (!managedHere) {
    return refuse('grant.scope', '该党员由您管理范围以外的支部管理，账号由那里开通。');
  }
  if (isCurrentMember(status)) return null;
  return refuse(
    'account.past-member',
    `党员状态是“${nameOfCode(memberStatuses, status)}”，不能开设账号。只有正式党员和预备党员可以开设。`,
  );
}
