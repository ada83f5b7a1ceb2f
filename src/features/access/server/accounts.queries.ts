import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { PASSWORDS_REMEMBERED } from '../password.rules.ts';
import { HAS_FACTOR, ROLE_DEMANDS_FACTOR } from './second-factor.queries.ts';
import { type NamedGrantRow, NAMED_GRANTS } from './session.queries.ts';

export interface CredentialRow {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly active: boolean;
  /** Whole days for which the password has been in use. */
  readonly passwordAge: number;
}

const CREDENTIAL = `id, sign_in_name as "signInName", display_name as "displayName", password_hash as "passwordHash",
  must_change_password as "mustChangePassword", active,
  coalesce(extract(day from now() - password_set_at), 0)::int as "passwordAge"`;

/**
 * Takes one of an account's attempts before the password is looked at, so that guesses made at once count too.
 * @param locks minutes of lock by the number of failures (`lockMinutesAfter`), from one on
 * @returns null when there is no such account or it is locked
 */
export async function takeAttempt(
  pool: Pool,
  signInName: string,
  locks: readonly number[],
): Promise<CredentialRow | null> {
  const { rows } = await pool.query<CredentialRow>(
    `update account set failed_attempts = failed_attempts + 1,
       locked_until = now() + make_interval(mins => nullif(($2::int[])[least(failed_attempts + 1, cardinality($2::int[]))], 0))
     where sign_in_name = $1 and coalesce(locked_until < now(), true) returning ${CREDENTIAL}`,
    [signInName, locks],
  );
  return rows[0] ?? null;
}

/** Gives one attempt back, which was no failure; those before it still count. */
export async function giveAttemptBack(pool: Pool, accountId: string): Promise<void> {
  await pool.query(
    'update account set failed_attempts = greatest(failed_attempts - 1, 0), locked_until = null where id = $1',
    [accountId],
  );
}

/** Gives the attempts back after the right password. */
export async function clearAttempts(client: PoolClient, accountId: string): Promise<void> {
  await client.query(
    'update account set failed_attempts = 0, locked_until = null, last_sign_in_at = now() where id = $1',
    [accountId],
  );
}

/**
 * The first password, which an administrator has seen, lapses once its owner has come in another way: nobody has to change what
 * opens nothing. Whoever must hold a second factor keeps it until there is one of the own, to come in while the provider is away.
 */
export async function dropFirstPassword(client: PoolClient, accountId: string): Promise<void> {
  await client.query(
    `update account a set password_hash = null, password_set_at = null, must_change_password = false
     where a.id = $1 and a.must_change_password and not (${ROLE_DEMANDS_FACTOR})`,
    [accountId],
  );
}

export async function findCredential(pool: Pool, accountId: string): Promise<CredentialRow | null> {
  const { rows } = await pool.query<CredentialRow>(`select ${CREDENTIAL} from account where id = $1`, [
    accountId,
  ]);
  return rows[0] ?? null;
}

/** Sets a password; the one before it joins those that may not come back soon. */
export async function setPassword(
  client: PoolClient,
  accountId: string,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  await client.query(
    `insert into past_password (id, account_id, password_hash)
     select $2, id, password_hash from account where id = $1 and password_hash is not null`,
    [accountId, newId()],
  );
  await client.query(
    `delete from past_password where account_id = $1 and id not in (
       select id from past_password where account_id = $1 order by id desc limit $2)`,
    [accountId, PASSWORDS_REMEMBERED],
  );
  await client.query(
    `update account set password_hash = $2, password_set_at = now(), must_change_password = $3, failed_attempts = 0, locked_until = null where id = $1`,
    [accountId, passwordHash, mustChange],
  );
  await client.query('update session set password_overdue = false where account_id = $1', [accountId]);
}

/** Hashes of the passwords before the one in use, as many as are remembered. */
export async function listPastPasswords(pool: Pool, accountId: string): Promise<string[]> {
  const { rows } = await pool.query<{ hash: string }>(
    'select password_hash as hash from past_password where account_id = $1',
    [accountId],
  );
  return rows.map(({ hash }) => hash);
}

