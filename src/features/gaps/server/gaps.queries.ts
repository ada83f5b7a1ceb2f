import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CountingMasks } from '../../counting/counting.rules.ts';
import {
  orgConditions,
  placeConditions,
  type SocialOrgQuestion,
  socialOrgOrder,
  spanConditions,
} from '../../social-orgs/server/public.ts';

export interface GapCursor {
  readonly code: number;
  readonly id: string;
}

/** What is asked beside the list's own filters. */
export interface GapQuestion {
  readonly list: SocialOrgQuestion;
  /** Which stored classes the asked groups are made of, see coverage_span.gap_class. */
  readonly classes: readonly number[];
  /** A reason's code, `none`, or null for all. */
  readonly reason: string | null;
}

/** An organisation as proposals need it. */
export interface UnitJson {
  readonly id: string;
  readonly name: string;
  readonly signature: number | null;
  readonly responsible: string;
  readonly near: string;
  readonly nearName: string;
  readonly sector: string | null;
  readonly sectorName: string | null;
  readonly source: 'roll' | 'declared' | null;
  readonly declaredOn: string | null;
  readonly transferred: number | null;
  readonly notTransferred: number | null;
  /** The consultation (征求意见) in which it is asked, while that stands. */
  readonly consultation: {
    readonly id: string;
    readonly state: 'asking' | 'agreed';
    readonly opener: string;
    readonly openedOn: string;
  } | null;
}

/** A row of the list: a unit, and what is shown of it. */
export interface RowJson extends UnitJson {
  readonly code: number;
  readonly type: string;
  readonly regionName: string;
  readonly bodyName: string | null;
  readonly responsibleName: string | null;
  readonly responsibility: string;
  readonly reason: {
    readonly code: string;
    readonly note: string | null;
    readonly fromOn: string;
    readonly recordedBy: string | null;
    readonly recordedAt: string;
  } | null;
  readonly exemption: { readonly name: string; readonly basis: string } | null;
}

export interface HostJson {
  readonly id: string;
  readonly name: string;
  readonly pos: number;
  readonly near: string;
  readonly nearName: string;
  readonly members: number;
}

export interface PageJson extends QueryResultRow {
  readonly rows: readonly RowJson[];
  readonly neighbours: readonly UnitJson[];
  readonly hosts: readonly HostJson[];
  /** The intervals of the nodes that answer for the rows. */
  readonly nodes: readonly { readonly id: string; readonly from: number; readonly to: number }[];
}

const CODE = { place: 's.pos', party: 's.tree_pos', body: 's.body_no' } as const;
/** The condition of the index that is walked in the order of a tree. */
const WALK = { place: 's.pos >= 0', party: 's.tree_pos > 0', body: 's.body_no > 0' } as const;

/** What a span must be to stand in the lists: open under the definition, and whatever the filters say. */
function conditionsOf({ list, reason }: GapQuestion, on: string, p: Parameters): string {
  const own = orgConditions(list, on, p);
  return [
    ...spanConditions(list, on, p),
    ...(own.length === 0
      ? []
      : [`exists (select from social_org o where o.id = s.social_org_id and ${own.join(' and ')})`]),
    ...reasonCondition(reason, on, p),
  ].join(' and ');
}

function reasonCondition(reason: string | null, on: string, p: Parameters): string[] {
  if (reason === null) return [];
  const given = `select from no_party_reason r where r.social_org_id = s.social_org_id and r.valid @> ${on}::date`;
  return reason === 'none'
    ? [`not exists (${given})`]
    : [`exists (${given} and r.reason = ${p.add(reason)})`];
}

/** The page's spans: each class is walked along its own index, a few rows of each. */
function foundSpans(
  q: GapQuestion,
  cursor: GapCursor | null,
  limit: number,
  on: string,
  p: Parameters,
): string {
  const code = CODE[q.list.tree];
  const after =
    cursor === null
      ? ''
      : ` and (${code}, s.social_org_id) > (${p.add(cursor.code)}, ${p.add(cursor.id)}::uuid)`;
  const size = p.add(limit);
  return `found as materialized (
    select s.* from unnest(${p.add(q.classes)}::int2[]) c (class) cross join lateral (
      select s.social_org_id as id, ${code} as code, s.signature, s.gap_class as class from coverage_span s
      where s.gap_class = c.class and ${WALK[q.list.tree]} and ${conditionsOf(q, on, p)}${after}
      order by ${code}, s.social_org_id limit ${size}) s
    order by s.code, s.id limit ${size})`;
}

