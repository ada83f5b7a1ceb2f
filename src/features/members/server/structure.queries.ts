import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import { type StructureDimension, structureDimensions } from '../structure.ts';
import { ageBounds, joiningBounds } from '../structure.rules.ts';
import { fromOf, type ListQuestion, storedValue, whereOf } from './list.queries.ts';

export interface StructureCount extends QueryResultRow {
  /** Which dimension, by its place among them; -1: all of them. */
  dimension: number;
  value: string | null;
  n: number;
}

/**
 * The same from the counters, for those who ask for nothing but a node: nothing where the counters can't serve (see 0085m).
 */
export function countedStructure({ party, on }: ListQuestion): Statement {
  return {
    name: 'members-structure-counted',
    text: 'select dimension, value, n from member_tally_of($1, $2, $3::date)',
    values: [party.from, party.to, on],
  };
}

/** Nothing is asked but the node, today, of those whom every list shows by itself. */
export function asksOnlyNode(q: ListQuestion): boolean {
  const { on: _on, isToday, party: _party, scope: _scope, statuses, ...rest } = q;
  return (
    isToday &&
    [...statuses].toSorted().join() === 'full,probationary' &&
    Object.values(rest).every(
      (each) => each === null || each === false || each === '' || (Array.isArray(each) && each.length === 0),
    )
  );
}

/** Members that a list's filters find, counted by every dimension in one pass. */
export function memberStructure(q: ListQuestion): Statement {
  const p = new Parameters();
  const { from, dated } = fromOf(q, p);
  const columns = structureDimensions.map((each) => `${valueOf(each, q, dated, p)} as "${each}"`);
  const sets = structureDimensions.map((each) => `("${each}")`).join(', ');
  const which = structureDimensions.map((each, at) => `when grouping("${each}") = 0 then ${at}`).join(' ');
  const value = structureDimensions.map((each) => `"${each}"`).join(', ');
  return {
    text: `select case ${which} else -1 end as dimension, coalesce(${value}) as value, count(*)::int8 as n
  from (select ${columns.join(', ')} from ${from} where ${whereOf(q, dated, p).join(' and ')}) found
  group by grouping sets (${sets}, ())`,
    values: p.values,
  };
}

/** As text: what is not of the row's own dimension is null in it. */
function valueOf(dimension: StructureDimension, q: ListQuestion, dated: 'm' | 't', p: Parameters): string {
  if (dimension === 'status') return `${dated}.status`;
  const stored = storedValue(dimension, dated);
  if (dimension === 'age') return `width_bucket(${stored}, ${p.add(ageBounds(q.on))}::date[])::text`;
  if (dimension === 'joined') return `width_bucket(${stored}, ${p.add(joiningBounds)}::date[])::text`;
  return `(${stored})`;
}

/** Posts of secretaries of a day, within a part of the tree, behind which no member of the roll stands. */
export function secretariesOffRoll({ from, to }: CodeRange, on: Day): Statement {
  return {
    name: 'secretaries-off-roll',
    text: `select count(*)::int as n from party_post h join party_org p on p.id = h.party_org_id
      where h.post = 'secretary' and h.member_id is null and h.from_on <= $3::date and h.to_on > $3::date
        and p.pos between $1 and $2 and not p.outside_system`,
    values: [from, to, on],
  };
}
