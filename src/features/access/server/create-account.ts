import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { makeInitialPassword } from './password-hash.ts';
import { type AccountOptions, checkNewAccount, storeAccount } from './store-account.ts';

export interface CreatedAccount {
  readonly id: string;
  /** Shown once; must be changed at the first sign-in. */
  readonly initialPassword: string;
}

/** Opens an account with an initial password; roles are granted by somebody else. */
export async function createAccount(
  pool: Pool,
  acting: Acting,
  { signInName, displayName }: { readonly signInName: string; readonly displayName: string },
  today: Day,
  options: Pick<AccountOptions, 'grants' | 'memberId'> = {},
): Promise<CreatedAccount | Refusal | Refusal[]> {
  const account = { signInName, displayName, password: makeInitialPassword() };
  const refusals = checkNewAccount(account).filter(({ field }) => field !== 'password');
  if (refusals.length > 0) return refusals;
  const store = writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => storeAccount(client, account, { ...options, mustChangePassword: true }),
    (result) => !isRefusal(result),
  );
  const id = await store;
  return isRefusal(id) ? id : { id, initialPassword: account.password };
}
