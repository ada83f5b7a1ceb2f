import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { checkPassword, PASSWORDS_REMEMBERED } from '../password.rules.ts';
import { listPastPasswords, logAccessChange, setPassword } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { proveOneself } from './prove-oneself.ts';
import { deleteSessionsOf } from './session.queries.ts';
import type { AccessParts } from './door.ts';

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Gives the caller a new password and ends the caller's other sessions. */
export async function changeOwnPassword(
  parts: AccessParts,
  caller: Caller,
  { currentPassword, newPassword }: PasswordChange,
  today: Day,
): Promise<Refusal | null> {
  const { pool } = parts;
  const account = await proveOneself(parts, caller.accountId, { currentPassword });
  if (isRefusal(account)) return account;
  const weak = checkPassword(newPassword, account, 'newPassword');
  if (weak !== null) return weak;
  if (newPassword === currentPassword) {
    return refuse('account.same-password', '新密码不能与当前密码相同。', { field: 'newPassword' });
  }
  if (await isAny(newPassword, await listPastPasswords(pool, account.id))) {
    return refuse(
      'account.past-password',
      `新密码不能是最近 ${PASSWORDS_REMEMBERED} 次用过的密码，请换一个。`,
      { field: 'newPassword' },
    );
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

async function isAny(password: string, hashes: readonly string[]): Promise<boolean> {
  for (const hash of hashes) if (await verifyPassword(hash, password)) return true;
  return false;
}
