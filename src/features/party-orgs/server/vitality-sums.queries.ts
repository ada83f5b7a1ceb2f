import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import { allBits } from '../vitality-sums.rules.ts';
import { type ListQuestion, partyOrgConditions } from './list.queries.ts';

/** How many, in the order of `allBits`. */
export interface SumRow extends QueryResultRow {
  on_day: Day;
  total: number;
  measured: number[];
  met: number[];
}

const MEASURED = allBits.map((bits) => `count(*) filter (where (k.measured & ${bits}) <> 0)::int`).join(', ');
const MET = allBits
  .map(
    (bits) =>
      `count(*) filter (where (k.measured & ${bits}) <> 0 and (k.measured & ${bits}) = (k.met & ${bits}))::int`,
  )
  .join(', ');

/**
 * The Party organisations of a list, as they were and hung on the tree at the ends of some months and on the day itself.
 * @param first the first month; the last is that of the day, which is `$1` in what a list asks
 */
export function vitalitySums(q: ListQuestion, first: Day): Statement {
  const p = new Parameters();
  const single = q.on.startsWith(first.slice(0, 7));
  const conditions = partyOrgConditions({ ...q, isToday: single && q.isToday }, p).map((condition) =>
    condition.replaceAll('$1::date', 'd.on_day'),
  );
  const text = `with d as materialized (
      select g::date as month, least((g + interval '1 month')::date - 1, $1::date) as on_day
      from generate_series(${p.add(first)}::date::timestamp, $1::date::timestamp, interval '1 month') g)
    select d.on_day, s.total, s.measured, s.met from d cross join lateral (
      select count(*)::int as total, array[${MEASURED}] as measured, array[${MET}] as met
      from vitality_in_range(d.month) k join party_org p on p.id = k.party_org_id
      where ${conditions.join(' and ')}) s
    order by d.on_day`;
  return namedByShape('party-orgs-vitality', text, p);
}
