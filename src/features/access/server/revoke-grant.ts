import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { isDuty } from '../role.ts';
import { logAccessChange } from './accounts.queries.ts';
import { lastKeeper } from './change-account.ts';
import { countOtherKeepers, lockGrant, setRevoked } from './grants.queries.ts';
import { deleteSessionsOfGrant } from './session.queries.ts';

/** Takes a role back; sessions under it end at once. */
export async function revokeGrant(
  pool: Pool,
  caller: Caller,
  grantId: string,
  today: Day,
): Promise<Refusal | null> {
  const revoke = async (client: PoolClient): Promise<Refusal | null> => {
    const grant = await lockGrant(client, grantId);
    if (grant === null) return NOT_FOUND;
    const { accountId, role, scopeKind, scopeId } = grant;
    if (isDuty(role) && (await countOtherKeepers(client, role, accountId)) === 0) return lastKeeper(role);
    await setRevoked(client, grantId);
    await deleteSessionsOfGrant(client, grantId);
    await logAccessChange(client, {
      entity: 'account',
      entityId: accountId,
      action: 'revoke',
      changes: { grant: [{ role, scopeKind, scopeId }, null] },
    });
    return null;
  };
  return writeScoped(pool, caller, { changeOn: today }, revoke, (result) => !isRefusal(result));
}
