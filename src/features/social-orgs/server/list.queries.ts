import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import { extraPlacesIn } from '../../party-orgs/server/public.ts';
import {
  asksSpans,
  isPlain,
  type ListQuestion,
  orderCode,
  orgConditions,
  scopeConditions,
  spanConditions,
  todayConditions,
} from './list-conditions.queries.ts';

export interface Cursor {
  readonly code: number;
  readonly nameKey: string;
  readonly id: string;
}

/** From so many matches on, walking the list's own index and asking each row finds a page sooner than sorting the matches. */
const MANY = 2_000;

/** The page's ids in the order of the list, as the last of some common table expressions. */
function pageOf(q: ListQuestion, cursor: Cursor | null, limit: number, p: Parameters): string {
  const on = p.add(q.on);
  const code = orderCode(q);
  const after =
    cursor === null
      ? []
      : [
          `(${code}, o.name_key, o.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`,
        ];
  const tail = `order by ${code}, o.name_key, o.id limit ${p.add(limit)}`;
  const columns = `o.id, o.name_key, ${code} as code`;
  const own = [...orgConditions(q, on, p), ...after];
  if (!asksSpans(q)) {
    return `page as materialized (select ${columns} from social_org o where ${[...todayConditions(q, on, p), ...own].join(' and ')} ${tail})`;
  }
  const spans = spanConditions(q, on, p).join(' and ');
  const isFew = `(select count(*) from matching) < ${MANY}`;
  return `matching as materialized (select s.social_org_id from coverage_span s where ${spans} limit ${MANY}),
  page as materialized (
    (select ${columns} from matching m join social_org o on o.id = m.social_org_id where ${[isFew, ...own].join(' and ')} ${tail})
    union all
    (select ${columns} from social_org o cross join lateral (
        -- The limit keeps this a look-up for each row of the walk.
        select from coverage_span s where s.social_org_id = o.id and ${spans} limit 1) hit
      where not ${isFew} and ${[...scopeConditions(q, p), ...own].join(' and ')} ${tail}))`;
}

/** All that is listed, without an order; spans alone where nothing of the organisation is needed. */
export function listedSocialOrgs(
  q: ListQuestion,
  p: Parameters,
  needsOrg: boolean,
): { readonly from: string; readonly where: string } {
  const on = p.add(q.on);
  const own = orgConditions(q, on, p);
  // Whoever exists today has a span today, and spans are counted from their index alone.
  const bySpans = asksSpans(q) || (!q.ended && !needsOrg && own.length === 0);
  if (!bySpans) {
    return {
      from: 'social_org o',
      where: [...todayConditions(q, on, p), ...own].join(' and '),
    };
  }
  const joined = needsOrg || own.length > 0;
  return {
    from: joined ? 'coverage_span s join social_org o on o.id = s.social_org_id' : 'coverage_span s',
    where: [...spanConditions(q, on, p), ...own].join(' and '),
  };
}

export interface ListRow extends QueryResultRow {
  id: string;
  name_key: string;
  code: number;
  name: string;
  credit_code: string | null;
  org_type: string;
  register_kind: string;
  status: string;
  founded_on: string | null;
  founded_precision: string;
  ended_on: string | null;
  region_name: string;
  sector_name: string | null;
  staff: number | null;
  volunteers: number | null;
  body_name: string | null;
  registrar_name: string | null;
  responsible_name: string | null;
  responsibility: string;
  contact_name: string | null;
  contact_phone_sealed: Buffer | null;
  /** Folded, with a space between them. */
  former_keys: string | null;
  signature: number | null;
  covered_by: { id: string; name: string; way: string }[];
}

const SHOWN = `o.name, o.credit_code, o.org_type, o.register_kind, o.status, o.founded_on, o.founded_precision, o.ended_on,
    g.name as region_name, sec.name as sector_name, o.staff, o.volunteers, b.name as body_name, reg.name as registrar_name,
    responsible.name as responsible_name, o.responsibility, o.contact_name, o.contact_phone_sealed, o.former_keys, span.signature`;

const BESIDE = `join region g on g.code = o.region_code
  left join sector sec on sec.code = o.sector
  left join supervising_body b on b.id = o.supervising_body_id
  left join supervising_body reg on reg.id = o.registrar_id
  left join party_org responsible on responsible.id = o.responsible_party_org_id`;

/** How it stands on the day, and which Party organisations cover it then. */
const ON_THE_DAY = `left join coverage_span span on span.social_org_id = o.id and span.known_to = 'infinity'
    and span.from_on <= $1::date and span.to_on > $1::date
  left join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'way', case when c.functional then 'functional' else r.way end)
      order by c.pos), '[]') as covered_by
    from coverage_relation r join party_org c on c.id = r.party_org_id
    where r.social_org_id = o.id and r.valid @> $1::date and coalesce(c.ended_on > $1::date, true)) cover on true`;

/**
 * One page of the list. Unfiltered it is a walk along an index whatever the range is, planned once; a filter may be rare or
 * common, and is planned by its values.
 */
