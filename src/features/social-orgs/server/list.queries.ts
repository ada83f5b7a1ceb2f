import type { QueryResultRow } from 'pg';
import type { CodeRange, Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CountingMasks } from '../../counting/counting.rules.ts';
import { Parameters } from './parameters.ts';

/** The tree that the list is ordered by: the one that the scope or a filter stands on. */
export type ListTree = 'place' | 'party' | 'body';

/** Filters with everything looked up that they name. */
export interface ListQuestion {
  readonly scope: Scope;
  readonly tree: ListTree;
  readonly on: string;
  /** The day is today: what holds now stands on the organisation itself. */
  readonly isToday: boolean;
  readonly ended: boolean;
  readonly nameKey: string | null;
  /** The text as a part of a credit code. */
  readonly codePart: string | null;
  readonly creditCode: string | null;
  readonly place: CodeRange | null;
  readonly party: CodeRange | null;
  /** Ids or numbers of supervising bodies; `none`. */
  readonly bodies: readonly string[] | null;
  readonly types: readonly string[] | null;
  readonly sectors: readonly string[] | null;
  readonly sizes: readonly number[] | null;
  readonly registerKind: string | null;
  readonly statuses: readonly string[] | null;
  readonly responsibility: string | null;
  readonly coveredBy: string | null;
  readonly mismatch: boolean;
  /** What the signature of the span must say, as `(signature & mask) = value` or `<> 0`. */
  readonly signature: readonly SignatureTest[];
  readonly masks: CountingMasks;
}

export type SignatureTest =
  | { readonly mask: number; readonly equals: number }
  | { readonly mask: number; readonly notZero: true };

export interface Cursor {
  readonly code: number;
  readonly nameKey: string;
  readonly id: string;
}

/**
 * Two ways to walk: what is asked of today and of the organisation itself walks its own list index; what is asked by coverage or
 * of another day walks the spans in the same order, so that a page is found without sorting everything.
 */
const CODE = {
  org: { place: 'o.pos', party: 'o.party_pos', body: 'o.body_no' },
  span: { place: 's.pos', party: 's.tree_pos', body: 's.body_no' },
} as const;

interface Walk {
  readonly from: string;
  readonly where: readonly string[];
  readonly code: string;
}

function walkOf(q: ListQuestion, p: Parameters): Walk {
  const on = p.add(q.on);
  const bySpan = !q.ended && (q.signature.length > 0 || !q.isToday);
  const names = bySpan ? CODE.span : CODE.org;
  const from = bySpan ? 'coverage_span s join social_org o on o.id = s.social_org_id' : 'social_org o';
  const standing = bySpan
    ? `s.known_to = 'infinity' and s.from_on <= ${on}::date and s.to_on > ${on}::date`
    : q.ended
      ? `o.ended_on <= ${on}::date`
      : `o.first_on <= ${on}::date and (o.ended_on is null or o.ended_on > ${on}::date)`;
  return {
    from,
    code: names[q.tree],
    where: [
      standing,
      ...boundsOf(q, names, p),
      ...attributesOf(q, bySpan, p),
      ...textsOf(q, p),
      ...factsOf(q, on, p),
    ],
  };
}

/** The bounds of the scope stand here beside the row-level rule: the planner must see them to choose a plan. */
function boundsOf(
  q: ListQuestion,
  names: { place: string; party: string; body: string },
  p: Parameters,
): string[] {
  const between = (column: string, { from, to }: CodeRange) =>
    `${column} between ${p.add(from)} and ${p.add(to)}`;
  const own = q.scope.only;
  const scope =
    own !== undefined
      ? [`o.id = any (${p.add(own.socialOrgIds)}::uuid[])`]
      : [
          between(names.place, q.scope.place),
          between(names.party === 's.tree_pos' ? 's.party_pos' : names.party, q.scope.party),
          between(names.body, q.scope.body),
        ];
  return [
    ...scope,
    ...(q.place === null ? [] : [between(names.place, q.place)]),
    ...(q.party === null ? [] : [between(names.party, q.party)]),
  ];
}

function attributesOf(q: ListQuestion, bySpan: boolean, p: Parameters): string[] {
  const table = bySpan ? 's' : 'o';
  const found: string[] = [];
  if (q.types !== null) found.push(`${table}.org_type = any (${p.add(q.types)})`);
  if (q.sectors !== null) found.push(orNone(`${table}.sector`, q.sectors, p));
  if (q.sizes !== null)
    found.push(`${bySpan ? 's.size_band' : 'size_band_of(o.staff)'} = any (${p.add(q.sizes)}::int2[])`);
  if (q.bodies !== null) {
    const asked = p.add(q.bodies);
    found.push(`${table}.body_no in (select b.no from supervising_body b where b.id::text = any (${asked}) or b.no::text = any (${asked})
      union all select 0 where 'none' = any (${asked}))`);
  }
  if (q.registerKind !== null) found.push(`o.register_kind = ${p.add(q.registerKind)}`);
  if (q.statuses !== null) found.push(`o.status = any (${p.add(q.statuses)})`);
  if (q.responsibility !== null) {
    found.push(
      bySpan
        ? `(s.signature & 2048) ${q.responsibility === 'unclear' ? '<>' : '='} 0`
        : `o.responsibility = ${p.add(q.responsibility)}`,
    );
  }
  for (const test of q.signature) {
    const mask = `(s.signature & ${p.add(test.mask)}::int4)`;
    found.push('equals' in test ? `${mask} = ${p.add(test.equals)}` : `${mask} <> 0`);
  }
  return found;
}