export interface NewAccountRow {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  /** Null: the person comes in by a slip. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly trial: boolean;
  readonly memberId: string | null;
}

/** @returns false when the sign-in name is taken */
export async function insertAccount(client: PoolClient, account: NewAccountRow): Promise<boolean> {
  const { id, signInName, displayName, passwordHash, mustChangePassword, trial, memberId } = account;
  const { rowCount } = await client.query(
    `insert into account (id, sign_in_name, display_name, password_hash, password_set_at, must_change_password, trial,
       member_id, created_by)
     values ($1, $2, $3, $4, case when $4::text is not null then now() end, $5, $6, $7, acting_name()) on conflict (sign_in_name) do nothing`,
    [id, signInName, displayName, passwordHash, mustChangePassword, trial, memberId],
  );
  return rowCount === 1;
}

export async function hasAccounts(pool: Pool | PoolClient): Promise<boolean> {
  const { rows } = await pool.query<{ some: boolean }>('select exists (select from account) as some');
  return rows[0]?.some === true;
}

export type AccountState = 'active' | 'locked' | 'closed';

export interface AccountRow {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly state: AccountState;
  readonly trial: boolean;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly grants: readonly NamedGrantRow[];
}

const STATE = `case when not a.active then 'closed' when a.locked_until > now() then 'locked' else 'active' end`;
export const ACCOUNT = `a.id, a.sign_in_name as "signInName", a.display_name as "displayName", ${STATE} as state, a.trial,
  a.must_change_password as "mustChangePassword", ${HAS_FACTOR} as "secondFactor", a.last_sign_in_at as "lastSignInAt", a.created_at as "createdAt",
  a.created_by as "createdBy", ${NAMED_GRANTS} as grants`;

export interface AccountFilter {
  readonly q: string | null;
  readonly state: AccountState | null;
  readonly role: string | null;
  /** The sign-in name behind which the page begins. */
  readonly after: string;
  readonly limit: number;
}

export async function listAccountRows(
  pool: Pool,
  names: Acting,
  filter: AccountFilter,
): Promise<AccountRow[]> {
  return readScoped<AccountRow>(pool, names, {
    text: `select ${ACCOUNT} from account a
      where a.sign_in_name > $1 and ($2::text is null or strpos(lower(a.sign_in_name || ' ' || a.display_name), lower($2)) > 0)
        and ($3::text is null or ${STATE} = $3)
        and ($4::text is null or exists (
          select from role_grant x where x.account_id = a.id and x.role = $4 and x.revoked_at is null))
      order by a.sign_in_name limit $5`,
    values: [filter.after, filter.q, filter.state, filter.role, filter.limit],
  });
}

export async function findAccountRow(pool: Pool, names: Acting, id: string): Promise<AccountRow | null> {
  const [row] = await readScoped<AccountRow>(pool, names, {
    text: `select ${ACCOUNT} from account a where a.id = $1`,
    values: [id],
  });
  return row ?? null;
}

/** Locks the account's row for the rest of the transaction. */
export async function lockAccount(client: PoolClient, id: string): Promise<AccountHead | null> {
  const { rows } = await client.query<AccountHead>(
    `select a.id, a.display_name as "displayName", ${STATE} as state, a.active, a.trial from account a where a.id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** As `lockAccount`, by the folded sign-in name. */
export async function lockAccountNamed(client: PoolClient, signInName: string): Promise<AccountHead | null> {
  const { rows } = await client.query<{ id: string }>('select id from account where sign_in_name = $1', [
    signInName,
  ]);
  return rows[0] === undefined ? null : lockAccount(client, rows[0].id);
}

export interface AccountHead {
  readonly id: string;
  readonly displayName: string;
  readonly state: AccountState;
  readonly active: boolean;
  readonly trial: boolean;
}

/** Another administrator has given the account a way in. */
export async function noteRescue(client: PoolClient, id: string): Promise<void> {
  await client.query('update account set rescued_at = now() where id = $1', [id]);
}

export async function setDisplayName(client: PoolClient, id: string, displayName: string): Promise<void> {
  await client.query('update account set display_name = $2 where id = $1', [id, displayName]);
}

/** Closing and reopening; reopening also unlocks. */
export async function setActive(client: PoolClient, id: string, active: boolean): Promise<void> {
  await client.query(
    'update account set active = $2, failed_attempts = 0, locked_until = null where id = $1',
    [id, active],
  );
}

export interface AccessChange {
  readonly entity: 'account' | 'role_grant' | 'installation' | 'party_org';
  readonly entityId: string;
  readonly action: string;
  /** Old and new value by field; never a secret. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** One line of the change log about an account or a grant. */
export async function logAccessChange(client: PoolClient, change: AccessChange): Promise<void> {
  await client.query(
    `insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
     values (acting_account(), acting_name(), $1, $2, $3, $4, change_on())`,
    [change.entity, change.entityId, change.action, JSON.stringify(change.changes ?? {})],
  );
}

/** The account and the installation are no trial any more; sessions that acted under a duty end. */
export async function endTrial(client: PoolClient, id: string): Promise<void> {
  await client.query('update account set trial = false where id = $1', [id]);
  await client.query('update installation set trial = false');
  await client.query(
    'delete from session s using role_grant g where g.id = s.grant_id and s.account_id = $1 and g.revoked_at is not null',
    [id],
  );
}