export function socialOrgPage(q: ListQuestion, cursor: Cursor | null, size: number): Statement {
  const p = new Parameters();
  const text = `with ${pageOf(q, cursor, size + 1, p)}
  select page.id, page.name_key, page.code, ${SHOWN}, cover.covered_by
  from page join social_org o on o.id = page.id ${BESIDE} ${ON_THE_DAY}
  order by page.code, page.name_key, page.id`;
  return isPlain(q)
    ? { ...namedByShape('social-orgs', text, p), plannedOnce: true }
    : { text, values: p.values };
}

/** How many there are, counted no further than the cap and one. */
export function socialOrgCount(q: ListQuestion, cap: number): Statement {
  const p = new Parameters();
  const { from, where } = listedSocialOrgs(q, p, false);
  return {
    text: `select count(*)::int as n from (select 1 from ${from} where ${where} limit ${p.add(cap + 1)}) found`,
    values: p.values,
  };
}

const ofOrg = (table: string) => `from ${table} t where t.social_org_id = o.id`;
const onTheDay = (table: string) => `${ofOrg(table)} and t.valid @> $1::date`;
const several = (what: string, from: string, order: string) =>
  `(select coalesce(jsonb_agg(${what} order by ${order}), '[]') ${from})`;

/** What hangs on an organisation on the day; telephones sealed. */
const FACTS_ON_THE_DAY = `jsonb_build_object(
    'heads', ${several(
      `jsonb_build_object('personName', t.person_name, 'post', t.post, 'isMember', t.is_member, 'alsoSecretary', t.also_secretary,
        'deputyRoles', to_jsonb(t.deputy_roles), 'officialsApproval', t.officials_approval, 'phone', t.office_phone_sealed)`,
      `${ofOrg('org_head')} and coalesce(t.from_on <= $1::date, true) and coalesce(t.to_on > $1::date, true)`,
      't.from_on desc nulls last, t.id',
    )},
    'annualChecks', ${several(
      `jsonb_build_object('year', t.year, 'result', t.result)`,
      `${ofOrg('annual_check')} and t.year <= extract(year from $1::date)`,
      't.year',
    )},
    'evaluation', (select jsonb_build_object('grade', t.grade, 'fromOn', lower(t.valid), 'toOn', upper(t.valid) - 1) ${onTheDay('evaluation')}),
    'creditListings', ${several(
      `jsonb_build_object('kind', t.kind, 'reason', t.reason, 'fromOn', lower(t.valid))`,
      onTheDay('credit_listing'),
      't.kind',
    )},
    'massOrgs', ${several(`jsonb_build_object('kind', t.kind, 'doesPartyWork', t.does_party_work)`, onTheDay('mass_org'), 't.kind')},
    'advisors', ${several(
      `jsonb_build_object('kind', t.kind, 'personName', t.person_name, 'phone', t.office_phone_sealed)`,
      onTheDay('advisor_assignment'),
      'lower(t.valid), t.id',
    )},
    'declared', (select coalesce(jsonb_object_agg(d.figure, d.value), '{}') from (
      select distinct on (t.figure) t.figure, t.value ${ofOrg('declared_figure')} and t.declared_on <= $1::date
      order by t.figure, t.declared_on desc) d))`;

/** The years of which any of what is listed has the result of a check. */
export function checkedYears(q: ListQuestion): Statement {
  const p = new Parameters();
  const { from, where } = listedSocialOrgs(q, p, true);
  return {
    text: `select distinct c.year from annual_check c
      where c.year <= extract(year from ${p.add(q.on)}::date) and c.social_org_id in (select o.id from ${from} where ${where}) order by 1`,
    values: p.values,
  };
}

/** A page for an export: every field, with the columns for which there is none. */
export function socialOrgExportPage(q: ListQuestion, cursor: Cursor | null, size: number): Statement {
  const p = new Parameters();
  const text = `with ${pageOf(q, cursor, size, p)}
  select page.name_key, page.code, o.*, ${SHOWN}, g.full_name as region_full_name, ag.full_name as address_region_name,
    ind.name as regulator_name, gui.name as guidance_name, cover.covered_by,
    ${FACTS_ON_THE_DAY} as facts
  from page join social_org o on o.id = page.id ${BESIDE}
  left join region ag on ag.code = o.address_region_code
  left join supervising_body ind on ind.id = o.industry_regulator_id
  left join supervising_body gui on gui.id = o.guidance_body_id ${ON_THE_DAY}
  order by page.code, page.name_key, page.id`;
  return { text, values: p.values };
}

/** All columns without a field among what is listed, with the places at which they stood. */
export function extraPlaces(q: ListQuestion): Statement {
  const p = new Parameters();
  const { from, where } = listedSocialOrgs(q, p, true);
  return { text: extraPlacesIn(from, 'o.extra', where), values: p.values };
}

/** A node of the Party tree as its codes stood on a day. */
export function partyNodeOn(id: string, on: string): Statement {
  return {
    name: 'social-orgs-party-node',
    text: `select pos as "from", pos_end as "to" from party_org_code where party_org_id = $1 and from_on <= $2::date and to_on > $2::date`,
    values: [id, on],
  };
}
