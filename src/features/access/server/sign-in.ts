import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { foldSignInName } from '../account.rules.ts';
import { isPasswordOverdue } from '../password.rules.ts';
import {
  clearAttempts,
  type CredentialRow,
  giveAttemptBack,
  logAccessChange,
  takeAttempt,
} from './accounts.queries.ts';
import { type AddressPatience, openAddressPatience } from './address-patience.ts';
import { lockMinutesOf } from './attempt-locks.ts';
import { checkSecondFactor, type FactorProof } from './check-second-factor.ts';
import { withoutRecords } from './directory-scope.ts';
import { verifyPassword } from './password-hash.ts';
import { insertSession, listGrantRows } from './session.queries.ts';
import { hashToken, newToken } from './session-token.ts';
import { type SignInPolicy, USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';

export interface SignInAttempt {
  readonly signInName: string;
  readonly password: string;
  /** From the telephone, or a recovery code; asked for when the account has a second factor. */
  readonly code?: string | undefined;
  readonly address: string | null;
  readonly device: string | null;
}

export interface SignedIn {
  readonly token: string;
  readonly mustChangePassword: boolean;
}

/** What signing in stands on. */
export interface AccessParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly policy?: SignInPolicy | undefined;
  /** How a password is compared; for tests that count. */
  readonly verify?: typeof verifyPassword;
}

/** Opens a session for whoever knows the password and, where the account has one, holds the second factor. */
export type SignIn = (attempt: SignInAttempt) => Promise<SignedIn | Refusal>;

interface Door extends AccessParts {
  readonly policy: SignInPolicy;
  readonly verify: typeof verifyPassword;
  readonly patience: AddressPatience;
}

/** The same words whether the name, the password or the patience is wrong: they must not tell who has an account. */
const WRONG = refuse(
  'sign-in.wrong',
  '登录名或密码不正确。请检查大小写和输入法；连续输错几次后须等待一段时间再试。',
);
const NO_GRANT = refuse('sign-in.no-grant', '账号还没有授权，暂不能使用。请联系安全管理员授权。');
const CODE_NEEDED = refuse('sign-in.code-needed', '请填写手机验证器上的 6 位动态码，或一个恢复码。', {
  field: 'code',
});
const WRONG_CODE = refuse(
  'sign-in.code',
  '动态码不正确，或已经用过。请等手机上出现新的一组再填；手机时间须准确。',
  { field: 'code' },
);

/** Who failed when there is no such account, or it is locked: writing a line takes as long as for the others. */
const NOBODY = { id: '00000000-0000-0000-0000-000000000000', displayName: '' };

/** A way in of its own memory for addresses from which many wrong passwords came. */
export function openSignIn(parts: AccessParts): SignIn {
  const { policy = USUAL_SIGN_IN_POLICY, verify = verifyPassword } = parts;
  const patience = openAddressPatience(policy.addressFailures);
  const door: Door = { ...parts, policy, verify, patience };
  return (attempt) => signIn(door, attempt);
}

async function signIn(door: Door, attempt: SignInAttempt): Promise<SignedIn | Refusal> {
  const minutes = door.patience.minutesLeft(attempt.address, Date.now());
  if (minutes > 0) return tooManyFailures(minutes);
  const name = foldSignInName(attempt.signInName);
  const account = await takeAttempt(door.pool, name, lockMinutesOf(door.policy));
  const fits = await door.verify(account?.passwordHash ?? null, attempt.password);
  if (account === null || !fits || !account.active) return fail(door, account ?? NOBODY, attempt, WRONG);
  const proof = await checkSecondFactor(door.pool, door.sealer, account.id, attempt.code);
  if (proof === 'wrong') return fail(door, account, attempt, WRONG_CODE);
  if (proof !== 'missing') return openSession(door, account, attempt, proof);
  await giveAttemptBack(door.pool, account.id);
  return CODE_NEEDED;
}

function tooManyFailures(minutes: number): Refusal {
  return refuse(
    'too-many.failures',
    `从这个网络地址输错的次数太多，请 ${minutes} 分钟后再试。忘记密码请联系系统管理员。`,
  );
}

async function openSession(
  { pool, policy }: Door,
  account: CredentialRow,
  attempt: SignInAttempt,
  proof: FactorProof,
): Promise<SignedIn | Refusal> {
  const [grant] = await listGrantRows(pool, account.signInName, today());
  const token = newToken();
  const passwordOverdue = isPasswordOverdue(account.passwordAge, policy.passwordDays);
  const answer = await inLog(pool, account, async (client) => {
    await clearAttempts(client, account.id);
    if (grant === undefined) return NO_GRANT;
    await insertSession(client, {
      id: newId(),
      tokenHash: hashToken(token),
      accountId: account.id,
      grantId: grant.grantId,
      address: attempt.address,
      device: attempt.device?.slice(0, 200) ?? null,
      passwordOverdue,
      policy,
    });
    const action = proof === 'recovery-code' ? 'sign-in-by-recovery-code' : 'sign-in';
    const changes = { address: [null, attempt.address] } as const;
    await logAccessChange(client, { ...about(account), action, changes });
    return null;
  });
  const mustChangePassword = account.mustChangePassword || passwordOverdue;
  return isRefusal(answer) ? answer : { token, mustChangePassword };
}

type Person = Pick<CredentialRow, 'id' | 'displayName'>;

/** Counts against the address, writes the failure down, and says no more than the refusal does. */
async function fail(
  door: Door,
  account: Person,
  { address }: SignInAttempt,
  refusal: Refusal,
): Promise<Refusal> {
  door.patience.failed(address, Date.now());
  const action = refusal === WRONG_CODE ? 'second-factor-failed' : 'sign-in-failed';
  await inLog(door.pool, account, (client) =>
    logAccessChange(client, { ...about(account), action, changes: { address: [null, address] } }),
  );
  return refusal;
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
