import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { checkPassword } from '../account.rules.ts';
import { findCredential, logAccessChange, setPassword } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { deleteSessionsOf } from './session.queries.ts';

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Gives the caller a new password and ends the caller's other sessions. */
export async function changeOwnPassword(
  pool: Pool,
  caller: Caller,
  { currentPassword, newPassword }: PasswordChange,
  today: Day,
): Promise<Refusal | null> {
  const account = await findCredential(pool, caller.accountId);
  if (account === null || !(await verifyPassword(account.passwordHash, currentPassword))) {
    return refuse('account.current-password', '当前密码不正确，请重新输入。', { field: 'currentPassword' });
  }
  const weak = checkPassword(newPassword, account.signInName, 'newPassword');
  if (weak !== null) return weak;
  if (newPassword === currentPassword) {
    return refuse('account.same-password', '新密码不能与当前密码相同。', { field: 'newPassword' });
  }
  const hash = await hashPassword(newPassword);
  const acting = withoutRecords(caller.accountId, caller.actorName);
  return writeScoped(pool, acting, { changeOn: today }, async (client) => {
    await setPassword(client, account.id, hash, false);
    await deleteSessionsOf(client, account.id, caller.sessionId);
    await logAccessChange(client, { entity: 'account', entityId: account.id, action: 'change-password' });
    return null;
  });
}
