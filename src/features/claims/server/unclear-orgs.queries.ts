import type { QueryResultRow } from 'pg';
import {
  looseNameFits,
  type NamedRecords,
  nameFits,
  type TokenBounds,
  type NameAsked,
} from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange, Scope } from '../../../platform/server/database/scope.ts';
import { isOpen } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { ClaimState } from '../../codes/tables/claim.ts';
import type { UnclearList } from '../claim.ts';

/** Filters with everything looked up that they name. */
export interface UnclearQuestion extends NameAsked {
  readonly scope: Scope;
  readonly list: UnclearList;
  /** A text that may be part of a credit code. */
  readonly codePart: string | null;
  readonly place: CodeRange | null;
  readonly registrar: string | null;
  readonly body: string | null;
  readonly types: readonly string[] | null;
  readonly sectors: readonly string[] | null;
}

/** Bodies that stand against each other, or are named beside each other. */
const CONTENDED = `(select coalesce(bool_or(c.state = 'disputed'), false) or count(*) > 1 from claim c
  where c.social_org_id = o.id and c.state in ('proposed', 'disputed'))`;
/** The same from the other end: of many organisations few are contended. */
const CONTENDED_IDS = `select c.social_org_id from claim c where c.state in ('proposed', 'disputed')
  group by c.social_org_id having bool_or(c.state = 'disputed') or count(*) > 1`;

/** The list follows the tree that the caller stands on, whose index holds what is unclear in its order. */
function orderCode({ party, body }: Scope): 'pos' | 'party_pos' {
  return isOpen(party) || !isOpen(body) ? 'pos' : 'party_pos';
}

const NAMED: NamedRecords = {
  alias: 'o',
  tokens: 'social_org_token',
  id: 'social_org_id',
  spoken: `search_key(concat_ws(' ', o.name_key, o.former_keys))`,
};

/** Along the tree that bounds the scope. */
function tokenBoundsOf({ party, place }: Scope): TokenBounds {
  return isOpen(party) ? { column: 'pos', range: place } : { column: 'party_pos', range: party };
}

/** Pieces of names are stored under the rows' own rule: for what the rule of regions shows they are cut anew. */
function textsOf(q: UnclearQuestion, inScope: boolean, p: Parameters): string[] {
  if (q.nameKey === null) return [];
  const byName = inScope
    ? nameFits(q.text, q.nameKey, NAMED, tokenBoundsOf(q.scope), p)
    : looseNameFits(q.text, q.nameKey, 'o.name_key', p);
  return [q.codePart === null ? byName : `(${byName} or strpos(o.credit_code, ${p.add(q.codePart)}) > 0)`];
}

function conditions(q: UnclearQuestion, p: Parameters): string[] {
  const found = [q.list === 'several' ? `o.id in (${CONTENDED_IDS})` : `not ${CONTENDED}`];
  if (q.place !== null) found.push(`o.pos between ${p.add(q.place.from)} and ${p.add(q.place.to)}`);
  if (q.registrar !== null) found.push(`o.registrar_id = ${p.add(q.registrar)}`);
  if (q.body !== null) found.push(`o.supervising_body_id = ${p.add(q.body)}`);
  if (q.types !== null) found.push(`o.org_type = any (${p.add(q.types)})`);
  if (q.sectors !== null) {
    const some = `o.sector = any (${p.add(q.sectors.filter((code) => code !== 'none'))})`;
    found.push(q.sectors.includes('none') ? `(${some} or o.sector is null)` : some);
  }
  return found;
}

/** What lies in the scope, and what the rule of regions shows beside it: each with its tail. */
function bothWays(q: UnclearQuestion, p: Parameters, select: string, more: string[], tail: string): string {
  const code = orderCode(q.scope);
  const range = q.scope[code === 'pos' ? 'place' : 'party'];
  const own = [...conditions(q, p), ...more];
  const within = `o.responsibility = 'unclear' and o.ended_on is null and o.${code} between ${p.add(range.from)} and ${p.add(range.to)}`;
  const inside = [within, ...own, ...textsOf(q, true, p)].join(' and ');
  const beside = [...own, ...textsOf(q, false, p)].join(' and ');
  return `(select ${select}, true as in_scope from social_org o where ${inside} ${tail})
    union all
    (select ${select}, false from unclear_by_region() o where ${beside} ${tail})`;
}

export interface UnclearRow extends QueryResultRow {
  id: string;
  name_key: string;
  code: number;
  in_scope: boolean;
  name: string;
  credit_code: string | null;
  org_type: string;
  register_kind: string;
  region_name: string;
  region_full_name: string;
  region_level: number;
  sector_name: string | null;
  registrar_name: string | null;
  body_name: string | null;
  guidance_name: string | null;
  holder_name: string;
  since: string;
  named: { name: string; state: ClaimState }[];
  candidates: CandidateRow[];
}

export interface CandidateRow {
  readonly why: 'region' | 'body' | 'town' | 'trade';
  readonly id: string;
  readonly name: string;
  readonly n: number;
}

