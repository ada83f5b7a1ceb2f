import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { Scope } from '../../../platform/server/database/scope.ts';
import { type CountingMasks, coverageWays } from '../../counting/counting.rules.ts';
import type { CoverageGrouping, CoverageTree } from '../coverage.contract.ts';
import {
  ASKED,
  ASKED_MEASURES,
  FIRST_MEASURES,
  type GroupRow,
  MEASURES,
  maskArrays,
  maskValues,
  NODE,
  wayOf,
} from './measures.queries.ts';
import { type Give, lastSnapshot, type SpanRange, type SpanRows, spanRows } from './span-rows.queries.ts';

export interface NodeRow extends QueryResultRow {
  key: string;
  name: string;
  parent_key: string | null;
  pos: number;
  pos_end: number;
  counted_on: string;
  snapshot_days: Day[] | null;
  snapshots_taken_at: string | null;
  snapshot_nodes: number[] | null;
}

/** A node's code on a day: figures follow the tree of their day. With the snapshots that serve it. */
export function nodeOn(tree: CoverageTree, key: string, on: Day): Statement {
  const text = {
    place: NODE.place.replace('$6', '$1'),
    body: NODE.body.replace('$6', '$1'),
    party: `select p.id::text as key, p.name, p.parent_id::text as parent_key, c.pos, c.pos_end
      from party_org p join party_org_code c on c.party_org_id = p.id and c.from_on <= $2::date and c.to_on > $2::date
      where p.id = $1::uuid`,
  }[tree];
  return {
    name: `coverage-node-${tree}`,
    text: `with snapshot as materialized (
        select on_day, taken_at, top, nodes from coverage_snapshot_day
        where tree = '${tree}' and on_day <= $2::date and taken_at = (select max(taken_at) from coverage_snapshot_day))
      select node.*, i.counted_on,
        (select array_agg(on_day::text order by on_day) from snapshot where top = node.pos) as snapshot_days,
        (select max(taken_at)::text from snapshot where top = node.pos) as snapshots_taken_at,
        (select to_json(nodes) from snapshot where top = node.pos order by on_day desc limit 1) as snapshot_nodes
      from (${text}) node, installation i`,
    values: [key, on],
    plannedOnce: true,
  };
}

/** Gathers the values of a statement in the order in which its text asks for them. */
function gathering(first: readonly unknown[]): { values: unknown[]; give: Give } {
  const values = [...first];
  return { values, give: (value, type) => `$${values.push(value)}::${type}` };
}

/** A line of the answer: figures of the whole under the definition of some rank, or (rank null) of a group under the first. */
export type SpanRow = GroupRow & { rank: number | null };

interface Grouping {
  /** What a span belongs to; null where it belongs to nothing. */
  readonly key: string;
  /** What a cell of such spans belongs to, where the signature tells it under the definition `a`. */
  readonly ofCell?: string;
  readonly label: string;
  readonly order: string;
}

/** What groups are made by, but for the nodes below. */
export const DIMENSION: Readonly<Record<Exclude<CoverageGrouping, 'children'>, Grouping>> = {
  sector: {
    key: 's.sector',
    label: `(select name from sector where code = g.key)`,
    order: `(select sort from sector where code = g.key)`,
  },
  type: { key: 's.org_type', label: 'null::text', order: 'null::int' },
  size: { key: 's.size_band', label: 'null::text', order: 'g.key' },
  way: {
    key: '0',
    ofCell: wayOf('cell.sig', 'a.formal'),
    label: 'null::text',
    order: `array_position('{${coverageWays.join(',')}}'::text[], g.key)`,
  },
  body: {
    key: 's.body_no',
    label: `(select name from supervising_body where no = g.key)`,
    order: 'g.key',
  },
};

/**
 * Figures of a node on any day under any filter, whole and by a dimension, from the spans. They are read once, into cells of
 * a group and signature; the definitions are asked of those.
 */
export function spansBy(
  range: SpanRange,
  by: Exclude<CoverageGrouping, 'children'>,
  masks: readonly CountingMasks[],
): Statement {
  const { key, ofCell = 'cell.key', label, order } = DIMENSION[by];
  const { values, give } = gathering(maskArrays(masks));
  const rows = spanRows(
    range,
    key,
    give(range.on, 'date'),
    () => give(lastSnapshot(range, range.on), 'date'),
    give,
  );
  return {
    name: `coverage-spans-${by}-${rows.kind}`,
    text: `with ${ASKED},
  ${cellsOf(rows)}
  ${WHOLE_ROWS}
  union all
  (select null, g.key::text, ${label}, ${MEASURES.join(', ')} from (
    select ${ofCell} as key, ${ASKED_MEASURES} from asked a, cell where a.rank = 1 group by 1) g
  order by ${order}, g.key nulls last)`,
    values,
    plannedAnew: true,
  };
}

