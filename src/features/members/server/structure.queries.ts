import type { QueryResultRow } from 'pg';
import { Parameters } from '../../../platform/server/database/parameters.ts';
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
