import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { PlanLine } from '../year-plan.ts';

export interface TemplateRow extends QueryResultRow {
  id: string;
  name: string;
  party_org_id: string | null;
  party_org_name: string | null;
  year: number;
  org_types: string[];
  size_bands: string[];
  basis: string;
  lines: PlanLine[];
  version: number;
  set_by: string | null;
  used: number;
  within: boolean;
}

const MOST_LISTED = 200;

/** Those of the own part of the tree, and those from above that reach into it. */
export function planTemplates(year: number): Statement {
  return {
    name: 'plan-templates',
    text: `select t.id, t.name, p.id as party_org_id, p.name as party_org_name, t.year, t.org_types, t.size_bands::text[] as size_bands,
        t.basis, t.lines, t.version, t.set_by, (select count(*)::int from year_plan y where y.template_id = t.id) as used,
        t.party_pos between party_lo() and party_hi() as within
      from plan_template t left join party_org p on p.id = t.party_org_id
      where t.year = $1 and t.withdrawn_at is null and (t.party_pos between party_lo() and party_hi() and p.id is not null
        or exists (select from party_org_code c where c.pos = t.party_pos and party_lo() between c.pos and c.pos_end))
      order by t.party_pos desc, t.set_at desc, t.id limit ${MOST_LISTED}`,
    values: [year],
  };
}

export interface TemplateToStore {
  readonly id: string;
  readonly name: string;
  readonly orgTypes: readonly string[];
  readonly sizeBands: readonly string[];
  readonly basis: string;
  readonly lines: readonly PlanLine[];
}

export async function insertTemplate(
  client: PoolClient,
  template: TemplateToStore & {
    readonly partyOrgId: string;
    readonly partyPos: number;
    readonly year: number;
  },
): Promise<void> {
  const { id, partyOrgId, partyPos, year, name, orgTypes, sizeBands, basis, lines } = template;
  await client.query({
    name: 'plan-template-insert',
    text: `insert into plan_template (id, party_org_id, party_pos, year, name, org_types, size_bands, basis, lines, set_by)
      values ($1, $2, $3, $4, $5, $6, $7::int2[], $8, $9, acting_name())`,
    values: [id, partyOrgId, partyPos, year, name, orgTypes, sizeBands, basis, JSON.stringify(lines)],
  });
}

export interface TemplateState extends QueryResultRow {
  year: number;
  pos: number;
  version: number;
  withdrawn: boolean;
}

/** Locks one of the own part of the tree. */
export async function lockTemplate(client: PoolClient, id: string): Promise<TemplateState | null> {
  const { rows } = await client.query<TemplateState>({
    name: 'plan-template-lock',
    text: `select year, party_pos as pos, version, withdrawn_at is not null as withdrawn from plan_template
      where id = $1 and may_see_persons() and party_pos between party_lo() and party_hi() for update`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function updateTemplate(client: PoolClient, template: TemplateToStore): Promise<void> {
  const { id, name, orgTypes, sizeBands, basis, lines } = template;
  await client.query({
    name: 'plan-template-update',
    text: `update plan_template set name = $2, org_types = $3, size_bands = $4::int2[], basis = $5, lines = $6, version = version + 1,
        set_by = acting_name(), set_at = now() where id = $1`,
    values: [id, name, orgTypes, sizeBands, basis, JSON.stringify(lines)],
  });
}

export async function withdrawTemplate(client: PoolClient, id: string, reason: string): Promise<void> {
  await client.query({
    name: 'plan-template-withdraw',
    text: `update plan_template set withdrawn_at = now(), withdrawn_by = acting_name(), withdraw_reason = $2, version = version + 1
      where id = $1`,
    values: [id, reason],
  });
}
