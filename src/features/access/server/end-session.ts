import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { deleteSession, findSessionOwner } from './session.queries.ts';

type Ended = 'sign-out' | 'end-session';

interface SessionToEnd {
  readonly sessionId: string;
  readonly accountId: string;
  readonly actorName: string;
}

/** Ends the session of a token, if there is one, and puts it on record. */
export async function signOut(pool: Pool, tokenHash: Buffer): Promise<void> {
  const owner = await findSessionOwner(pool, tokenHash);
  if (owner !== null) await endSession(pool, owner, 'sign-out');
}

/** Ends one of the caller's sessions and puts it on record. @returns false when the caller has no such session */
export function endOwnSession(pool: Pool, caller: Caller, sessionId: string): Promise<boolean> {
  const { accountId, actorName } = caller;
  return endSession(pool, { sessionId, accountId, actorName }, 'end-session');
}

function endSession(
  pool: Pool,
  { sessionId, accountId, actorName }: SessionToEnd,
  action: Ended,
): Promise<boolean> {
  const changeOn = todayIn(OFFICE_TIME_ZONE, new Date());
  return writeScoped(pool, withoutRecords(accountId, actorName), { changeOn }, async (client) => {
    const ended = await deleteSession(client, accountId, sessionId);
    if (ended) await logAccessChange(client, { entity: 'account', entityId: accountId, action });
    return ended;
  });
}
