import type { Pool } from 'pg';
import { quoteName } from '../../platform/server/database/roles.ts';

/** An account as it was before the fuzz began. */
export interface StoredAccount {
  readonly id: string;
  readonly signInName: string;
  readonly passwordHash: string;
  readonly grantIds: readonly string[];
}

export async function storedAccounts(
  owner: Pool,
  keeper: string,
  signInNames: readonly string[],
): Promise<StoredAccount[]> {
  return asKeeper(owner, keeper, {
    text: `select a.id, a.sign_in_name as "signInName", a.password_hash as "passwordHash",
        array(select g.id from role_grant g where g.account_id = a.id) as "grantIds"
      from account a where a.sign_in_name = any($1) order by a.sign_in_name`,
    values: [signInNames],
  });
}

/**
 * Undoes what requests have done to an account: closed it, locked it, changed its password, set up a second factor, given and
 * taken grants.
 */
export async function reopenAccount(owner: Pool, keeper: string, account: StoredAccount): Promise<void> {
  await asKeeper(owner, keeper, {
    text: `with opened as (update account set password_hash = $2, must_change_password = false, active = true,
        failed_attempts = 0, locked_until = null where id = $1),
      alone as (delete from second_factor where account_id = $1)
      update role_grant set revoked_at = case when id = any($3) then null else coalesce(revoked_at, now()) end
      where account_id = $1`,
    values: [account.id, account.passwordHash, account.grantIds],
  });
}

async function asKeeper<Row extends object>(
  owner: Pool,
  keeper: string,
  statement: { readonly text: string; readonly values: unknown[] },
): Promise<Row[]> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(`set local role ${quoteName(keeper)}`);
    const { rows } = await client.query<Row>(statement);
    await client.query('commit');
    return rows;
  } finally {
    client.release();
  }
}
