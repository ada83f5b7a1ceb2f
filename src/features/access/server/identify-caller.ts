import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { foldSignInName } from '../account.rules.ts';
import { permissionsOf } from '../access.rules.ts';
import type { Permission } from '../role.ts';
import { NOTHING_SCOPE } from './directory-scope.ts';
import { scopeOf } from './resolve-scope.ts';
import { findGrantRow, findSession, type GrantRow, listGrantRows, touchSession } from './session.queries.ts';
import { tokenHashOf } from './session-token.ts';

/** Lets the application know who sends a request, by the session's cookie; one round trip. */
export function identifyBySession(app: FastifyInstance, pool: Pool): void {
  app.identify = async (request) => {
    const tokenHash = tokenHashOf(request);
    if (tokenHash === null) return null;
    const session = await findSession(pool, tokenHash, todayIn(OFFICE_TIME_ZONE, new Date()));
    if (session === null) return null;
    if (session.stale) await touchSession(pool, session.sessionId);
    return { ...personOf(session), ...rightsOf(session), sessionId: session.sessionId };
  };
}

/**
 * Finds under whose bounds a command runs (`--as NAME`): the person's first grant of data, else a duty.
 * @param today for what is entrusted to the person
 */
export async function findActing(pool: Pool, name: string, today: Day): Promise<ActingPerson | Refusal> {
  const [grant] = await listGrantRows(pool, foldSignInName(name), today);
  if (grant === undefined) {
    return refuse('account.unknown', `没有登录名为“${name}”且有授权的账号。请核对登录名。`, { value: name });
  }
  return { ...personOf(grant), ...rightsOf(grant) };
}

/** Under which bounds a grant acts now, for work that goes on without a session; null when it was revoked. */
export async function findActingOfGrant(
  pool: Pool,
  grantId: string,
  today: Day,
): Promise<ActingPerson | null> {
  const grant = await findGrantRow(pool, grantId, today);
  return grant === null ? null : { ...personOf(grant), ...rightsOf(grant) };
}

export type ActingPerson = Omit<Caller, 'sessionId'>;

function personOf({ accountId, displayName, grantId, role }: GrantRow) {
  return { accountId, actorName: displayName, grantId, role };
}

/** Whoever has yet to change the first password, or to set up the second factor, may do nothing else. */
function rightsOf(row: GrantRow): Pick<Acting, 'scope'> & { permissions: ReadonlySet<Permission> } {
  if (row.mustChangePassword || row.mustEnrol) return { scope: NOTHING_SCOPE, permissions: new Set() };
  const permissions = new Set(permissionsOf(row.role, row.scopeKind));
  for (const duty of row.duties) for (const each of permissionsOf(duty, 'none')) permissions.add(each);
  return { scope: scopeOf(row), permissions };
}