/** The same, by the children of a node: each organisation falls to the last child that starts at or before it. */
export function spansByChildren(
  range: SpanRange & { tree: 'place' | 'party' },
  parentKey: string,
  masks: readonly CountingMasks[],
): Statement {
  const { values, give } = gathering(maskArrays(masks));
  const day = give(range.on, 'date');
  const parent = give(parentKey, range.tree === 'place' ? 'text' : 'uuid');
  const column = range.tree === 'place' ? 's.pos' : 's.tree_pos';
  const key = `width_bucket(${column}, (select coalesce(array_agg(pos order by pos), '{0}') from child))`;
  const rows = spanRows(range, key, day, () => give(lastSnapshot(range, range.on), 'date'), give);
  return {
    name: `coverage-spans-children-${rows.kind}`,
    text: `with ${ASKED},
  child as materialized (
    select c.*, row_number() over (order by pos) as rank from (${childOn(range.tree, parent, day)}) c),
  ${cellsOf(rows)}
  ${WHOLE_ROWS}
  union all
  (select null, child.key, child.label, ${MEASURES.join(', ')} from (
    select cell.key as rank, ${ASKED_MEASURES} from asked a, cell where a.rank = 1 group by cell.key) g
  join child using (rank) order by child.rank)`,
    values,
    plannedAnew: true,
  };
}

/** The nodes below one, by the tree of the asked day. */
export function childOn(tree: 'place' | 'party', parent: string, day: string): string {
  if (tree === 'place')
    return `select code as key, name as label, pos, pos_end from region where parent_code = ${parent}`;
  return `select p.id::text as key, p.name as label, c.pos, c.pos_end
      from party_org_code above join party_org_code c on c.parent_pos = above.pos and c.from_on <= ${day} and c.to_on > ${day}
      join party_org p on p.id = c.party_org_id
      where above.party_org_id = ${parent} and above.from_on <= ${day} and above.to_on > ${day}
        and coalesce(p.ended_on > ${day}, true)`;
}

function cellsOf(rows: SpanRows): string {
  return `cell as materialized (
    select key, sig, sum(n)::float8 as n, sum(staff)::float8 as staff, sum(volunteers)::float8 as volunteers from (${rows.text}) s group by key, sig),
  whole as materialized (
    select sig, sum(n) as n, sum(staff) as staff, sum(volunteers) as volunteers from cell group by sig)`;
}

const WHOLE_ROWS = `select * from (
    select a.rank, null::text as key, null::text as label, ${ASKED_MEASURES}
    from asked a left join whole on true group by a.rank order by a.rank) w`;

/** Party organisations and members of a node on a day: counts alone, also for those who may not see the persons. */
export function rollCounts({ tree, pos, posEnd, scope, on }: SpanRange): Statement {
  const place = tree === 'place' ? [pos, posEnd] : [scope.place.from, scope.place.to];
  const party = tree === 'party' ? [pos, posEnd] : [0, Number.MAX_SAFE_INTEGER];
  return {
    name: 'coverage-roll-counts',
    text: `select * from roll_counts_on($1, $2, $3, $4, $5::date)`,
    values: [...place, ...party, on],
  };
}

export interface PlaceRollRow extends QueryResultRow {
  pos: number;
  members: number;
  not_transferred: number;
}

/** Members by place within all of the caller's bounds: counts alone. */
export function rollByPlace(on: string): Statement {
  return {
    name: 'coverage-roll-by-place',
    text: 'select * from roll_by_place_on($1::date)',
    values: [on],
    plannedAnew: true,
  };
}

/** Month ends, oldest first, the asked day last. */
export function spanTrend(range: SpanRange, masks: CountingMasks, days: readonly string[]): Statement {
  const { values, give } = gathering(maskValues(masks));
  const asked = give(days, 'date[]');
  const bases = give(
    days.map((day) => lastSnapshot(range, day)),
    'date[]',
  );
  const rows = spanRows(range, '0', 'd.on_day', () => 'd.base', give);
  return {
    name: `coverage-trend-${rows.kind}`,
    text: `select d.on_day, ${FIRST_MEASURES}
  from unnest(${asked}, ${bases}) as d (on_day, base) left join lateral (
    select sig, sum(n)::int8 as n, sum(staff)::int8 as staff, sum(volunteers)::int8 as volunteers from (${rows.text}) s group by sig
    offset 0) s on true
  group by d.on_day order by d.on_day`,
    values,
    plannedAnew: true,
  };
}

export interface DefaultKeysRow extends QueryResultRow {
  place: string | null;
  party: string | null;
  body: string | null;
}

/** The node that the caller's scope stands on, in each tree; in a tree where the scope is open, the installation's own. */
export function defaultKeys({ place, party, body }: Scope): Statement {
  return {
    name: 'coverage-default-keys',
    text: `select
      coalesce((select code from region where pos = $1::int8 and pos_end = $2::int8), i.region_code, '000000000') as place,
      -- The root's code is 1; an open range begins before it.
      (select party_org_id from party_org_code where pos = greatest($3::int8, 1))::text as party,
      (select id from supervising_body where no = $4::int8)::text as body
    from installation i`,
    values: [place.from, place.to, party.from, body.from],
  };
}
