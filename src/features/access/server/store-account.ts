import type { PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { checkDisplayName, checkSignInName, foldSignInName, type WantedGrant } from '../account.rules.ts';
import { checkPassword } from '../password.rules.ts';
import { insertAccount, logAccessChange } from './accounts.queries.ts';
import { insertGrant } from './grants.queries.ts';
import { hashPassword } from './password-hash.ts';

export interface NewAccount {
  readonly signInName: string;
  readonly displayName: string;
  readonly password: string;
}

export interface AccountOptions {
  readonly grants?: readonly WantedGrant[];
  readonly mustChangePassword?: boolean;
  readonly trial?: boolean;
  readonly memberId?: string;
}

/** Everything that is wrong with a new account; `path` names it in a form that makes several. */
export function checkNewAccount(account: NewAccount, path = ''): Refusal[] {
  const signInName = foldSignInName(account.signInName);
  return [
    checkSignInName(signInName, `${path}signInName`),
    checkDisplayName(account.displayName, `${path}displayName`),
    checkPassword(account.password, { ...account, signInName }, `${path}password`),
  ].filter((each) => each !== null);
}

/** Stores a checked account with its grants within a transaction, and logs both. @returns its id, or a refusal when the name is taken */
export async function storeAccount(
  client: PoolClient,
  { signInName, displayName, password }: NewAccount,
  options: AccountOptions = {},
): Promise<string | Refusal> {
  const { grants = [], mustChangePassword = false, trial = false, memberId = null } = options;
  const id = newId();
  const name = foldSignInName(signInName);
  const passwordHash = await hashPassword(password);
  const row = {
    id,
    signInName: name,
    displayName: displayName.trim(),
    passwordHash,
    mustChangePassword,
    trial,
    memberId,
  };
  if (!(await insertAccount(client, row))) {
    return refuse('account.name-taken', `登录名“${name}”已有人使用，请换一个。`, {
      field: 'signInName',
      value: name,
    });
  }
  await logAccessChange(client, {
    entity: 'account',
    entityId: id,
    action: 'create',
    changes: { signInName: [null, name] },
  });
  for (const grant of grants) await storeGrant(client, id, grant);
  return id;
}

/** Stores a checked grant and logs it with the account. @returns its id */
export async function storeGrant(client: PoolClient, accountId: string, grant: WantedGrant): Promise<string> {
  const id = newId();
  await insertGrant(client, { ...grant, id, accountId });
  const { role, scopeKind, scopeId } = grant;
  await logAccessChange(client, {
    entity: 'account',
    entityId: accountId,
    action: 'grant',
    changes: { grant: [null, { role, scopeKind, scopeId }] },
  });
  return id;
}
