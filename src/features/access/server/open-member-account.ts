import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { checkSignInName, foldSignInName, type WantedGrant } from '../account.rules.ts';
import { type MemberAccountRole, refuseMemberAccount } from '../member-account.rules.ts';
import type { CreatedAccount } from './create-account.ts';
import { withoutRecords } from './directory-scope.ts';
import { findMemberHead, lockMemberSignIn, type MemberHead } from './member-accounts.queries.ts';
import { makeInitialPassword } from './password-hash.ts';
import { storeAccount } from './store-account.ts';

export interface MemberAccount {
  readonly signInName: string;
  readonly roles: readonly MemberAccountRole[];
}

/** Opens an account for a member within the caller's bounds: for the own record, as secretary of the own branch, as advisor. */
export async function openMemberAccount(
  pool: Pool,
  acting: Acting,
  memberId: string,
  { signInName, roles }: MemberAccount,
  today: Day,
): Promise<CreatedAccount | Refusal> {
  const unusable = checkSignInName(foldSignInName(signInName));
  if (unusable !== null) return unusable;
  const member = await findMemberHead(pool, acting, memberId);
  if (member === null) return NOT_FOUND;
  const refused = refuseMemberAccount(member.status, member.branchInScope);
  if (refused !== null) return refused;
  const grants = roles.map((role): WantedGrant => grantOf(role, member));
  const password = makeInitialPassword();
  const open = async (client: PoolClient): Promise<string | Refusal> => {
    const taken = await lockMemberSignIn(client, memberId);
    if (taken !== null) return hasOne(taken);
    const account = { signInName, displayName: member.name, password };
    return storeAccount(client, account, { grants, memberId, mustChangePassword: true });
  };
  // Not within the caller's bounds: a secretary may write members, but no accounts, by the rights of the own role.
  const by = withoutRecords(acting.accountId, acting.actorName);
  const id = await writeScoped(pool, by, { changeOn: today }, open, (result) => !isRefusal(result));
  return isRefusal(id) ? id : { id, initialPassword: password };
}

function hasOne(signInName: string): Refusal {
  return refuse('account.member-has-one', `该党员已有账号，登录名为“${signInName}”。`, {
    field: 'signInName',
  });
}

function grantOf(role: MemberAccountRole, { branchId }: MemberHead): WantedGrant {
  return role === 'branch_secretary'
    ? { role, scopeKind: 'party', scopeId: branchId }
    : { role, scopeKind: 'self', scopeId: null };
}
