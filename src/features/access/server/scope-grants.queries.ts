import type { Pool, PoolClient } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { Role, ScopeKind } from '../role.ts';

/** Grants `g` of one kind ($1) whose bounds lie within those of the reader; the Party tree is bounded by its own rules. */
const WITHIN = `from role_grant g join account a on a.id = g.account_id
  left join party_org p on p.id = g.party_org_id left join region r on r.code = g.region_code
  left join supervising_body b on b.id = g.body_id
  where g.revoked_at is null and g.scope_kind = $1 and case g.scope_kind
    when 'party' then p.pos between party_lo() and party_hi()
    when 'place' then r.pos >= place_lo() and r.pos_end <= place_hi()
    when 'body' then b.no between body_lo() and body_hi() else false end`;

export interface ScopeGrantRow {
  readonly id: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scopeName: string;
  readonly grantedAt: Date;
  readonly grantedBy: string | null;
  readonly lastSignInAt: Date | null;
}

const GRANT = `g.id, g.account_id as "accountId", a.display_name as "displayName", g.role, coalesce(p.name, r.full_name, b.name) as "scopeName",
  g.granted_at as "grantedAt", g.granted_by as "grantedBy", a.last_sign_in_at as "lastSignInAt"`;

export interface ScopeGrantFilter {
  readonly scopeKind: ScopeKind;
  readonly q: string | null;
  readonly role: Role | null;
  /** The id behind which the page begins: ids follow the time of granting. */
  readonly after: string | null;
  readonly limit: number;
}

export function listScopeGrantRows(
  pool: Pool,
  acting: Acting,
  { scopeKind, q, role, after, limit }: ScopeGrantFilter,
): Promise<ScopeGrantRow[]> {
  return readScoped<ScopeGrantRow>(pool, acting, {
    text: `select ${GRANT} ${WITHIN} and ($2::text is null or strpos(a.display_name || ' ' || coalesce(p.name, r.full_name, b.name), $2) > 0)
      and ($3::text is null or g.role = $3) and ($4::uuid is null or g.id > $4) order by g.id limit $5`,
    values: [scopeKind, q, role, after, limit],
  });
}

/** A grant within the bounds of the transaction, locked. */
export async function lockScopeGrant(
  client: PoolClient,
  scopeKind: ScopeKind,
  id: string,
): Promise<ScopeGrantRow | null> {
  const { rows } = await client.query<ScopeGrantRow>(
    `select ${GRANT} ${WITHIN} and g.id = $2 for update of g`,
    [scopeKind, id],
  );
  return rows[0] ?? null;
}

const BOUNDS = {
  party: `select from party_org where id::text = $1 and pos between party_lo() and party_hi() and ended_on is null and not outside_system`,
  place: `select from region where code = $1 and pos >= place_lo() and pos_end <= place_hi() and valid_to is null`,
  body: `select from supervising_body where id::text = $1 and no between body_lo() and body_hi()`,
} as const;

/** Whether what is to bound a grant lies within the bounds of the transaction. */
export async function isScopeWithin(client: PoolClient, kind: ScopeKind, id: string): Promise<boolean> {
  if (kind === 'none' || kind === 'self') return false;
  const { rowCount } = await client.query(BOUNDS[kind], [id]);
  return rowCount === 1;
}

/** The account of a folded sign-in name. */
export async function findAccountId(client: PoolClient, signInName: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>('select id from account where sign_in_name = $1', [
    signInName,
  ]);
  return rows[0]?.id ?? null;
}

export async function scopeKindOfGrant(pool: Pool, grantId: string): Promise<ScopeKind | null> {
  const { rows } = await pool.query<{ kind: ScopeKind }>(
    'select scope_kind as kind from role_grant where id = $1',
    [grantId],
  );
  return rows[0]?.kind ?? null;
}
