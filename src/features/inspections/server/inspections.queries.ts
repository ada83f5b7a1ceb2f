import type { PoolClient, QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface InspectionRow extends QueryResultRow {
  id: string;
  name: string;
  party_org_id: string | null;
  party_org_name: string | null;
  held_on: string;
  looks_at: string | null;
  basis: string;
  set_by: string | null;
  withdraw_reason: string | null;
  within: boolean;
}

const MOST_LISTED = 200;

/** Those of the own part of the tree, and those from above that reach into it: what is to come, the nearest first, then what has been. */
export function inspections(today: Day): Statement {
  return {
    name: 'inspections',
    text: `select i.id, i.name, p.id as party_org_id, p.name as party_org_name, i.held_on, i.looks_at, i.basis, i.set_by, i.withdraw_reason,
        i.party_pos between party_lo() and party_hi() as within
      from inspection i left join party_org p on p.id = i.party_org_id
      order by i.held_on < $1::date, abs(i.held_on - $1::date), i.id limit ${MOST_LISTED}`,
    values: [today],
  };
}

export interface InspectedRow extends QueryResultRow {
  name: string;
  pos: number;
  outside_system: boolean;
  ended_on: string | null;
}

/** The part of the tree that is inspected, in the caller's own line. */
export async function findInspected(client: PoolClient, id: string): Promise<InspectedRow | null> {
  const { rows } = await client.query<InspectedRow>({
    name: 'inspection-of',
    text: `select name, pos, outside_system, ended_on from party_org
      where id = $1 and may_see_persons() and pos between party_lo() and party_hi()`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface InspectionToStore {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly name: string;
  readonly heldOn: string;
  readonly looksAt: string | null;
  readonly basis: string;
}

export async function insertInspection(client: PoolClient, given: InspectionToStore): Promise<void> {
  const { id, partyOrgId, partyPos, name, heldOn, looksAt, basis } = given;
  await client.query({
    name: 'inspection-insert',
    text: `insert into inspection (id, party_org_id, party_pos, name, held_on, looks_at, basis, set_by)
      values ($1, $2, $3, $4, $5, $6, $7, acting_name())`,
    values: [id, partyOrgId, partyPos, name, heldOn, looksAt, basis],
  });
}

export interface InspectionState extends QueryResultRow {
  name: string;
  held_on: string;
  withdrawn: boolean;
}

/** Locks one of the own part of the tree. */
export async function lockInspection(client: PoolClient, id: string): Promise<InspectionState | null> {
  const { rows } = await client.query<InspectionState>({
    name: 'inspection-lock',
    text: `select name, held_on, withdrawn_at is not null as withdrawn from inspection
      where id = $1 and party_pos between party_lo() and party_hi() for update`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function withdrawInspection(client: PoolClient, id: string, reason: string): Promise<void> {
  await client.query({
    name: 'inspection-withdraw',
    text: `update inspection set withdrawn_at = now(), withdrawn_by = acting_name(), withdraw_reason = $2 where id = $1`,
    values: [id, reason],
  });
}
