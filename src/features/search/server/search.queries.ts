import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { RecordKind } from '../search.ts';
import { type Asked, hitsOf, pieceRows } from './hits.queries.ts';

/** Where a page of one kind ended. */
export interface HitCursor {
  readonly closeness: number;
  readonly over: boolean;
  readonly nameKey: string;
  readonly id: string;
}

export interface HitQuestion {
  readonly asked: Asked;
  readonly kinds: readonly RecordKind[];
  readonly scope: Scope;
  /** So many are found of each kind at most. */
  readonly most: number;
  /** So many are shown. */
  readonly size: number;
  /** For one kind. */
  readonly after: HitCursor | null;
}

export interface HitRow extends QueryResultRow {
  kind: RecordKind;
  id: string;
  name: string;
  name_key: string;
  over: boolean;
  closeness: number;
  /** How many of the kind were found. */
  total: number;
  /** Which of them this is. */
  nth: number;
  facts: Record<string, unknown>;
}

/** The closest first, then those that exist, then the shorter name. */
const ORDER = 'closeness, over, length(name_key), name_key, id';

/** What tells two of one name apart. */
const FACTS: Readonly<Record<RecordKind, string>> = {
  social_org: `select s.*, r.name, jsonb_build_object('code', r.credit_code, 'type', r.org_type, 'status', r.status, 'place', g.name,
      'former', r.former_keys) as facts
    from shown s join social_org r on r.id = s.id join region g on g.code = r.region_code where s.kind = 'social_org'`,
  party_org: `select s.*, r.name, jsonb_build_object('code', r.party_code, 'shortName', r.short_name, 'type', r.kind, 'place', g.name, 'parent', up.name,
      'former', r.former_keys) as facts
    from shown s join party_org r on r.id = s.id join region g on g.code = r.region_code left join party_org up on up.id = r.parent_id
    where s.kind = 'party_org'`,
  member: `select s.*, r.name, jsonb_build_object('status', r.status, 'sex', r.sex, 'bornOn', r.born_on, 'branch', b.name,
      'workUnit', coalesce(u.name, r.work_unit_text), 'private', r.private, 'former', r.former_keys) as facts
    from shown s join member r on r.id = s.id left join party_org b on b.id = r.managing_branch_id
      left join social_org u on u.id = r.work_unit_id
    where s.kind = 'member'`,
};

/** A list of members is a look at them, written along with it. */
const LOOKED = `looked as (
    insert into look_line (account_id, actor, entity, what, count)
    select acting_account(), acting_name(), 'member', 'list', count(*) from shown where kind = 'member' having count(*) > 0),
  `;

function shownOf(kinds: readonly RecordKind[]): string {
  const facts = kinds.map((kind) => FACTS[kind]).join('\n  union all\n  ');
  return `${kinds.includes('member') ? LOOKED : ''}told as (${facts})
  select kind, id, name, name_key, over, closeness, total, nth, facts from told order by place`;
}

/** Records of some kinds that a text fits, the closest first; of several kinds, each has its turn. */
export function findHits(q: HitQuestion): Statement {
  const p = new Parameters();
  const pieces = q.asked.by === 'name' ? q.asked.parts.pieces : q.asked.part.pieces;
  const piece = pieceRows(pieces, p);
  const hits = q.kinds.map((kind) => hitsOf(kind, q.asked, q.scope, q.most, p)).join(',\n  ');
  const all = q.kinds.map((kind) => `select * from ${kind}_hits`).join(' union all ');
  const text = `with piece as materialized (${piece}),
  ${hits},
  ranked as (
    select kind, id, name_key, over, closeness, count(*) over (partition by kind)::int as total,
      row_number() over (partition by kind order by ${ORDER})::int as nth
    from (${all}) h),
  shown as materialized (
    select *, row_number() over (order by nth, kind desc) as place from ranked ${afterOf(q.after, p)} order by nth, kind desc limit ${p.add(q.size)}),
  ${shownOf(q.kinds)}`;
  return { ...namedByShape('search', text, p), plannedOnce: true };
}

function afterOf(after: HitCursor | null, p: Parameters): string {
  if (after === null) return '';
  const { closeness, over, nameKey, id } = after;
  const key = p.add(nameKey);
  return `where (closeness, over, length(name_key), name_key, id) >
    (${p.add(closeness)}::int, ${p.add(over)}::boolean, length(${key}), ${key}, ${p.add(id)}::uuid)`;
}

/** Members that were found by other means, as a search shows them. */
export function shownMembers(ids: readonly string[]): Statement {
  return {
    name: 'search-members',
    text: `with shown as materialized (
    select 'member' as kind, m.id, m.name_key, m.status not in ('full', 'probationary') as over, 0 as closeness, 1 as total, 1 as nth, 1 as place
    from member m where m.id = any ($1::uuid[])),
  ${shownOf(['member'])}`,
    values: [ids],
  };
}
