import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { StoredScheme } from '../vitality.rules.ts';

export interface SchemeRow extends QueryResultRow, StoredScheme {
  id: string;
  name: string;
  party_org_id: string | null;
  party_org_name: string | null;
  basis: string;
  from_on: string;
  last_on: string | null;
  set_by: string | null;
  within: boolean;
}

const MOST_LISTED = 500;

/** Versions of the own part of the tree, and those from above that reach into it. */
export function vitalitySchemes(): Statement {
  return {
    name: 'vitality-schemes',
    text: `select s.id, s.name, s.questions, s.weights, s.thresholds, p.id as party_org_id, p.name as party_org_name, s.basis, s.from_on,
        s.to_on - 1 as last_on, s.set_by, s.party_pos between party_lo() and party_hi() as within
      from vitality_scheme s left join party_org p on p.id = s.party_org_id
      where s.party_pos between party_lo() and party_hi() and p.id is not null
        or exists (select from party_org_code c where c.pos = s.party_pos and party_lo() between c.pos and c.pos_end)
      order by s.set_at desc, s.id limit ${MOST_LISTED}`,
  };
}

export interface SchemeToStore {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly name: string;
  readonly basis: string;
  readonly fromOn: string;
  readonly stored: StoredScheme;
}

/** The version before ends where this one begins. @returns false where a later one stands already */
export async function endEarlierScheme(client: PoolClient, scheme: SchemeToStore): Promise<boolean> {
  const values = [scheme.partyOrgId, scheme.fromOn];
  const { rowCount } = await client.query({
    name: 'vitality-scheme-later',
    text: `select from vitality_scheme where party_org_id = $1 and from_on >= $2::date and (to_on is null or to_on > $2::date)`,
    values,
  });
  if (rowCount !== 0) return false;
  await client.query({
    name: 'vitality-scheme-end-earlier',
    text: `update vitality_scheme set to_on = $2::date, ended_by = acting_name(), end_reason = '另设了新的方案'
      where party_org_id = $1 and from_on < $2::date and (to_on is null or to_on > $2::date)`,
    values,
  });
  return true;
}

export async function insertScheme(client: PoolClient, scheme: SchemeToStore): Promise<void> {
  const { id, partyOrgId, partyPos, name, basis, fromOn, stored } = scheme;
  await client.query({
    name: 'vitality-scheme-insert',
    text: `insert into vitality_scheme (id, party_org_id, party_pos, name, questions, weights, thresholds, basis, from_on, set_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, acting_name())`,
    values: [
      id,
      partyOrgId,
      partyPos,
      name,
      stored.questions,
      stored.weights,
      stored.thresholds,
      basis,
      fromOn,
    ],
  });
}

interface SchemeState extends QueryResultRow {
  from_on: string;
  to_on: string | null;
}

/** Locks one of the own part of the tree. */
export async function lockScheme(client: PoolClient, id: string): Promise<SchemeState | null> {
  const { rows } = await client.query<SchemeState>({
    name: 'vitality-scheme-lock',
    text: `select from_on, to_on from vitality_scheme where id = $1 and party_pos between party_lo() and party_hi() for update`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function markSchemeEnded(
  client: PoolClient,
  id: string,
  on: string,
  reason: string,
): Promise<void> {
  await client.query({
    name: 'vitality-scheme-ended',
    text: 'update vitality_scheme set to_on = $2, ended_by = acting_name(), end_reason = $3 where id = $1',
    values: [id, on, reason],
  });
}

export interface SchemeOrgRow extends QueryResultRow {
  name: string;
  pos: number;
  ended_on: string | null;
  outside_system: boolean;
}

/** The Party organisation of a scheme, in the caller's own line. */
export async function findSchemeOrg(client: PoolClient, id: string): Promise<SchemeOrgRow | null> {
  const { rows } = await client.query<SchemeOrgRow>({
    name: 'vitality-scheme-org',
    text: `select name, pos, ended_on, outside_system from party_org where id = $1 and pos between party_lo() and party_hi()`,
    values: [id],
  });
  return rows[0] ?? null;
}
