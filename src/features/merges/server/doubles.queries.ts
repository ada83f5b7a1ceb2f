import type { QueryResultRow } from 'pg';
import { looseNameFits, type NameAsked } from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { DoubleReason } from '../double.ts';
import type { DoubleRow } from '../doubles.contract.ts';
import type { MergeKind } from '../merge.ts';

export interface DoubleQuestion extends NameAsked {
  readonly kind: MergeKind;
  readonly why: DoubleReason | null;
  /** Marked as not the same, or not (any more); null: either. */
  readonly marked: boolean | null;
  /** Among these records alone. */
  readonly among?: readonly string[];
}

/** Where a page ended. */
export interface DoubleCursor {
  readonly nameKey: string;
  readonly first: string;
  readonly second: string;
}

export interface FoundDoubleRow extends QueryResultRow {
  readonly name_key: string;
  readonly first: string;
  readonly second: string;
  readonly view: DoubleRow;
  /** Marked as not the same, for what the pair shows now. */
  readonly holds: boolean;
  /** Both are the caller's to merge. */
  readonly kept_here: boolean;
}

/** One place within the other. */
const NEAR = '(ga.pos between gb.pos and gb.pos_end or gb.pos between ga.pos and ga.pos_end)';
const PLACES = 'join region ga on ga.code = a.region_code join region gb on gb.code = b.region_code';
const FORMER = `select a.id, b.id, 'former', k from mine a cross join lateral string_to_table(a.former_keys, ' ') k
    join mine b on b.name_key = k and b.id <> a.id
  union all
  select a.id, b.id, 'former', k from mine a cross join lateral string_to_table(a.former_codes, ' ') k join mine b on b.code = k and b.id <> a.id`;

/** Everything in sight is laid side by side once, by equality: no pair is looked for among all pairs. With each reason stands what it rests on beside names and codes. */
const PAIRS: Readonly<Record<MergeKind, { readonly mine: string; readonly pairs: string }>> = {
  social_org: {
    mine: `select id, name_key, credit_code as code, region_code, pos, former_keys, former_codes from social_org where ended_on is null`,
    // A name without the place before it: 洋县志愿者协会 and 志愿者协会 of one county. Of short names nothing would be left.
    pairs: `select a.id, b.id, 'name', null from mine a join mine b on b.name_key = a.name_key and b.id > a.id ${PLACES}
        where ${NEAR} or a.code is null or b.code is null
      union all
      select a.id, b.id, 'alike', null from mine a join region r on r.level > 0 and r.code in (a.region_code, left(a.region_code, 6) || '000',
          left(a.region_code, 4) || '00000', left(a.region_code, 2) || '0000000')
        cross join lateral (values (r.name), (replace(r.full_name, ' ', ''))) p (place)
        join mine b on b.name_key = substr(a.name_key, length(p.place) + 1) ${PLACES}
        where starts_with(a.name_key, p.place) and length(a.name_key) >= length(p.place) + 4 and ${NEAR}
      union all ${FORMER}`,
  },
  party_org: {
    mine: `select id, name_key, party_code as code, region_code, former_keys, former_codes,
      regexp_replace(regexp_replace(name_key, '^(中国共产党|中共)', ''), '(党支部|支部委员会)$', '支部') as bare
      from party_org where ended_on is null and not outside_system`,
    pairs: `select a.id, b.id, case when a.name_key = b.name_key then 'name' else 'alike' end, null
        from mine a join mine b on b.bare = a.bare and b.id > a.id ${PLACES} where ${NEAR} and length(a.bare) > 3
      union all ${FORMER}`,
  },
  member: {
    mine: `select id, name_key, null::text as code, null::text as region_code, party_pos, former_keys, null::text as former_codes, managing_branch_id, coalesce(id_number_hash, '') as number,
      case when born_precision <> 'year' then date_trunc('month', born_on) end as born,
      case when joined_precision <> 'year' then date_trunc('month', joined_on) end as joined
      from member where status in ('full', 'probationary')`,
    // Two numbers are two persons, and so are two months of birth.
    pairs: `select a.id, b.id, w.why, w.said
        from (select id, name_key, managing_branch_id, number, born, joined, 'same' as by from mine
          union all select id, k, managing_branch_id, number, born, joined, 'former' from mine cross join lateral string_to_table(former_keys, ' ') k) a
        join mine b on b.name_key = a.name_key and (a.by = 'former' and b.id <> a.id or b.id > a.id)
        cross join lateral (values ('born', a.born = b.born, a.born::text), ('joined', a.joined = b.joined, a.joined::text),
          ('branch', a.managing_branch_id = b.managing_branch_id, a.managing_branch_id::text),
          ('former', a.by = 'former' and (a.born = b.born or a.joined = b.joined or a.managing_branch_id = b.managing_branch_id),
            a.name_key)) w (why, holds, said)
        where w.holds and not (a.number <> '' and b.number <> '') and (a.born = b.born) is not false`,
  },
};

/** How a record is shown beside another one. */
const SIDE: Readonly<Record<MergeKind, string>> = {
  social_org: `select r.id, r.name, r.name_key, r.credit_code as code, g.name as place, n.name as note
    from social_org r join region g on g.code = r.region_code left join party_org n on n.id = r.responsible_party_org_id where r.id = any (ids.all_ids)`,
  party_org: `select r.id, r.name, r.name_key, r.party_code as code, g.name as place, up.name as note
    from party_org r join region g on g.code = r.region_code left join party_org up on up.id = r.parent_id where r.id = any (ids.all_ids)`,
  member: `select r.id, r.name, r.name_key, null::text as code, coalesce(b.name, '范围外的党组织') as place, to_char(r.born_on, 'YYYY-MM') as note
    from member r left join party_org b on b.id = r.managing_branch_id where r.id = any (ids.all_ids)`,
};

