import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Caller, SIGNED_OUT } from '../../../platform/server/http/bind-route.ts';
import type { SessionView } from '../session.contract.ts';
import { readingNames } from './directory-scope.ts';
import { grantViewOf } from './grant-view.ts';
import { readSessionHead } from './session.queries.ts';
import { type SignInPolicy, USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';

/** Who is signed in, as what, and what the person may do: the head of every screen in one query. */
export async function readSession(
  pool: Pool,
  caller: Caller,
  { passwordDays }: Pick<SignInPolicy, 'passwordDays'> = USUAL_SIGN_IN_POLICY,
): Promise<SessionView | Refusal> {
  const { sessionId } = caller;
  const head = await readSessionHead(pool, readingNames(caller), { sessionId, passwordDays });
  const grants = head?.grants.map(grantViewOf) ?? [];
  const activeGrant = grants.find((grant) => grant.id === caller.grantId);
  if (head === null || activeGrant === undefined) return SIGNED_OUT;
  return {
    accountId: caller.accountId,
    signInName: head.signInName,
    displayName: caller.actorName,
    memberId: head.memberId,
    siteName: head.siteName ?? '社组通',
    regionCode: head.regionCode,
    rootPartyOrgId: head.rootPartyOrgId,
    trial: head.trial,
    mustChangePassword: head.mustChangePassword,
    passwordOverdue: head.passwordOverdue,
    passwordDueOn: head.passwordDueOn,
    mustEnrol: head.mustEnrol,
    activeGrant,
    grants,
    permissions: [...caller.permissions],
  };
}