/**
 * The same where today's reason is asked: an organisation carries it, and is walked by it. Few have it, and by their classes one
 * would pass all who don't.
 */
function foundByReason(
  q: GapQuestion,
  cursor: GapCursor | null,
  limit: number,
  on: string,
  p: Parameters,
): string {
  const code = socialOrgOrder(q.list);
  const after =
    cursor === null ? '' : ` and (${code}, o.id) > (${p.add(cursor.code)}, ${p.add(cursor.id)}::uuid)`;
  const placed = placeConditions(q.list, p).join(' and ');
  return `found as materialized (
    select o.id, ${code} as code, s.signature, s.class from social_org o cross join lateral (
      select s.signature, s.gap_class as class from coverage_span s
      where s.social_org_id = o.id and s.gap_class = any (${p.add(q.classes)}::int2[]) and ${conditionsOf(q, on, p)} limit 1) s
    where o.no_party_reason = ${p.add(q.reason)} and ${placed}${after}
    order by ${code}, o.id limit ${p.add(limit)})`;
}

const UNIT = `'id', o.id, 'name', o.name, 'responsible', o.responsible_party_org_id,
    'near', g.code, 'nearName', g.name, 'sector', o.sector, 'sectorName', sec.name,
    'source', f.source, 'declaredOn', f.declared_on, 'transferred', f.transferred, 'notTransferred', f.not_transferred,
    'consultation', case when q.consultation_id is null then null else jsonb_build_object('id', q.consultation_id, 'state', q.state,
      'opener', q.opener, 'openedOn', q.opened_on) end`;
const BESIDE = `join region g on g.code = coalesce(o.address_region_code, o.region_code)
    left join sector sec on sec.code = o.sector
    left join counted f on f.social_org_id = o.id
    left join asked q on q.social_org_id = o.id`;

function rowsJson(on: string): string {
  return `select coalesce(jsonb_agg(jsonb_build_object(${UNIT}, 'signature', p.signature, 'code', p.code, 'type', o.org_type,
      'regionName', place.name, 'bodyName', b.name, 'responsibleName', n.name, 'responsibility', o.responsibility,
      'reason', r.reason, 'exemption', e.exemption) order by p.code, p.id), '[]')
    from page p join social_org o on o.id = p.id ${BESIDE}
    join region place on place.code = o.region_code
    left join supervising_body b on b.id = o.supervising_body_id
    left join party_org n on n.id = o.responsible_party_org_id
    left join lateral (
      select jsonb_build_object('code', r.reason, 'note', r.note, 'fromOn', lower(r.valid), 'recordedBy', r.recorded_by,
        'recordedAt', r.recorded_at) as reason
      from no_party_reason r where r.social_org_id = o.id and r.valid @> ${on}::date) r on true
    left join lateral (
      select jsonb_build_object('name', c.name, 'basis', c.basis) as exemption from exempt_category c
      where p.class = 5 and is_exempt(c, o.org_type, o.sector, o.credit_code) and c.valid @> ${on}::date
      order by c.name limit 1) e on true`;
}

/** The page alone, where no proposal of the list hangs on what lies around: three members, nobody, nothing known, exempt. */
function alone(on: string): string {
  return `counted as materialized (
    select * from social_org_full_members(array(select id from page), ${on}::date)),
  asked as materialized (select * from consultations_standing(array(select id from page)))
  select (${rowsJson(on)}) as rows, '[]'::jsonb as neighbours, '[]'::jsonb as hosts, '[]'::jsonb as nodes`;
}