const VIEW = (side: string) =>
  `jsonb_build_object('id', ${side}.id, 'name', ${side}.name, 'code', ${side}.code, 'place', ${side}.place, 'note', ${side}.note)`;

/** A list of members is a look at them, written along with it. */
const LOOKED = `, looked as (
    insert into look_line (account_id, actor, entity, what, count)
    select acting_account(), acting_name(), 'member', 'list', 2 * count(*) from page having count(*) > 0)`;

/** What was judged: why the two are suspected, and both by name, code and place, in the order of ids. */
const FACTS = `encode(sha256(convert_to(jsonb_build_array(d.said, a.name_key, a.code, a.region_code,
  b.name_key, b.code, b.region_code)::text, 'UTF8')), 'hex')`;
/** Whoever keeps the roll of both may merge them, or say that they are two; of other kinds whoever sees them. */
const KEPT_HERE: Readonly<Record<MergeKind, string>> = {
  social_org: 'true',
  party_org: 'true',
  member: 'a.party_pos between party_lo() and party_hi() and b.party_pos between party_lo() and party_hi()',
};

/** Pairs in one order each: the one with a code, then the elder one, comes first and is the one to keep. */
function found(q: DoubleQuestion, p: Parameters): string {
  const { mine, pairs } = PAIRS[q.kind];
  const among = q.among === undefined ? '' : ` and id = any (${p.add(q.among)}::uuid[])`;
  const having = q.why === null ? '' : `having bool_or(d.why = ${p.add(q.why)})`;
  const conditions = [
    ...(q.nameKey === null ? [] : [`(${eitherFits(q.text, q.nameKey, p)})`]),
    ...(q.marked === null ? [] : [`coalesce(m.facts = ${FACTS}, false) = ${String(q.marked)}`]),
  ];
  return `mine as materialized (${mine}${among}),
  pair as (
    select least(x.one, x.two) as one, greatest(x.one, x.two) as two, x.why, x.said from (${pairs}) x (one, two, why, said)),
  found as (
    select case when swapped then b.name_key else a.name_key end as name_key, case when swapped then b.id else a.id end as first,
      case when swapped then a.id else b.id end as second, d.why, ${FACTS} as facts, ${KEPT_HERE[q.kind]} as kept_here,
      m.facts as marked_facts, m.id as mark_id, m.marked_by, m.marked_at, m.reason
    from (select d.one, d.two, array_agg(distinct d.why) as why,
        array_agg(distinct concat_ws(' ', d.why, d.said) collate "C") as said
      from pair d group by d.one, d.two ${having}) d
    join mine a on a.id = d.one join mine b on b.id = d.two
    left join ${q.kind}_not_double m on m.one_id = d.one and m.two_id = d.two
    cross join lateral (select a.code is null and b.code is not null as swapped) s
    ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`})`;
}

function eitherFits(text: string, nameKey: string, p: Parameters): string {
  return ['a.name_key', 'b.name_key'].map((name) => looseNameFits(text, nameKey, name, p)).join(' or ');
}

/** One page in the order of names; without a limit, all. */
export function doublePage(q: DoubleQuestion, after: DoubleCursor | null, limit: number | null): Statement {
  const p = new Parameters();
  const all = found(q, p);
  const from =
    after === null
      ? ''
      : `where (name_key, first, second) > (${p.add(after.nameKey)}, ${p.add(after.first)}::uuid, ${p.add(after.second)}::uuid)`;
  const text = `with ${all},
  page as materialized (select * from found ${from} order by name_key, first, second limit ${p.add(limit)}::int8)
  ${q.kind === 'member' && q.among === undefined ? LOOKED : ''},
  ids as materialized (select array(select first from page union select second from page) as all_ids),
  side as materialized (select s.* from ids cross join lateral (${SIDE[q.kind]}) s)
  select page.name_key, page.first, page.second, page.kept_here, coalesce(page.marked_facts = page.facts, false) as holds,
    jsonb_build_object('keeper', ${VIEW('f')}, 'other', ${VIEW('s')}, 'why', to_jsonb(page.why), 'facts', page.facts,
      'mark', case when page.mark_id is not null then jsonb_build_object('id', page.mark_id, 'by', page.marked_by,
        'at', page.marked_at, 'reason', page.reason) end) as view
  from page join side f on f.id = page.first join side s on s.id = page.second order by page.name_key, page.first, page.second`;
  return namedByShape('doubles', text, p);
}

export function doubleCount(q: DoubleQuestion, cap: number): Statement {
  const p = new Parameters();
  const all = found(q, p);
  return {
    text: `with ${all} select count(*)::int as n from (select from found limit ${p.add(cap + 1)}) f`,
    values: p.values,
  };
}

/** The pairs among some records, marked or not, before something is done to them: nobody looks at these. */
export function doublesAmong(kind: MergeKind, ids: readonly string[]): Statement {
  return doublePage({ kind, text: '', nameKey: null, why: null, marked: null, among: ids }, null, null);
}
