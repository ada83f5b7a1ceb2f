import type { PoolClient, QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { ReachingRule, Standing } from '../plan-duty.rules.ts';
import type { HeldMeeting, PlanLine, PlannedFor } from '../year-plan.ts';

export interface PlanQuestion {
  readonly scope: Scope;
  readonly partyOrgId: string | null;
  readonly year: number;
  readonly planned: boolean | null;
  readonly templateId: string | null;
  /** Kinds of Party organisation that are a branch. */
  readonly branchKinds: readonly string[];
  readonly today: string;
}

/** `branch`: those of the year in sight, with their plan. A node that is not in sight leaves nothing. */
function branchParts(q: PlanQuestion, p: Parameters): string {
  const { party, place } = q.scope;
  const [first, end] = [p.add(`${q.year}-01-01`), p.add(`${q.year + 1}-01-01`)];
  const where = [
    `p.kind = any (${p.add(q.branchKinds)}::text[]) and not p.outside_system`,
    `p.pos between ${p.add(party.from)} and ${p.add(party.to)}`,
    `p.region_pos between ${p.add(place.from)} and ${p.add(place.to)}`,
    `p.first_on < ${end}::date and (p.ended_on is null or p.ended_on > greatest(${first}::date, least(${p.add(q.today)}::date, ${end}::date - 1)))`,
  ];
  if (q.partyOrgId !== null) {
    const id = p.add(q.partyOrgId);
    const bound = (code: string) =>
      `(select c.${code} from party_org n join party_org_code c on c.pos = n.pos where n.id = ${id}::uuid)`;
    where.push(`p.pos between ${bound('pos')} and ${bound('pos_end')}`);
  }
  if (q.planned !== null) where.push(q.planned ? 'y.id is not null' : 'y.id is null');
  if (q.templateId !== null) where.push(`y.template_id = ${p.add(q.templateId)}::uuid`);
  return `branch as (select p.id, p.name, p.name_key, p.pos as code, y.lines, y.set_by, y.set_at::date as set_on, t.name as template
    from party_org p left join year_plan y on y.party_org_id = p.id and y.year = ${p.add(q.year)}
      left join plan_template t on t.id = y.template_id
    where ${where.join(' and ')})`;
}

const heldIn = (party: string, first: string, end: string) => `(
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kinds', m.kinds, 'heldOn', m.held_on)), '[]')
  from meeting m where m.party_org_id = ${party} and m.withdrawn_at is null and m.held_on >= ${first}::date and m.held_on < ${end}::date)`;

export interface PlanListRow extends QueryResultRow {
  id: string;
  name: string;
  name_key: string;
  code: number;
  lines: PlanLine[] | null;
  set_by: string | null;
  set_on: string;
  template: string | null;
  meetings: HeldMeeting[];
}

/** One page in the order of the tree, each branch with what it held in the year. */
export function planPage(q: PlanQuestion, cursor: ListCursor | null, limit: number): Statement {
  const p = new Parameters();
  const parts = branchParts(q, p);
  const after =
    cursor === null
      ? ''
      : `where (b.code, b.name_key, b.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`;
  const [first, end] = [p.add(`${q.year}-01-01`), p.add(`${q.year + 1}-01-01`)];
  const text = `with ${parts},
  page as (select * from branch b ${after} order by b.code, b.name_key, b.id limit ${p.add(limit)})
  select b.*, case when b.lines is null then '[]' else ${heldIn('b.id', first, end)} end as meetings
  from page b order by b.code, b.name_key, b.id`;
  return namedByShape('year-plans', text, p);
}

/** How many branches are listed, counted no further than the cap and one. */
export function planCount(q: PlanQuestion, cap: number): Statement {
  const p = new Parameters();
  const text = `with ${branchParts(q, p)} select count(*)::int as n from (select from branch limit ${p.add(cap + 1)}) found`;
  return namedByShape('year-plans-count', text, p);
}

/** How many branches there are, and how many of them have a plan. */
export function planTotals(q: PlanQuestion): Statement {
  const p = new Parameters();
  const text = `with ${branchParts(q, p)} select count(*)::int as branches, count(lines)::int as planned from branch`;
  return namedByShape('year-plans-totals', text, p);
}

export interface PlanRow extends QueryResultRow {
  id: string;
  name: string;
  kind: PartyOrgKind;
  functional: boolean;
  first_on: string;
  ended_on: string | null;
  outside_system: boolean;
  committee: Standing[];
  groups: Standing[];
  rules: ReachingRule[];
  meetings: HeldMeeting[];
  covers: (PlannedFor & { name: string; type: string })[];
  version: number | null;
  lines: PlanLine[] | null;
  set_by: string | null;
  set_on: string | null;
  template_id: string | null;
  templates: TemplateOffer[];
}

export interface TemplateOffer {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
  readonly orgTypes: readonly string[];
  readonly sizeBands: readonly string[];
  readonly lines: PlanLine[];
  readonly depth: number;
  readonly partyOrg: { readonly id: string; readonly name: string } | null;
}

/** The level of who may be asked for an office's own kind, as where duties are counted. */
const TIER = `case when not p.functional and p.kind not like 'temporary%' then party_org_tier(p.kind) end`;

/** Everything of one Party organisation's plan of a year, within the Party line. */
export function yearPlan(
  id: string,
  year: number,
  {
    today,
    committeePosts,
    branchKinds,
  }: {
    readonly today: string;
    readonly committeePosts: readonly string[];
    readonly branchKinds: readonly string[];
  },
): Statement {
  return {
    name: 'year-plan',
    text: `select p.id, p.name, p.kind, p.functional, p.first_on, p.ended_on, p.outside_system,
        (select coalesce(jsonb_agg(jsonb_build_object('from', t.from_on, 'to', nullif(t.to_on, 'infinity'))), '[]') from party_post t
          where t.party_org_id = p.id and t.post = any ($5::text[]) and t.from_on < $4::date and t.to_on > $3::date) as committee,
        (select coalesce(jsonb_agg(jsonb_build_object('from', lower(g.days), 'to', upper(g.days))), '[]') from party_group g
          where g.party_org_id = p.id) as groups,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'per', r.per, 'least', r.least, 'own', r.reach = 'own',
            'depth', r.party_pos, 'fromOn', r.from_on, 'toOn', r.to_on, 'basis', r.basis)), '[]')
          from duty_rule r join meeting_kind k on k.code = r.kind join party_org_code c on c.pos = r.party_pos
          where r.from_on < $4::date and (r.to_on is null or r.to_on > $3::date)
            and case when r.reach = 'own' then r.party_org_id = p.id
              else p.pos between c.pos and c.pos_end and case when k.party_org_id is not null then ${TIER} = any (k.held_by)
                else p.kind = any ($7::text[]) and not p.functional end end) as rules,
        ${heldIn('p.id', '$3', '$4')} as meetings,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('name', o.name, 'type', o.org_type, 'sizeBand', size_band_of(o.staff)::text)), '[]')
          from coverage_relation r join social_org o on o.id = r.social_org_id where r.party_org_id = p.id and r.valid @> $6::date) as covers,
        y.version, y.lines, y.set_by, y.set_at::date as set_on, y.template_id,
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'basis', t.basis, 'orgTypes', t.org_types,
            'sizeBands', t.size_bands::text[], 'lines', t.lines, 'depth', t.party_pos,
            'partyOrg', case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end) order by t.set_at, t.id), '[]')
          from plan_template t join party_org_code c on c.pos = t.party_pos left join party_org o on o.id = t.party_org_id
          where t.year = $2 and t.withdrawn_at is null and p.pos between c.pos and c.pos_end) as templates
      from party_org p left join year_plan y on y.party_org_id = p.id and y.year = $2
      where p.id = $1 and may_see_persons() and p.pos between party_lo() and party_hi()`,
    values: [id, year, `${year}-01-01`, `${year + 1}-01-01`, committeePosts, today, branchKinds],
  };
}

export interface PlanHostRow extends QueryResultRow {
  id: string;
  name: string;
  pos: number;
  kind: PartyOrgKind;
  first_on: string;
  ended_on: string | null;
  outside_system: boolean;
  version: number | null;
}

/** The Party organisation of a plan, in the caller's own line, with the version of what is stored; locked until the end. */
export async function lockPlanHost(
  client: PoolClient,
  id: string,
  year: number,
): Promise<PlanHostRow | null> {
  const { rows } = await client.query<PlanHostRow>({
    name: 'year-plan-host',
    text: `select p.id, p.name, p.pos, p.kind, p.first_on, p.ended_on, p.outside_system,
        (select y.version from year_plan y where y.party_org_id = p.id and y.year = $2) as version
      from party_org p where p.id = $1 and may_see_persons() and p.pos between party_lo() and party_hi() for no key update`,
    values: [id, year],
  });
  return rows[0] ?? null;
}

export interface PlanToStore {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly year: number;
  readonly templateId: string | null;
  readonly lines: readonly PlanLine[];
}

/** Stores a plan whole. @returns its version, or null where the version is not the one that is stored */
export async function storePlan(
  client: PoolClient,
  plan: PlanToStore,
  version: number,
): Promise<number | null> {
  const { rows } = await client.query<{ version: number }>({
    name: 'year-plan-store',
    text: `insert into year_plan as y (id, party_org_id, party_pos, year, template_id, lines, set_by)
      values ($1, $2, $3, $4, $5, $6, acting_name())
      on conflict (party_org_id, year) do update set lines = excluded.lines, version = y.version + 1, set_by = excluded.set_by,
        set_at = now(), template_id = coalesce(y.template_id, excluded.template_id)
      where y.version = $7
      returning version`,
    values: [
      plan.id,
      plan.partyOrgId,
      plan.partyPos,
      plan.year,
      plan.templateId,
      JSON.stringify(plan.lines),
      version,
    ],
  });
  return rows[0]?.version ?? null;
}

/** Whether a template of a year reaches a place of the tree. */
export async function reachesPlace(
  client: PoolClient,
  templateId: string,
  year: number,
  pos: number,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'plan-template-reaches',
    text: `select from plan_template t join party_org_code c on c.pos = t.party_pos
      where t.id = $1 and t.year = $2 and t.withdrawn_at is null and $3::int8 between c.pos and c.pos_end`,
    values: [templateId, year, pos],
  });
  return rowCount === 1;
}
