import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { foldSignInName } from '../account.rules.ts';
import { lockAccountNamed, logAccessChange, setPassword } from './accounts.queries.ts';
import type { CreatedAccount } from './create-account.ts';
import { hashPassword, makeInitialPassword } from './password-hash.ts';
import { deleteSecondFactor } from './second-factor.queries.ts';
import { deleteSessionsOf } from './session.queries.ts';

/**
 * Lets an only administrator in again who lost the password, or the telephone and the recovery codes: an initial password, no
 * second factor, no lock, no session. By right of reading the data folder, hence for the command line alone; on record.
 */
export async function rescueAccount(
  pool: Pool,
  acting: Acting,
  signInName: string,
  today: Day,
): Promise<CreatedAccount | Refusal> {
  const name = foldSignInName(signInName);
  const initialPassword = makeInitialPassword();
  const hash = await hashPassword(initialPassword);
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    async (client): Promise<CreatedAccount | Refusal> => {
      const account = await lockAccountNamed(client, name);
      if (account === null)
        return refuse('account.unknown', `没有登录名为“${name}”的账号。请核对登录名。`, { value: name });
      if (!account.active) return refuse('account.closed', '账号已停用，请由系统管理员恢复使用。');
      await setPassword(client, account.id, hash, true);
      await deleteSecondFactor(client, account.id);
      await deleteSessionsOf(client, account.id);
      await logAccessChange(client, { entity: 'account', entityId: account.id, action: 'rescue' });
      return { id: account.id, initialPassword };
    },
    (result) => !isRefusal(result),
  );
}
