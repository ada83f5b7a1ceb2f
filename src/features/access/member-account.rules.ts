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

/** Only who is a Party member now signs in as one: the record of a past member is history. */
export function refuseMemberAccount(status: MemberStatus): Refusal | null {
  if (isCurrentMember(status)) return null;
  return refuse(
    'account.past-member',
    `党员状态是“${nameOfCode(memberStatuses, status)}”，不能开设账号。只有正式党员和预备党员可以开设。`,
  );
}

/** A secretary gets the rights to a branch, which must lie with whoever gives them; the rest concern the person alone. */
export function refuseMemberRole(role: MemberAccountRole, branchInScope: boolean): Refusal | null {
  if (role !== 'branch_secretary' || branchInScope) return null;
  return refuse('grant.scope', '该党员所在党支部不在您的管理范围内，不能授予党支部书记。', {
    field: 'roles',
  });
}
