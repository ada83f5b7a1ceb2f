import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { SIGNED_OUT } from '../../../platform/server/http/bind-route.ts';
import { type CredentialRow, findCredential, giveAttemptBack, takeAttempt } from './accounts.queries.ts';
import { lockMinutesOf } from './attempt-locks.ts';
import { checkSecondFactor } from './check-second-factor.ts';
import type { AccessParts } from './door.ts';
import { verifyPassword } from './password-hash.ts';
import { findSecondFactor } from './second-factor.queries.ts';
import { USUAL_SIGN_IN_POLICY } from './sign-in-policy.ts';

/** What a person types again before the own account is changed. */
export interface OwnProof {
  readonly currentPassword?: string;
  /** Asked for when the account has a second factor. */
  readonly code?: string | undefined;
}

const WRONG_PASSWORD = refuse('account.current-password', '当前密码不正确，请重新输入。', {
  field: 'currentPassword',
});
const WRONG_CODE = refuse(
  'account.code',
  '动态码不正确，或已经用过。请等手机上出现新的一组再填；手机时间须准确。',
  { field: 'code' },
);
const CODE_NEEDED = refuse('account.code-needed', '请填写手机验证器上的动态码，或一个恢复码。', {
  field: 'code',
});
export const TOO_OFTEN = refuse(
  'account.waits',
  '连续输错次数过多，请等一段时间再试，或请系统管理员解锁账号。',
);

/** Checks what a person types again. A browser left open is no place to guess either: failures count as they do at the door. */
export async function proveOneself(
  { pool, sealer, policy = USUAL_SIGN_IN_POLICY, verify = verifyPassword }: AccessParts,
  accountId: string,
  { currentPassword, code }: OwnProof,
): Promise<CredentialRow | Refusal> {
  const account = await findCredential(pool, accountId);
  if (account === null) return SIGNED_OUT;
  if ((await takeAttempt(pool, account.signInName, lockMinutesOf(policy))) === null) return TOO_OFTEN;
  if (currentPassword !== undefined && !(await verify(account.passwordHash, currentPassword)))
    return WRONG_PASSWORD;
  const proof = code === undefined ? 'none' : await checkSecondFactor(pool, sealer, accountId, code);
  if (proof === 'wrong' || proof === 'missing') return WRONG_CODE;
  await giveAttemptBack(pool, accountId);
  return account;
}

/** As above, for what opens a way in: the code too, wherever the account has a second factor. */
export async function proveOneselfWholly(
  parts: AccessParts,
  accountId: string,
  proof: OwnProof,
): Promise<CredentialRow | Refusal> {
  const factor = await findSecondFactor(parts.pool, accountId);
  if (factor?.since != null && (proof.code ?? '').trim() === '') return CODE_NEEDED;
  return proveOneself(parts, accountId, proof);
}