function orNone(column: string, codes: readonly string[], p: Parameters): string {
  const some = `${column} = any (${p.add(codes.filter((code) => code !== 'none'))})`;
  return codes.includes('none') ? `(${some} or ${column} is null)` : some;
}

function textsOf(q: ListQuestion, p: Parameters): string[] {
  // A whole code is found by its index: equality, unlike a search for a part, may go before the row-level rule.
  if (q.creditCode !== null) return [`o.credit_code = ${p.add(q.creditCode)}`];
  if (q.nameKey === null) return [];
  const byName = `strpos(o.name_key, ${p.add(q.nameKey)}) > 0`;
  return [q.codePart === null ? byName : `(${byName} or strpos(o.credit_code, ${p.add(q.codePart)}) > 0)`];
}

function factsOf(q: ListQuestion, on: string, p: Parameters): string[] {
  return [
    ...(q.coveredBy === null
      ? []
      : [
          `exists (select from coverage_relation r where r.social_org_id = o.id and r.party_org_id = ${p.add(q.coveredBy)} and r.valid @> ${on}::date)`,
        ]),
    ...(q.mismatch ? ['o.id in (select social_org_mismatches())'] : []),
  ];
}

/** The page's ids with the codes they are ordered by; one more than asked tells whether there is a next page. */
function pageOf(q: ListQuestion, cursor: Cursor | null, limit: number, p: Parameters): string {
  const { from, where, code } = walkOf(q, p);
  const after =
    cursor === null
      ? []
      : [
          `(${code}, o.name_key, o.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`,
        ];
  return `select o.id, o.name_key, ${code} as code from ${from}
    where ${[...where, ...after].join('\n      and ')}
    order by ${code}, o.name_key, o.id limit ${p.add(limit)}`;
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
  contact_phone: string | null;
  signature: number | null;
  covered_by: { id: string; name: string; way: string }[];
}

const SHOWN = `o.name, o.credit_code, o.org_type, o.register_kind, o.status, o.founded_on, o.founded_precision, o.ended_on,
    g.name as region_name, sec.name as sector_name, o.staff, o.volunteers, b.name as body_name, reg.name as registrar_name,
    responsible.name as responsible_name, o.responsibility, o.contact_name, o.contact_phone, span.signature`;

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

/** One page of the list. */
export function socialOrgPage(q: ListQuestion, cursor: Cursor | null, size: number): Statement {
  const p = new Parameters();
  const page = pageOf(q, cursor, size + 1, p);
  return named(
    `with page as materialized (${page})
  select page.id, page.name_key, page.code, ${SHOWN}, cover.covered_by
  from page join social_org o on o.id = page.id ${BESIDE} ${ON_THE_DAY}
  order by page.code, page.name_key, page.id`,
    p,
  );
}

/** How many there are, counted no further than the cap and one. */
export function socialOrgCount(q: ListQuestion, cap: number): Statement {
  const p = new Parameters();
  const { from, where } = walkOf(q, p);
  return named(
    `select count(*)::int as n from (select 1 from ${from} where ${where.join(' and ')} limit ${p.add(cap + 1)}) found`,
    p,
  );
}

/** A page for an export: every field, with the columns for which there is none. */
export function socialOrgExportPage(q: ListQuestion, cursor: Cursor | null, size: number): Statement {
  const p = new Parameters();
  const page = pageOf(q, cursor, size, p);
  return named(
    `with page as materialized (${page})
  select page.name_key, page.code, o.*, ${SHOWN}, g.full_name as region_full_name, ag.full_name as address_region_name,
    ind.name as regulator_name, gui.name as guidance_name, cover.covered_by,
    (select e.grade from evaluation e where e.social_org_id = o.id and e.valid @> $1::date) as grade
  from page join social_org o on o.id = page.id ${BESIDE}
  left join region ag on ag.code = o.address_region_code
  left join supervising_body ind on ind.id = o.industry_regulator_id
  left join supervising_body gui on gui.id = o.guidance_body_id ${ON_THE_DAY}
  order by page.code, page.name_key, page.id`,
    p,
  );
}

/** Titles of all columns without a field among what is listed, in the order in which they stood. */
export function extraTitles(q: ListQuestion): Statement {
  const p = new Parameters();
  const { from, where } = walkOf(q, p);
  return {
    text: `select e ->> 'title' as title from ${from}, jsonb_array_elements(o.extra) with ordinality as x (e, n)
      where ${where.join(' and ')} group by 1 order by min(n), count(*) desc, 1`,
    values: p.values,
  };
}

/** A statement's shape is its name: as many as there are ways to combine filters, each planned once a connection. */
function named(text: string, p: Parameters): Statement {
  return { name: `social-orgs-${shapeOf(text)}`, text, values: p.values };
}

/** FNV-1a over the text: names need to differ where texts do, no more. */
function shapeOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(36);
}

/** A node of the Party tree as its codes stood on a day. */
export function partyNodeOn(id: string, on: string): Statement {
  return {
    name: 'social-orgs-party-node',
    text: `select pos as "from", pos_end as "to" from party_org_code where party_org_id = $1 and from_on <= $2::date and to_on > $2::date`,
    values: [id, on],
  };
}
