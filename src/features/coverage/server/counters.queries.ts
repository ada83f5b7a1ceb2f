import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CountingMasks } from '../../counting/counting.rules.ts';
import type { CoverageTree } from '../coverage.contract.ts';
import {
  ASKED,
  ASKED_MEASURES,
  FIRST_MEASURES,
  MEASURES,
  type MeasuresRow,
  maskArrays,
  maskValues,
  measuresOf,
  NODE,
} from './measures.queries.ts';

/** The node itself with today's folded counters; one row a definition asked for, in their order. */
export type FoldedNodeRow = MeasuresRow & {
  counted_on: string;
  key: string;
  name: string;
  parent_key: string | null;
  pos: number;
  pos_end: number;
  party_orgs: number;
  branches: number;
  covering: number;
  members: number;
  not_transferred: number;
};

const DELTA_RANGE: Readonly<Record<CoverageTree, string>> = {
  place: 'd.pos between node.pos and node.pos_end',
  party: 'd.party_pos between node.pos and node.pos_end',
  body: 'd.body_no = node.pos',
};

/** The nodes below one, by today's tree. */
const CHILD: Readonly<Record<'place' | 'party', string>> = {
  place: `select code as key, name as label, pos, pos_end from region where parent_code = $6`,
  party: `select p.id::text as key, p.name as label, c.pos, c.pos_end from party_org p join party_org_code c on c.pos = p.pos
      where p.parent_id = $6::uuid and p.ended_on is null`,
};

/** Beside the signatures, a node's counters hold these, by keys below zero. */
const ROLL = [
  ['members', -1],
  ['not_transferred', -2],
  ['party_orgs', -3],
  ['branches', -4],
  ['covering', -5],
]
  .map(([name, key]) => `coalesce(sum(n) filter (where sig = ${key}), 0)::int8 as ${name}`)
  .join(', ');

/** What is measured already and what is not folded yet. */
const MEASURED = MEASURES.map((name) => `coalesce(m.${name}, 0) + p.${name} as ${name}`).join(', ');
const PENDING_MEASURES = measuresOf({
  base: 'a.base_mask',
  value: 'a.base_value',
  formal: 'a.formal_mask',
  work: 'a.work_mask',
  due: 'a.due_mask',
});
const NO_MEASURES = MEASURES.map((name) => `0::int8 as ${name}`).join(', ');

/**
 * One node under shipped definitions, one row each in their order: what is measured for it and what is not folded yet.
 * Exact, and independent of how many organisations there are.
 */
export function measuredNode(tree: CoverageTree, key: string, definitions: readonly string[]): Statement {
  return {
    name: `coverage-measured-${tree}`,
    text: `with node as materialized (${NODE[tree].replace('$6', '$2')}),
  pending as materialized (
    select d.key as sig, d.n, d.staff, d.volunteers from node join tally_delta d on ${DELTA_RANGE[tree]}),
  cell as (
    select f.key as sig, f.n from node join tally_fold f on f.tree = '${tree}' and f.node = node.pos and f.key < 0
    union all
    select sig, n from pending where sig < 0)
  select i.counted_on, node.*, ${MEASURED}, r.*
  from installation i, node, unnest($1::text[]) with ordinality as asked (code, rank)
  join tally_definition a on a.code = asked.code
  left join tally_measure m on m.tree = '${tree}' and m.node = (select pos from node) and m.definition = a.code
  cross join lateral (select ${PENDING_MEASURES} from pending where sig >= 0) p
  cross join lateral (select ${ROLL} from cell) r
  order by asked.rank`,
    values: [definitions, key],
    plannedOnce: true,
  };
}

/** Which nodes are the children of a node that have anything to count, measured or not folded yet. */
const COUNTED_CHILD: Readonly<Record<'place' | 'party', string>> = {
  place: `select r.code as key, r.name as label, r.pos, r.pos_end from candidate join region r on r.pos = candidate.pos
      where r.parent_code = $2`,
  party: `select p.id::text as key, p.name as label, c.pos, c.pos_end
      from candidate join party_org_code c on c.pos = candidate.pos join party_org p on p.id = c.party_org_id and p.pos = c.pos
      where p.ended_on is null`,
};
const PENDING_CHILD: Readonly<Record<'place' | 'party', string>> = {
  place: 'tally_delta d join region c on c.parent_code = parent.key and d.pos between c.pos and c.pos_end',
  party:
    'tally_delta d join party_org_code c on c.parent_pos = parent.pos and d.party_pos between c.pos and c.pos_end',
};

/** Its children under one of them; those that nothing hangs on (a branch, as a rule) are left out. */
export function measuredChildren(tree: 'place' | 'party', key: string, definition: string): Statement {
  return {
    name: `coverage-measured-children-${tree}`,
    text: `with parent as materialized (${NODE[tree].replace('$6', '$2')}),
  candidate as materialized (
    select m.node as pos from parent join tally_measure m
      on m.definition = $1 and m.tree = '${tree}' and m.parent = parent.pos and m.total <> 0
    union
    select c.pos from parent cross join lateral (select c.pos from ${PENDING_CHILD[tree]} where d.key >= 0) c),
  node as materialized (${COUNTED_CHILD[tree]}),
  pending as materialized (
    select node.key, ${PENDING_MEASURES}
    from tally_definition a, tally_delta d cross join lateral (select d.key as sig) s join node on ${DELTA_RANGE[tree]}
    where a.code = $1 and d.key >= 0 group by node.key)
  select node.key, node.label, ${MEASURED}
  from node
  left join tally_measure m on m.tree = '${tree}' and m.node = node.pos and m.definition = $1
  cross join lateral (
    select * from (select ${MEASURES.join(', ')} from pending where pending.key = node.key union all select ${NO_MEASURES}) q limit 1) p
  order by node.pos`,
    values: [definition, key],
    plannedOnce: true,
  };
}

/** One node under definitions of an office's own, from its counters by signature. */
export function foldedNode(tree: CoverageTree, key: string, masks: readonly CountingMasks[]): Statement {
  return {
    name: `coverage-folded-${tree}`,
    text: `with ${ASKED},
  node as materialized (${NODE[tree]}),
  cell as materialized (
    select f.key as sig, f.n, f.staff, f.volunteers from node join tally_fold f on f.tree = '${tree}' and f.node = node.pos
    union all
    select d.key, d.n, d.staff, d.volunteers from node join tally_delta d on ${DELTA_RANGE[tree]})
  select i.counted_on, node.*, m.*, r.* from installation i, node,
  lateral (
    select a.rank, ${ASKED_MEASURES}
    from asked a left join cell on sig >= 0 group by a.rank) m,
  lateral (
    select ${ROLL} from cell) r
  order by m.rank`,
    values: [...maskArrays(masks), key],
    plannedOnce: true,
  };
}

/** Its children, in the office's own order. */
export function foldedChildren(tree: 'place' | 'party', key: string, masks: CountingMasks): Statement {
  return {
    name: `coverage-folded-children-${tree}`,
    text: `with node as materialized (${CHILD[tree]}),
  cell as (
    select node.key, f.key as sig, f.n, f.staff, f.volunteers from node join tally_fold f on f.tree = '${tree}' and f.node = node.pos
    union all
    select node.key, d.key, d.n, d.staff, d.volunteers from tally_delta d join node on ${DELTA_RANGE[tree]})
  select node.key, node.label, ${FIRST_MEASURES}
  from node left join cell on cell.key = node.key and sig >= 0
  group by node.key, node.label, node.pos order by node.pos`,
    values: [...maskValues(masks), key],
    plannedOnce: true,
  };
}
