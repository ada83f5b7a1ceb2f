import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { setSessionGrant } from './session.queries.ts';

/** The caller goes on under another own grant; on record, since lines say who acted and not as what. @returns false when there is no such grant */
export function switchGrant(
  pool: Pool,
  { accountId, actorName, sessionId }: Caller,
  grantId: string,
): Promise<boolean> {
  const changeOn = todayIn(OFFICE_TIME_ZONE, new Date());
  return writeScoped(pool, withoutRecords(accountId, actorName), { changeOn }, async (client) => {
    const grant = await setSessionGrant(client, sessionId, accountId, grantId);
    if (grant === null) return false;
    await logAccessChange(client, {
      entity: 'account',
      entityId: accountId,
      action: 'switch-grant',
      changes: { grant: [null, grant] },
    });
    return true;
  });
}
