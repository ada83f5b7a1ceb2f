import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { clearAttempts, type CredentialRow, dropFirstPassword, logAccessChange } from './accounts.queries.ts';
import { type AddressPatience, openAddressPatience } from './address-patience.ts';
import { withoutRecords } from './directory-scope.ts';
import { verifyPassword } from './password-hash.ts';
import { insertSession, listGrantRows } from './session.queries.ts';
import { hashToken, newToken } from './session-token.ts';
import { type SignInPolicy, USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';
import { shortened, type Visit } from './visit.ts';

/** What signing in stands on. */
export interface AccessParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly policy?: SignInPolicy | undefined;
  /** How a password is compared; for tests that count. */
  readonly verify?: typeof verifyPassword;
}

/** The way in for whoever proves who they are by more than a slip; with a memory of addresses from which many failures came. */
export interface Door extends AccessParts {
  readonly policy: SignInPolicy;
  readonly verify: typeof verifyPassword;
  readonly patience: AddressPatience;
}

export interface SignedIn {
  readonly token: string;
  readonly mustChangePassword: boolean;
}

const NO_GRANT = refuse('sign-in.no-grant', '账号还没有授权，暂不能使用。请联系安全管理员授权。');
export const CODE_NEEDED = refuse('sign-in.code-needed', '请填写手机验证器上的 6 位动态码，或一个恢复码。', {
  field: 'code',
});
export const WRONG_CODE = refuse(
  'sign-in.code',
  '动态码不正确，或已经用过。请等手机上出现新的一组再填；手机时间须准确。',
  { field: 'code' },
);

/** Who failed when there is no such account, or it is locked: writing a line takes as long as for the others. */
export const NOBODY: Person = { id: '00000000-0000-0000-0000-000000000000', displayName: '' };

export type Person = Pick<CredentialRow, 'id' | 'displayName'>;
export type Entering = Pick<CredentialRow, 'id' | 'displayName' | 'signInName' | 'mustChangePassword'>;

export function openDoor(parts: AccessParts): Door {
  const { policy = USUAL_SIGN_IN_POLICY, verify = verifyPassword } = parts;
  return { ...parts, policy, verify, patience: openAddressPatience(policy.addressFailures) };
}

/** The refusal for an address that has yet to wait; null: it may try. */
export function refuseWaiting({ patience }: Door, { address }: Visit): Refusal | null {
  const minutes = patience.minutesLeft(address, Date.now());
  if (minutes === 0) return null;
  return refuse(
    'too-many.failures',
    `从这个网络地址输错的次数太多，请 ${minutes} 分钟后再试。忘记密码请联系系统管理员。`,
  );
}

interface Entrance {
  readonly action: 'sign-in' | 'sign-in-by-recovery-code' | 'sign-in-by-sign-on';
  /** The password that opened it has grown too old. */
  readonly passwordOverdue?: boolean;
}

/** Opens a session for somebody who has proved everything, and puts it on record. */
export async function openSession(
  { pool, policy }: Door,
  account: Entering,
  visit: Visit,
  { action, passwordOverdue = false }: Entrance,
): Promise<SignedIn | Refusal> {
  const [grant] = await listGrantRows(pool, account.signInName, today());
  const token = newToken();
  const answer = await inLog(pool, account, async (client) => {
    await clearAttempts(client, account.id);
    if (grant === undefined) return NO_GRANT;
    if (action === 'sign-in-by-sign-on' && account.mustChangePassword)
      await dropFirstPassword(client, account.id);
    await insertSession(client, {
      id: newId(),
      tokenHash: hashToken(token),
      accountId: account.id,
      grantId: grant.grantId,
      ...shortened(visit),
      passwordOverdue,
      policy,
    });
    await logAccessChange(client, {
      ...about(account),
      action,
      changes: { address: [null, visit.address] },
    });
    return null;
  });
  const mustChangePassword = account.mustChangePassword || passwordOverdue;
  return isRefusal(answer) ? answer : { token, mustChangePassword };
}

type Failure = 'sign-in-failed' | 'second-factor-failed' | 'sign-on-failed';

/** Writes a failure down, and counts one that may have been a guess against the address. */
export async function recordFailure(
  { pool, patience }: Door,
  account: Person,
  { address }: Visit,
  action: Failure,
): Promise<void> {
  if (action !== 'sign-on-failed') patience.failed(address, Date.now());
  await inLog(pool, account, (client) =>
    logAccessChange(client, { ...about(account), action, changes: { address: [null, address] } }),
  );
}

function about({ id }: Person) {
  return { entity: 'account', entityId: id } as const;
}

function inLog<Result>(
  pool: Pool,
  { id, displayName }: Person,
  work: Parameters<typeof writeScoped<Result>>[3],
) {
  return writeScoped(pool, withoutRecords(id, displayName), { changeOn: today() }, work);
}

function today() {
  return todayIn(OFFICE_TIME_ZONE, new Date());
}
