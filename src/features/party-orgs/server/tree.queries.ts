import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import { isOpen, type Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface PickedRow extends QueryResultRow {
  id: string;
  name: string;
  within: string | null;
  has_children: boolean;
}

const FOUND_LIMIT = 50;
/** More than this many nodes at one level nobody walks by hand; they are found by name. */
const LEVEL_LIMIT = 500;

const PICKED = `p.id, p.name || case when p.ended_on is null then '' else '（已撤销）' end as name, up.name as within,
  exists (select from party_org c where c.parent_id = p.id and c.ended_on is null) as has_children`;
const WITH_PARENT = 'party_org p left join party_org up on up.id = p.parent_id';

/**
 * Where the tree begins for a scope: the node that a Party-line scope stands on; else, of all nodes in sight, those whose
 * parent is not.
 */
function topTest({ place, body, party }: Scope, p: Parameters): string {
  if (isOpen(place) && isOpen(body)) return `p.pos = ${p.add(Math.max(party.from, ROOT_POS))}`;
  return 'p.ended_on is null and up.id is null';
}

const ROOT_POS = 1;

export function topNodes(scope: Scope): Statement {
  const p = new Parameters();
  const text = `select ${PICKED} from ${WITH_PARENT} where ${topTest(scope, p)} order by p.pos limit ${LEVEL_LIMIT}`;
  return namedByShape('party-tree-top', text, p);
}

export function nodesUnder(parent: string): Statement {
  return {
    name: 'party-tree-children',
    text: `select ${PICKED} from ${WITH_PARENT} where p.parent_id = $1 and p.ended_on is null order by p.pos limit ${LEVEL_LIMIT}`,
    values: [parent],
  };
}

export function nodesNamed(nameKey: string, code: string): Statement {
  return {
    name: 'party-tree-found',
    text: `select ${PICKED} from ${WITH_PARENT}
      where p.ended_on is null and (strpos(p.name_key, $1) > 0 or upper(p.party_code) = $2)
      order by length(p.name_key), p.pos limit ${FOUND_LIMIT}`,
    values: [nameKey, code],
  };
}

export function nodesById(ids: readonly string[]): Statement {
  return {
    name: 'party-tree-chosen',
    text: `select ${PICKED} from ${WITH_PARENT} where p.id::text = any ($1)`,
    values: [ids],
  };
}

export interface WalkedRow extends QueryResultRow {
  id: string;
  name: string;
  kind: string;
  functional: boolean;
  has_children: boolean;
  party_orgs: number;
  /** Null beside the Party line. */
  members: number | null;
}

/** From the folded counters with what waits, where the scope holds whole nodes; else summed from the nodes in sight. */
function countsFor(scope: Scope): string {
  const whole = isOpen(scope.place) && isOpen(scope.body) && scope.only === undefined;
  const folded = (
    key: number,
  ) => `(coalesce((select f.n from tally_fold f where f.tree = 'party' and f.node = p.pos and f.key = ${key}), 0)
    + coalesce((select sum(d.n) from tally_delta d where d.key = ${key} and d.party_pos between c.pos and c.pos_end), 0))::int`;
  const summed = (
    column: string,
  ) => `coalesce((select sum(k.${column}) from party_org b join party_org_count k on k.party_org_id = b.id
    where b.pos between c.pos and c.pos_end), 0)::int`;
  const [partyOrgs, members] = whole ? [folded(-3), folded(-1)] : [summed('party_orgs'), summed('members')];
  return `${partyOrgs} as party_orgs, case when may_see_persons() then ${members} end as members`;
}

/** One level of the tree with counts of each node and all below it. */
export function walkedNodes(scope: Scope, parent: string | null): Statement {
  const counts = countsFor(scope);
  const p = new Parameters();
  const level = parent === null ? topTest(scope, p) : `p.parent_id = ${p.add(parent)} and p.ended_on is null`;
  const text = `select p.id, p.name, p.kind, p.functional, ${counts},
      exists (select from party_org below where below.parent_id = p.id and below.ended_on is null and not below.outside_system) as has_children
    from ${WITH_PARENT} join party_org_code c on c.pos = p.pos
    where ${level} and not p.outside_system order by p.pos limit ${LEVEL_LIMIT}`;
  return namedByShape('party-tree-walk', text, p);
}

/** Social organisations by part of the name or of the credit code, or by id. */
export function socialOrgsNamed(nameKey: string, code: string): Statement {
  return {
    name: 'party-orgs-to-cover',
    text: `select o.id, o.name, g.name as within, false as has_children from social_org o join region g on g.code = o.region_code
      where o.ended_on is null and (strpos(o.name_key, $1) > 0 or o.credit_code = $2)
      order by length(o.name_key), o.name_key limit ${FOUND_LIMIT}`,
    values: [nameKey, code],
  };
}

export function socialOrgsById(ids: readonly string[]): Statement {
  return {
    name: 'party-orgs-to-cover-chosen',
    text: `select o.id, o.name, g.name as within, false as has_children from social_org o join region g on g.code = o.region_code
      where o.id::text = any ($1)`,
    values: [ids],
  };
}
