import type { Pool, PoolClient } from 'pg';
import type { FindableValue } from '../../../platform/server/crypto/seal.ts';
import type { CredentialRow } from './accounts.queries.ts';

/** Whom an outer identity opens the account of. */
export interface IdentityOwnerRow
  extends Pick<CredentialRow, 'id' | 'signInName' | 'displayName' | 'mustChangePassword' | 'active'> {
  readonly identityId: string;
  readonly own: boolean;
  readonly locked: boolean;
}

const OWNER = `a.id, a.sign_in_name as "signInName", a.display_name as "displayName",
  a.must_change_password as "mustChangePassword", a.active, o.id as "identityId", o.own,
  coalesce(a.locked_until > now(), false) as locked`;

/** @param hashes of the identity, under each key in use */
export async function findIdentityOwner(
  pool: Pool,
  hashes: readonly Buffer[],
): Promise<IdentityOwnerRow | null> {
  const { rows } = await pool.query<IdentityOwnerRow>(
    `select ${OWNER} from outer_identity o join account a on a.id = o.account_id
     where o.identity_hash = any ($1::bytea[]) or o.identity_hash_old = any ($1::bytea[])`,
    [hashes],
  );
  return rows[0] ?? null;
}

/** Null once the link is gone. */
export async function findOwnerByLink(pool: Pool, identityId: string): Promise<IdentityOwnerRow | null> {
  const { rows } = await pool.query<IdentityOwnerRow>(
    `select ${OWNER} from outer_identity o join account a on a.id = o.account_id where o.id = $1`,
    [identityId],
  );
  return rows[0] ?? null;
}

export interface OuterIdentityRow {
  readonly sealed: Buffer;
  readonly own: boolean;
  readonly linkedAt: Date;
  readonly linkedBy: string | null;
}

export async function findOuterIdentity(
  pool: Pool | PoolClient,
  accountId: string,
): Promise<OuterIdentityRow | null> {
  const { rows } = await pool.query<OuterIdentityRow>(
    `select identity_sealed as sealed, own, linked_at as "linkedAt", linked_by as "linkedBy"
     from outer_identity where account_id = $1`,
    [accountId],
  );
  return rows[0] ?? null;
}

export interface NewOuterIdentity {
  readonly id: string;
  readonly accountId: string;
  readonly identity: FindableValue;
  readonly own: boolean;
}

/** @returns false when the identity is another account's */
export async function insertOuterIdentity(
  client: PoolClient,
  { id, accountId, identity: { sealed, hash, oldHash }, own }: NewOuterIdentity,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into outer_identity (id, account_id, identity_sealed, identity_hash, identity_hash_old, own, linked_by)
     values ($1, $2, $3, $4, $5, $6, acting_name()) on conflict do nothing`,
    [id, accountId, sealed, hash, oldHash, own],
  );
  return rowCount === 1;
}

/** @returns the sealed identity that was taken off; null when there was none */
export async function deleteOuterIdentity(client: PoolClient, accountId: string): Promise<Buffer | null> {
  const { rows } = await client.query<{ sealed: Buffer }>(
    'delete from outer_identity where account_id = $1 returning identity_sealed as sealed',
    [accountId],
  );
  return rows[0]?.sealed ?? null;
}
