import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { type Caller, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { lockAccount, logAccessChange, noteRescue, setPassword } from './accounts.queries.ts';
import type { CreatedAccount } from './create-account.ts';
import { hashPassword, makeInitialPassword } from './password-hash.ts';
import { deleteSessionsOf } from './session.queries.ts';

const OWN = refuse('account.own-password', '本人的密码请在“我的账号”中修改。');

/** Replaces a forgotten password by an initial one, unlocks the account and ends its sessions. */
export async function resetPassword(
  pool: Pool,
  caller: Caller,
  accountId: string,
  today: Day,
): Promise<CreatedAccount | Refusal> {
  if (accountId === caller.accountId) return OWN;
  const initialPassword = makeInitialPassword();
  const hash = await hashPassword(initialPassword);
  const refusal = await writeScoped(
    pool,
    caller,
    { changeOn: today },
    async (client) => {
      if ((await lockAccount(client, accountId)) === null) return NOT_FOUND;
      await setPassword(client, accountId, hash, true);
      await noteRescue(client, accountId);
      await deleteSessionsOf(client, accountId);
      await logAccessChange(client, { entity: 'account', entityId: accountId, action: 'reset-password' });
      return null;
    },
    (result) => !isRefusal(result),
  );
  return refusal ?? { id: accountId, initialPassword };
}
