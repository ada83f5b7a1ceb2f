import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { MeetingKind } from '../../codes/tables/meeting.ts';
import type { CalendarItem } from '../calendar.contract.ts';
import { ANNOUNCED } from './convenings.queries.ts';

export interface CalendarQuestion {
  readonly scope: CodeRange;
  readonly partyOrgId: string | null;
}

/** What stands within the caller's part of the tree, and within a node where one is named. */
function within(alias: string, { scope, partyOrgId }: CalendarQuestion, p: Parameters): string {
  const scoped = `${alias}.party_pos between ${p.add(scope.from)} and ${p.add(scope.to)}`;
  if (partyOrgId === null) return scoped;
  const id = p.add(partyOrgId);
  const bound = (code: string) =>
    `(select k.${code} from party_org p join party_org_code k on k.pos = p.pos where p.id = ${id}::uuid)`;
  return `${scoped} and ${alias}.party_pos between ${bound('pos')} and ${bound('pos_end')}`;
}

export interface CalendarRow extends QueryResultRow {
  day: string;
  held: boolean;
  n: number;
  items: CalendarItem[] | null;
}

/** By day what is announced and what was held from one day up to another; one by one where there are no more than `few`. */
export function calendarDays(q: CalendarQuestion, from: string, to: string, few: number): Statement {
  const p = new Parameters();
  const span = (day: string) => `${day} >= ${p.add(from)}::date and ${day} < ${p.add(to)}::date`;
  const text = `with found as materialized (
    select false as held, c.id, c.on_day as day, to_char(c.starts_at, 'HH24:MI') as starts_at, c.kinds, c.party_org_id
      from convening c where ${within('c', q, p)} and ${span('c.on_day')} and ${ANNOUNCED}
    union all
    select true, m.id, m.held_on, to_char(r.starts_at, 'HH24:MI'), m.kinds, m.party_org_id
      from meeting m left join meeting_record r on r.meeting_id = m.id and r.party_pos = m.party_pos
      where ${within('m', q, p)} and ${span('m.held_on')} and m.withdrawn_at is null)
  select f.day, f.held, count(*)::int as n,
    case when (select count(*) from found) <= ${p.add(few)} then jsonb_agg(
      jsonb_build_object('id', f.id, 'startsAt', f.starts_at, 'kinds', to_jsonb(f.kinds), 'partyOrgName', o.name)
      order by f.starts_at nulls last, o.name_key, f.id) end as items
  from found f join party_org o on o.id = f.party_org_id group by f.day, f.held order by f.day, f.held`;
  return { ...namedByShape('convening-calendar', text, p), plannedAnew: true };
}

export interface ToComeRow extends QueryResultRow {
  id: string;
  version: number;
  kinds: MeetingKind[];
  on_day: string;
  starts_at: string;
  place: string;
  party_org_name: string;
}

/** What is announced from a day on, the nearest first. */
export function conveningsToCome(q: CalendarQuestion, from: string, most: number): Statement {
  const p = new Parameters();
  const text = `select c.id, c.version, c.kinds, c.on_day, to_char(c.starts_at, 'HH24:MI') as starts_at, c.place, o.name as party_org_name
    from convening c join party_org o on o.id = c.party_org_id
    where ${within('c', q, p)} and c.on_day >= ${p.add(from)}::date and ${ANNOUNCED}
    order by c.on_day, c.starts_at, c.id limit ${p.add(most)}`;
  return namedByShape('convenings-to-come', text, p);
}
