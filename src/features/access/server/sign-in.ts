import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { foldSignInName } from '../account.rules.ts';
import { isPasswordOverdue } from '../password.rules.ts';
import { giveAttemptBack, takeAttempt } from './accounts.queries.ts';
import { lockMinutesOf } from './attempt-locks.ts';
import { checkSecondFactor } from './check-second-factor.ts';
import {
  type AccessParts,
  CODE_NEEDED,
  type Door,
  NOBODY,
  openDoor,
  openSession,
  recordFailure,
  refuseWaiting,
  type SignedIn,
  WRONG_CODE,
} from './door.ts';
import type { Visit } from './visit.ts';

export interface SignInAttempt extends Visit {
  readonly signInName: string;
  readonly password: string;
  /** From the telephone, or a recovery code; asked for when the account has a second factor. */
  readonly code?: string | undefined;
}

/** Opens a session for whoever knows the password and, where the account has one, holds the second factor. */
export type SignIn = (attempt: SignInAttempt) => Promise<SignedIn | Refusal>;

/** The same words whether the name, the password or the patience is wrong: they must not tell who has an account. */
const WRONG = refuse(
  'sign-in.wrong',
  '登录名或密码不正确。请检查大小写和输入法；连续输错几次后须等待一段时间再试。',
);

/** A way in of its own memory for addresses from which many wrong passwords came. */
export function openSignIn(parts: AccessParts): SignIn {
  const door = openDoor(parts);
  return (attempt) => signIn(door, attempt);
}

export async function signIn(door: Door, attempt: SignInAttempt): Promise<SignedIn | Refusal> {
  const waiting = refuseWaiting(door, attempt);
  if (waiting !== null) return waiting;
  const name = foldSignInName(attempt.signInName);
  const account = await takeAttempt(door.pool, name, lockMinutesOf(door.policy));
  const fits = await door.verify(account?.passwordHash ?? null, attempt.password);
  if (account === null || !fits || !account.active) {
    await recordFailure(door, account ?? NOBODY, attempt, 'sign-in-failed');
    return WRONG;
  }
  const proof = await checkSecondFactor(door.pool, door.sealer, account.id, attempt.code);
  if (proof === 'wrong') {
    await recordFailure(door, account, attempt, 'second-factor-failed');
    return WRONG_CODE;
  }
  if (proof !== 'missing') {
    const action = proof === 'recovery-code' ? 'sign-in-by-recovery-code' : 'sign-in';
    const passwordOverdue = isPasswordOverdue(account.passwordAge, door.policy.passwordDays);
    return openSession(door, account, attempt, { action, passwordOverdue });
  }
  await giveAttemptBack(door.pool, account.id);
  return CODE_NEEDED;
}
