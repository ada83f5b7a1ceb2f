import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import { foldSignInName, lockMinutesAfter } from '../account.rules.ts';
import { clearAttempts, type CredentialRow, logAccessChange, takeAttempt } from './accounts.queries.ts';
import { withoutRecords } from './directory-scope.ts';
import { verifyPassword } from './password-hash.ts';
import { insertSession, listGrantRows } from './session.queries.ts';
import { hashToken, newToken } from './session-token.ts';

export interface SignInAttempt {
  readonly signInName: string;
  readonly password: string;
  readonly address: string | null;
  readonly device: string | null;
}

export interface SignedIn {
  readonly token: string;
  readonly mustChangePassword: boolean;
}

const LOCKS = Array.from({ length: 50 }, (_, index) => lockMinutesAfter(index + 1));

/** The same words whether the name, the password or the patience is wrong: they must not tell who has an account. */
const WRONG = refuse(
  'sign-in.wrong',
  '登录名或密码不正确。请检查大小写和输入法；连续输错 5 次后须等待 10 分钟以上再试。',
);
const NO_GRANT = refuse('sign-in.no-grant', '账号还没有授权，暂不能使用。请联系安全管理员授权。');

/** Who failed when there is no such account, or it is locked: writing a line takes as long as for the others. */
const NOBODY = { id: '00000000-0000-0000-0000-000000000000', displayName: '' };

/** Opens a session for whoever knows the password; a wrong one is counted and in the end locks the account. */
export async function signIn(pool: Pool, attempt: SignInAttempt): Promise<SignedIn | Refusal> {
  const name = foldSignInName(attempt.signInName);
  const account = await takeAttempt(pool, name, LOCKS);
  const fits = await verifyPassword(account?.passwordHash ?? null, attempt.password);
  if (account === null || !fits || !account.active) {
    await logFailure(pool, account ?? NOBODY, attempt);
    return WRONG;
  }
  return openSession(pool, account, attempt);
}

async function openSession(
  pool: Pool,
  account: CredentialRow,
  attempt: SignInAttempt,
): Promise<SignedIn | Refusal> {
  const [grant] = await listGrantRows(pool, account.signInName, today());
  const token = newToken();
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
    });
    await logAccessChange(client, {
      ...about(account),
      action: 'sign-in',
      changes: { address: [null, attempt.address] },
    });
    return null;
  });
  return isRefusal(answer) ? answer : { token, mustChangePassword: account.mustChangePassword };
}

type Person = Pick<CredentialRow, 'id' | 'displayName'>;

function logFailure(pool: Pool, account: Person, { address }: SignInAttempt): Promise<void> {
  return inLog(pool, account, (client) =>
    logAccessChange(client, {
      ...about(account),
      action: 'sign-in-failed',
      changes: { address: [null, address] },
    }),
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
