import type { Pool, PoolClient } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { WantedGrant } from '../account.rules.ts';
import type { Role } from '../role.ts';

export interface GrantHead extends WantedGrant {
  readonly id: string;
  readonly accountId: string;
}

const GRANT = `id, account_id as "accountId", role, scope_kind as "scopeKind",
  coalesce(party_org_id::text, region_code, body_id::text) as "scopeId"`;

/** The grants of an account that stand. */
export async function listGrantsOf(client: PoolClient, accountId: string): Promise<GrantHead[]> {
  const { rows } = await client.query<GrantHead>(
    `select ${GRANT} from role_grant where account_id = $1 and revoked_at is null order by granted_at`,
    [accountId],
  );
  return rows;
}

/** A grant that stands, locked for the rest of the transaction. */
export async function lockGrant(client: PoolClient, id: string): Promise<GrantHead | null> {
  const { rows } = await client.query<GrantHead>(
    `select ${GRANT} from role_grant where id = $1 and revoked_at is null for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** The grants that a Party organisation bounds, with whose they are, locked for the rest of the transaction. */
export async function lockGrantsOfPartyOrg(
  client: PoolClient,
  partyOrgId: string,
): Promise<(GrantHead & { readonly displayName: string })[]> {
  const { rows } = await client.query<GrantHead & { readonly displayName: string }>(
    `select g.id, g.account_id as "accountId", g.role, g.scope_kind as "scopeKind", g.party_org_id as "scopeId",
       a.display_name as "displayName"
     from role_grant g join account a on a.id = g.account_id
     where g.party_org_id = $1 and g.revoked_at is null order by g.granted_at, g.id for update of g`,
    [partyOrgId],
  );
  return rows;
}

/** How many open accounts beside this one keep a duty. Takes the lock that keeps two last ones from leaving at once. */
export async function countOtherKeepers(client: PoolClient, role: Role, accountId: string): Promise<number> {
  await client.query("select pg_advisory_xact_lock(hashtext('keepers of duties'))");
  const { rows } = await client.query<{ n: number }>(
    `select count(distinct a.id)::int as n from role_grant g join account a on a.id = g.account_id
     where g.role = $1 and g.revoked_at is null and a.active and a.id <> $2`,
    [role, accountId],
  );
  return rows[0]?.n ?? 0;
}

export async function insertGrant(client: PoolClient, grant: GrantHead): Promise<void> {
  const of = (kind: string) => (grant.scopeKind === kind ? grant.scopeId : null);
  await client.query(
    `insert into role_grant (id, account_id, role, scope_kind, party_org_id, region_code, body_id, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7, acting_name())`,
    [grant.id, grant.accountId, grant.role, grant.scopeKind, of('party'), of('place'), of('body')],
  );
}

export async function setRevoked(client: PoolClient, id: string): Promise<void> {
  await client.query('update role_grant set revoked_at = now() where id = $1', [id]);
}

const EXISTS = {
  party: 'select name from party_org where id = $1 and ended_on is null and not outside_system',
  place: 'select full_name as name from region where code = $1 and valid_to is null',
  body: 'select name from supervising_body where id = $1',
} as const;

export type BoundedKind = keyof typeof EXISTS;

/** The name of what bounds a scope, or null when it is not there any more. */
export async function findScopeName(
  pool: Pool,
  names: Acting,
  kind: BoundedKind,
  id: string,
): Promise<string | null> {
  const [row] = await readScoped<{ name: string }>(pool, names, { text: EXISTS[kind], values: [id] });
  return row?.name ?? null;
}