/** The page with all that its proposals weigh: neighbours and hosts are looked up for its rows alone. */
function described(on: string, formal: string, allWays: boolean): string {
  return `around as materialized (
    select * from gap_surroundings(array(select id from page), ${on}::date, ${formal}::int4, ${allWays})),
  counted as materialized (
    select * from social_org_full_members(
      array(select id from page union all select found_id from around where kind = 'neighbour'), ${on}::date)),
  asked as materialized (
    select * from consultations_standing(array(select id from page union all select found_id from around where kind = 'neighbour')))
  select (${rowsJson(on)}) as rows,
    (select coalesce(jsonb_agg(jsonb_build_object(${UNIT}, 'signature', a.signature)), '[]')
      from around a join social_org o on o.id = a.found_id ${BESIDE} where a.kind = 'neighbour') as neighbours,
    (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'pos', h.pos, 'near', g.code, 'nearName', g.name,
        'members', coalesce(c.members, 0))), '[]')
      from around a join party_org h on h.id = a.found_id join region g on g.code = h.region_code
      left join party_org_count c on c.party_org_id = h.id where a.kind = 'host') as hosts,
    (select coalesce(jsonb_agg(jsonb_build_object('id', k.responsible, 'from', c.pos, 'to', c.pos_end)), '[]')
      from (select distinct responsible, party_pos from page) k join party_org_code c on c.pos = k.party_pos) as nodes`;
}

/** Classes of those who have members, but fewer than three that are transferred. */
const WITH_FEW: ReadonlySet<number> = new Set([1, 2]);

/** Which node answers for each row. */
const WITH_ORGS = `select p.*, o.responsible_party_org_id as responsible, o.party_pos
    from found p join social_org o on o.id = p.id`;

/**
 * One page of a list with its proposals, in one statement.
 * @param allWays with what it takes to say every way, not just the proposed one
 */
export function gapPage(
  q: GapQuestion,
  cursor: GapCursor | null,
  size: number,
  { allWays }: { readonly allWays: boolean },
): Statement {
  const needsAround = allWays || q.classes.some((each) => WITH_FEW.has(each));
  const p = new Parameters();
  const on = p.add(q.list.on);
  const walk = q.list.isToday && q.reason !== null && q.reason !== 'none' ? foundByReason : foundSpans;
  const text = `with ${walk(q, cursor, size + 1, on, p)},
  page as materialized (${WITH_ORGS}),
  ${needsAround ? described(on, p.add(q.list.masks.formalMask), allWays) : alone(on)}`;
  return { ...namedByShape('gaps', text, p), plannedOnce: true };
}

/** The same of organisations that are named, whatever group they are in: what a proposal is checked against. */
export function gapsByIds(ids: readonly string[], on: string, { formalMask }: CountingMasks): Statement {
  return {
    name: 'gaps-by-ids',
    text: `with found as materialized (
    select o.id, o.pos as code, s.signature, s.gap_class as class from social_org o
    left join coverage_span s on s.social_org_id = o.id and s.known_to = 'infinity' and s.from_on <= $1::date and s.to_on > $1::date
    where o.id = any ($2::uuid[])),
  page as materialized (${WITH_ORGS}),
  ${described('$1', '$3', true)}`,
    values: [on, ids, formalMask],
  };
}

export interface ClassRow extends QueryResultRow {
  class: number;
  n: number;
}

/** How many there are of each class that a definition leaves open, under any filter. */
export function gapClassCounts(q: Omit<GapQuestion, 'classes'>): Statement {
  const p = new Parameters();
  const on = p.add(q.list.on);
  return {
    text: `select s.gap_class as class, count(*)::int as n from coverage_span s
      where s.gap_class is not null and ${conditionsOf({ ...q, classes: [] }, on, p)} group by 1`,
    values: p.values,
    plannedAnew: true,
  };
}

/** Organisations whose spans wait for a changed category. */
export const waitingCount: Statement = {
  name: 'gaps-waiting',
  text: 'select coverage_due_left() as n',
};

/** A branch in being that could take an organisation in. */
export function hostInSight(id: string, on: string): Statement {
  return {
    name: 'gaps-host',
    text: `select id, name from party_org where id = $1 and not functional and first_on <= $2::date and coalesce(ended_on > $2::date, true)`,
    values: [id, on],
  };
}
