import type { QueryResultRow } from 'pg';
import {
  type NamedRecords,
  nameFits,
  type TokenBounds,
  type NameAsked,
} from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import { type CodeRange, isOpen, type Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { PartyPost, SetUpMode } from '../../codes/tables/party-org.ts';
import type { PartyLife } from '../../counting/party-life.rules.ts';
import type { FactState } from '../../vitality/vitality.ts';
import type { ExtraValue } from '../party-org.ts';
import { extraPlacesIn } from './extra-places.queries.ts';

/** Filters with everything looked up that they name. */
export interface ListQuestion extends NameAsked {
  readonly scope: Scope;
  /** Ordered by the tree that the scope, or a filter, stands on. */
  readonly order: 'party' | 'place';
  readonly on: string;
  readonly isToday: boolean;
  readonly ended: boolean;
  readonly codePart: string | null;
  /** Codes of the asked node on the day; null: no node is asked for. */
  readonly party: CodeRange | null;
  readonly parentId: string | null;
  readonly place: CodeRange | null;
  readonly kinds: readonly string[] | null;
  readonly setUpModes: readonly string[] | null;
  readonly secretarySources: readonly string[] | null;
  readonly covering: boolean;
  readonly functional: boolean | null;
  readonly exemplar: boolean | null;
  /** Null: both. */
  readonly outside: boolean | null;
  readonly term: 'overdue' | 'ending' | 'unknown' | null;
  /** Kinds that are elected for terms. */
  readonly termKinds: readonly string[];
  readonly secretary: 'vacant' | 'held' | null;
  readonly secretaryOutsideManagement: boolean;
  readonly life: PartyLife | null;
  /** Facts as bits, and how they have to be answered. */
  readonly answered: { readonly bits: number; readonly state: FactState } | null;
}

const CODE = { party: 'p.pos', place: 'p.region_pos' } as const;

const between = (column: string, { from, to }: CodeRange, p: Parameters) =>
  `${column} between ${p.add(from)} and ${p.add(to)}`;

/** `$1` is the day in every statement of the list. */
const HOLDS_POST = `from party_post s where s.party_org_id = p.id and s.post = 'secretary' and s.from_on <= $1::date and s.to_on > $1::date`;
const LAST_TERM = `select t.elected_on, t.to_on, t.extended_to_on from party_term t where t.party_org_id = p.id and t.from_on <= $1::date order by t.from_on desc limit 1`;

/** What a Party organisation `p` must be. The day is the first value: a statement begins with these. */
export function partyOrgConditions(q: ListQuestion, p: Parameters): string[] {
  const on = p.add(q.on);
  const standing = q.ended
    ? `p.ended_on <= ${on}::date`
    : `p.first_on <= ${on}::date and (p.ended_on is null or p.ended_on > ${on}::date)`;
  return [standing, ...boundsOf(q, on, p), ...attributesOf(q, p), ...textsOf(q, p), ...factsOf(q, on, p)];
}

/** The bounds stand here beside the row-level rule: the planner must see them to choose a plan. */
function boundsOf(q: ListQuestion, on: string, p: Parameters): string[] {
  const found = [between('p.pos', q.scope.party, p), between('p.region_pos', q.scope.place, p)];
  if (q.place !== null) found.push(between('p.region_pos', q.place, p));
  if (q.parentId !== null) found.push(`p.parent_id = ${p.add(q.parentId)}`);
  if (q.party === null) return found;
  if (q.isToday) return [...found, between('p.pos', q.party, p)];
  return [
    ...found,
    `exists (select from party_org_code c where c.party_org_id = p.id and c.from_on <= ${on}::date and c.to_on > ${on}::date
      and ${between('c.pos', q.party, p)})`,
  ];
}

function attributesOf(q: ListQuestion, p: Parameters): string[] {
  const found: string[] = [];
  if (q.kinds !== null) found.push(`p.kind = any (${p.add(q.kinds)})`);
  if (q.setUpModes !== null) found.push(orNone('p.setup_mode', q.setUpModes, p));
  if (q.secretarySources !== null) found.push(orNone('p.secretary_source', q.secretarySources, p));
  if (q.functional !== null) found.push(`p.functional = ${p.add(q.functional)}`);
  if (q.exemplar !== null) found.push(`p.exemplar = ${p.add(q.exemplar)}`);
  if (q.outside !== null) found.push(`p.outside_system = ${p.add(q.outside)}`);
  return found;
}

function orNone(column: string, codes: readonly string[], p: Parameters): string {
  const some = `${column} = any (${p.add(codes.filter((code) => code !== 'none'))})`;
  return codes.includes('none') ? `(${some} or ${column} is null)` : some;
}

const NAMED: NamedRecords = {
  alias: 'p',
  tokens: 'party_org_token',
  id: 'party_org_id',
  spoken: `search_key(concat_ws(' ', p.name_key, upper(translate(coalesce(p.short_name, ''), ' （）', ''))))`,
};

/** Along the tree that bounds the scope. */
function tokenBoundsOf({ party, place }: Scope): TokenBounds {
  return isOpen(place) ? { column: 'pos', range: party } : { column: 'region_pos', range: place };
}

function textsOf(q: ListQuestion, p: Parameters): string[] {
  if (q.nameKey === null) return [];
  const byName = nameFits(q.text, q.nameKey, NAMED, tokenBoundsOf(q.scope), p);
  return [
    q.codePart === null ? byName : `(${byName} or strpos(upper(p.party_code), ${p.add(q.codePart)}) > 0)`,
  ];
}

function factsOf(q: ListQuestion, on: string, p: Parameters): string[] {
  const found: string[] = [];
  if (q.covering) {
    found.push(
      `exists (select from coverage_relation r where r.party_org_id = p.id and r.valid @> ${on}::date)`,
    );
  }
  if (q.life !== null) found.push(`party_life(p.id, ${on}::date) = ${p.add(q.life)}::text`);
  if (q.answered !== null) found.push(answerTest(q.answered, on, p));
  if (q.term !== null) found.push(termTest(q, on, p));
  if (q.secretary === 'vacant') found.push(`not p.outside_system and not exists (select ${HOLDS_POST})`);
  if (q.secretary === 'held') found.push(`exists (select ${HOLDS_POST})`);
  if (q.secretaryOutsideManagement) found.push(`exists (select ${HOLDS_POST} and s.in_management is false)`);
  return found;
}

/** The day is today or the last of a month. */
function answerTest(
  { bits, state }: NonNullable<ListQuestion['answered']>,
  on: string,
  p: Parameters,
): string {
  const asked = `${p.add(bits)}::int4`;
  const tests = {
    met: `(a.measured & ${asked}) <> 0 and (a.measured & ${asked}) = (a.met & ${asked})`,
    unmet: `(a.measured & ${asked}) <> (a.met & ${asked})`,
    unmeasured: `(a.measured & ${asked}) = 0`,
  };
  return `p.id in (select a.party_org_id from vitality_in_range(date_trunc('month', (${on}::date)::timestamp)::date) a where ${tests[state]})`;
}

/** The same as `termStateOf` says of one. */
function termTest(q: ListQuestion, on: string, p: Parameters): string {
  const elected = `p.kind = any (${p.add(q.termKinds)}) and not p.functional`;
  const tests = {
    unknown: `not exists (${LAST_TERM})`,
    overdue: `exists (select from (${LAST_TERM}) t where t.to_on <= ${on}::date and coalesce(t.extended_to_on, t.to_on) <= ${on}::date)`,
    ending: `exists (select from (${LAST_TERM}) t where t.to_on > ${on}::date and (t.to_on - interval '6 months')::date <= ${on}::date)`,
  };
  return `${elected} and ${tests[q.term ?? 'unknown']}`;
}

function pageOf(q: ListQuestion, cursor: ListCursor | null, limit: number, p: Parameters): string {
  const code = CODE[q.order];
  const where = partyOrgConditions(q, p);
  const after =
    cursor === null
      ? []
      : [
          `(${code}, p.name_key, p.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`,
        ];
  return `select p.id, p.name_key, ${code} as code from party_org p
    where ${[...where, ...after].join('\n      and ')}
    order by ${code}, p.name_key, p.id limit ${p.add(limit)}`;
}

export interface ListRow extends QueryResultRow {
  id: string;
  name_key: string;
  code: number;
  name: string;
  party_code: string | null;
  kind: string;
  functional: boolean;
  setup_mode: string | null;
  exemplar: boolean;
  region_name: string;
  parent_name: string | null;
  founded_on: string | null;
  founded_precision: string;
  ended_on: string | null;
  covers: number | null;
  members: number | null;
  full_members: number | null;
  not_transferred: number | null;
  secretary_name: string | null;
  office_phone_sealed: Buffer | null;
  term_to_on: string | null;
  term_extended_to_on: string | null;
}

/** Numbers of members of one branch are for the Party line: beside it only sums of places are told. */
export function personCounts(count: string): string {
  const told = (column: string) =>
    `case when may_see_persons() then coalesce(${count}.${column}, 0) end as ${column}`;
  return ['members', 'full_members', 'not_transferred'].map(told).join(', ');
}

const SHOWN = `p.name, p.party_code, p.kind, p.functional, p.setup_mode, p.exemplar, g.name as region_name, up.name as parent_name,
    p.founded_on, p.founded_precision, p.ended_on, k.covers, ${personCounts('k')},
    (select string_agg(s.person_name, '、' order by s.from_on) ${HOLDS_POST}) as secretary_name, p.office_phone_sealed,
    t.to_on as term_to_on, t.extended_to_on as term_extended_to_on`;

const BESIDE = `join region g on g.code = p.region_code
  left join party_org up on up.id = p.parent_id
  left join party_org_count k on k.party_org_id = p.id
  left join lateral (${LAST_TERM}) t on true`;

/** One page of the list; one row more than asked tells whether there is a next page. */
export function partyOrgPage(q: ListQuestion, cursor: ListCursor | null, size: number): Statement {
  const p = new Parameters();
  const page = pageOf(q, cursor, size + 1, p);
  const text = `with page as materialized (${page})
  select page.id, page.name_key, page.code, ${SHOWN}
  from page join party_org p on p.id = page.id ${BESIDE}
  order by page.code, page.name_key, page.id`;
  return namedByShape('party-orgs', text, p);
}

/** How many there are, counted no further than the cap and one. */
export function partyOrgCount(q: ListQuestion, cap: number): Statement {
  const p = new Parameters();
  const where = partyOrgConditions(q, p);
  const text = `select count(*)::int as n from (select 1 from party_org p where ${where.join(' and ')} limit ${p.add(cap + 1)}) found`;
  return namedByShape('party-orgs-count', text, p);
}

export interface ExportRow extends ListRow {
  short_name: string | null;
  region_full_name: string;
  approval_no: string | null;
  approved_by: string | null;
  may_approve_probationary: boolean;
  secretary_source: string | null;
  guided_by_name: string | null;
  address: string | null;
  covered: readonly { readonly name: string; readonly way: SetUpMode }[];
  term_elected_on: string | null;
  posts: readonly {
    readonly post: PartyPost;
    readonly personName: string;
    readonly fullTime: boolean | null;
    readonly inManagement: boolean | null;
    readonly phone: string | null;
  }[];
  extra: ExtraValue[];
}

/** Telephones are still sealed. */
const POSTS_ON_THE_DAY = `(select coalesce(jsonb_agg(jsonb_build_object('post', s.post, 'personName', s.person_name, 'fullTime', s.full_time,
      'inManagement', s.in_management, 'phone', s.office_phone_sealed) order by s.from_on, s.id), '[]')
    from party_post s where s.party_org_id = p.id and s.from_on <= $1::date and s.to_on > $1::date)`;

/** A page for an export: every field, the covered organisations, and the columns for which there is none. */
export function partyOrgExportPage(q: ListQuestion, cursor: ListCursor | null, size: number): Statement {
  const p = new Parameters();
  const page = pageOf(q, cursor, size, p);
  const text = `with page as materialized (${page})
  select page.id, page.name_key, page.code, ${SHOWN}, p.short_name, g.full_name as region_full_name, p.approval_no, p.approved_by,
    p.may_approve_probationary, p.secretary_source, guide.name as guided_by_name, p.address, p.extra,
    (select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'way', r.way) order by o.name_key), '[]')
      from coverage_relation r join social_org o on o.id = r.social_org_id
      where r.party_org_id = p.id and r.valid @> $1::date) as covered,
    t.elected_on as term_elected_on, ${POSTS_ON_THE_DAY} as posts
  from page join party_org p on p.id = page.id ${BESIDE}
  left join party_org guide on guide.id = p.guided_by_id
  order by page.code, page.name_key, page.id`;
  return namedByShape('party-orgs-export', text, p);
}

/** All columns without a field among what is listed, with the places at which they stood. */
export function extraPlaces(q: ListQuestion): Statement {
  const p = new Parameters();
  const where = partyOrgConditions(q, p).join(' and ');
  return { text: extraPlacesIn('party_org p', 'p.extra', where), values: p.values };
}

/** A node of the Party tree as its codes stood on a day. */
export function partyNodeOn(id: string, on: string): Statement {
  return {
    name: 'party-orgs-node',
    text: `select c.pos as "from", c.pos_end as "to" from party_org_code c join party_org p on p.id = c.party_org_id
      where c.party_org_id = $1 and c.from_on <= $2::date and c.to_on > $2::date`,
    values: [id, on],
  };
}
