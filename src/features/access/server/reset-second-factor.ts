import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { lockAccount, logAccessChange, noteRescue } from './accounts.queries.ts';
import { deleteSecondFactor } from './second-factor.queries.ts';
import { deleteSessionsOf } from './session.queries.ts';

const OWN = refuse('second-factor.own', '本人的两步验证请在“我的账号”中办理。');
const NONE = refuse('second-factor.none', '这个账号没有启用两步验证。');

/** Takes the second factor off an account whose owner lost telephone and recovery codes; its sessions end. */
export async function resetSecondFactor(
  pool: Pool,
  caller: Caller,
  accountId: string,
  today: Day,
): Promise<Refusal | null> {
  if (accountId === caller.accountId) return OWN;
  return writeScoped(
    pool,
    caller,
    { changeOn: today },
    async (client) => {
      if ((await lockAccount(client, accountId)) === null) return NOT_FOUND;
      if (!(await deleteSecondFactor(client, accountId))) return NONE;
      await noteRescue(client, accountId);
      await deleteSessionsOf(client, accountId);
      await logAccessChange(client, {
        entity: 'account',
        entityId: accountId,
        action: 'reset-second-factor',
      });
      return null;
    },
    (result) => !isRefusal(result),
  );
}
