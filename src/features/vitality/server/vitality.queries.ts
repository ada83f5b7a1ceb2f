import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { StoredScheme } from '../vitality.rules.ts';

/** The facts of one Party organisation on one day, and the scheme that held; null where it was not there. */
export interface VitalityRow extends QueryResultRow {
  on_day: Day;
  done: number[] | null;
  owed: number[] | null;
  index_in_sight: boolean;
  scheme: (StoredScheme & { readonly id: string; readonly name: string; readonly fromOn: string }) | null;
}

/** The version in force above a node, as `scheme`. */
const SCHEME = `left join lateral vitality_scheme_at(o.pos, d.on_day) s on true`;
const SCHEME_COLUMN = `case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name, 'fromOn', s.from_on,
  'questions', s.questions, 'weights', s.weights, 'thresholds', s.thresholds) end as scheme`;

/** A row for each day; none where the organisation is not in sight. Days ascend. */
export function vitalityOf(id: string, days: readonly Day[], today: Day): Statement {
  return {
    name: 'vitality',
    text: `with o as (select p.id, p.pos from party_org p where p.id = $1),
      f as materialized (select * from vitality_of(array(select id from o), $2::date[], $3::date))
      select d.on_day, f.done, f.owed, vitality_index_in_sight(o.id) as index_in_sight, ${SCHEME_COLUMN}
      from o cross join unnest($2::date[]) d (on_day) left join f on f.on_day = d.on_day ${SCHEME} order by d.on_day`,
    values: [id, days, today],
    plannedOnce: true,
  };
}

export interface CoveringRow extends VitalityRow {
  party_org_id: string | null;
  party_org_name: string | null;
  way: 'sole' | 'joint' | 'attached' | 'functional' | null;
}

/** Those that cover an organisation on a day; one row without a way where nobody does, none where it is not in sight. */
export function coveringVitality(socialOrgId: string, on: Day, today: Day): Statement {
  return {
    name: 'vitality-covering',
    text: `with c as materialized (select r.party_org_id, r.way, p.id, p.pos, p.name, p.functional from coverage_relation r
        left join party_org p on p.id = r.party_org_id where r.social_org_id = $1 and r.valid @> $2::date),
      f as materialized (select * from vitality_of(array(select id from c where id is not null), array[$2::date], $3::date))
      select $2::date as on_day, o.id as party_org_id, o.name as party_org_name, f.done, f.owed, coalesce(f.index_in_sight, false) as index_in_sight,
        case when o.functional then 'functional' else o.way end as way, ${SCHEME_COLUMN}
      from social_org g left join c o on true cross join (select $2::date as on_day) d left join f on f.party_org_id = o.id ${SCHEME}
      where g.id = $1 order by o.pos`,
    values: [socialOrgId, on, today],
    plannedOnce: true,
  };
}