/** The facts of some organisations, asked once for all of them; `ids` is a query of ids. */
export function factsOf(ids: string): {
  readonly before: string;
  readonly columns: string;
  readonly joins: string;
} {
  return {
    before: `org as materialized (select o.* from claim_orgs(array(${ids})) o),
      standing as materialized (select c.social_org_id, c.party_org_id, c.state, c.id from claim c
        where c.social_org_id in (${ids}) and c.state in ('proposed', 'disputed')),
      spoken_for as materialized (select * from claim_candidates(array(${ids}))),
      title as materialized (select * from party_org_titles(array(select responsible_party_org_id from org
        union all select party_org_id from standing union all select party_org_id from spoken_for)))`,
    columns: `o.name, o.credit_code, o.org_type, o.register_kind, g.name as region_name, g.full_name as region_full_name, g.level as region_level,
      sec.name as sector_name, reg.name as registrar_name, b.name as body_name, gui.name as guidance_name, holder.name as holder_name,
      state.since,
      (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'state', n.state) order by n.id), '[]')
        from standing n join title t on t.id = n.party_org_id where n.social_org_id = o.id) as named,
      (select coalesce(jsonb_agg(jsonb_build_object('why', k.why, 'id', t.id, 'name', t.name, 'n', k.n)), '[]')
        from spoken_for k join title t on t.id = k.party_org_id where k.social_org_id = o.id) as candidates`,
    joins: `join region g on g.code = o.region_code
      left join sector sec on sec.code = o.sector
      left join supervising_body reg on reg.id = o.registrar_id
      left join supervising_body b on b.id = o.supervising_body_id
      left join supervising_body gui on gui.id = o.guidance_body_id
      join title holder on holder.id = o.responsible_party_org_id
      join claim_orgs_state(array(${ids})) state on state.social_org_id = o.id`,
  };
}

/** Unfiltered it is a walk along an index whatever the range is, planned once; a filter may be rare or common. */
function kept(q: UnclearQuestion, text: string, p: Parameters): Statement {
  const { nameKey, place, registrar, body, types, sectors } = q;
  const isPlain = [nameKey, place, registrar, body, types, sectors].every((each) => each === null);
  if (!isPlain) return { text, values: p.values };
  return { ...namedByShape('unclear-orgs', text, p), plannedOnce: true };
}

/** One page in the order of the tree and of names. */
export function unclearPage(q: UnclearQuestion, cursor: ListCursor | null, limit: number): Statement {
  const p = new Parameters();
  const code = orderCode(q.scope);
  const after =
    cursor === null
      ? []
      : [
          `(o.${code}, o.name_key, o.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`,
        ];
  const n = p.add(limit);
  const select = `o.id, o.name_key, o.${code} as code`;
  const tail = `order by o.${code}, o.name_key, o.id limit ${n}`;
  const facts = factsOf('select id from page');
  const text = `with found as (${bothWays(q, p, select, after, tail)}),
    page as materialized (select * from found order by code, name_key, id limit ${n}),
    ${facts.before}
    select page.id, page.name_key, page.code, page.in_scope, ${facts.columns}
    from page join org o on o.id = page.id ${facts.joins}
    order by page.code, page.name_key, page.id`;
  return kept(q, text, p);
}

/** How many there are, counted no further than the cap and one. */
export function unclearCount(q: UnclearQuestion, cap: number): Statement {
  const p = new Parameters();
  const n = p.add(cap + 1);
  const text = `select count(*)::int as n from (select from (${bothWays(q, p, 'o.id', [], `limit ${n}`)}) both_ways limit ${n}) found`;
  return kept(q, text, p);
}

export interface ClaimedOrgRow extends UnclearRow {
  ended_on: string | null;
  responsibility: string;
  responsibility_principle: string | null;
  may_propose: boolean;
}

/** In sight, or shown by the rule of regions: what may be claimed. One that only names the caller's body may just be answered. */
const CLAIMABLE = `(exists (select from social_org x where x.id = o.id) or o.id in (select u.id from unclear_by_region() u))`;

/** One organisation with what bears on who answers for it. */
export function claimedOrg(id: string): Statement {
  const facts = factsOf('select $1::uuid');
  return {
    name: 'claimed-org',
    text: `with ${facts.before}
      select o.id, o.name_key, 0 as code, exists (select from social_org x where x.id = o.id) as in_scope, ${facts.columns},
        o.ended_on, o.responsibility, o.responsibility_principle, ${CLAIMABLE} and o.ended_on is null as may_propose
      from org o ${facts.joins}`,
    values: [id],
  };
}

export interface BodyRow extends QueryResultRow {
  id: string;
  name: string;
  within: string;
  pos: number;
}

/** Bodies that may be named, by a part of the name or by id. */
export function claimBodies(nameKey: string | null, ids: readonly string[]): Statement {
  return {
    name: 'claim-bodies',
    text: 'select id, name, within, pos from claim_bodies($1, $2::uuid[])',
    values: [nameKey, ids],
  };
}
