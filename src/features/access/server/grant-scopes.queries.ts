import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { BoundedKind } from './grants.queries.ts';

export interface ScopeNode {
  readonly id: string;
  readonly name: string;
  readonly within: string | null;
  readonly hasChildren: boolean;
}

const MOST_FOUND = 50;

const NODES = {
  party: {
    select: `select p.id::text as id, p.name, above.name as within,
        exists (select from party_org c where c.parent_id = p.id and c.ended_on is null) as "hasChildren"
      from party_org p left join party_org above on above.id = p.parent_id
      where p.ended_on is null and not p.outside_system`,
    top: 'p.parent_id is null',
    below: 'p.parent_id::text = $1',
    like: 'strpos(p.name, $1) > 0',
    among: 'p.id::text = any ($1)',
    order: 'p.pos',
  },
  place: {
    select: `select r.code as id, r.name, above.full_name as within,
        exists (select from region c where c.parent_code = r.code and c.valid_to is null) as "hasChildren"
      from region r left join region above on above.code = r.parent_code cross join installation i
      join region home on home.code = coalesce(i.region_code, '000000000')
      where r.valid_to is null and r.pos between home.pos and home.pos_end`,
    top: 'r.code = home.code',
    below: 'r.parent_code = $1',
    like: 'strpos(r.full_name, $1) > 0',
    among: 'r.code = any ($1)',
    order: 'r.pos',
  },
  body: {
    select: `select b.id::text as id, b.name, r.full_name as within, false as "hasChildren"
      from supervising_body b join region r on r.code = b.region_code where true`,
    top: 'true',
    below: 'false and $1 <> $1',
    like: 'strpos(b.name, $1) > 0',
    among: 'b.id::text = any ($1)',
    order: 'b.region_code, b.name',
  },
} as const;

export type ScopeQuestion =
  | { readonly ask: 'top' }
  | { readonly ask: 'below'; readonly parent: string }
  | { readonly ask: 'like'; readonly text: string }
  | { readonly ask: 'among'; readonly ids: readonly string[] };

/** The nodes of one tree that a grant may be bounded by, in the tree's order. */
export function listScopeNodes(
  pool: Pool,
  names: Acting,
  kind: BoundedKind,
  question: ScopeQuestion,
): Promise<ScopeNode[]> {
  const { select, order, ...conditions } = NODES[kind];
  const limit = question.ask === 'like' ? `limit ${MOST_FOUND}` : '';
  return readScoped<ScopeNode>(pool, names, {
    text: `${select} and ${conditions[question.ask]} order by ${order} ${limit}`,
    values: valuesOf(question),
  });
}

function valuesOf(question: ScopeQuestion): unknown[] {
  switch (question.ask) {
    case 'top':
      return [];
    case 'below':
      return [question.parent];
    case 'like':
      return [question.text];
    case 'among':
      return [question.ids];
  }
}
