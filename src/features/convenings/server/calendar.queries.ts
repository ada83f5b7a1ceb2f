import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { MeetingKind } from '../../codes/tables/meeting.ts';
import type { HeldMeeting, PlanLine } from '../../year-plans/year-plan.ts';
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

export interface HeldRow extends QueryResultRow {
  id: string;
  version: number;
  kinds: MeetingKind[];
  held_on: string;
  starts_at: string | null;
  place: string | null;
  party_org_name: string;
}

/** What was held from a day on, the latest first. What was announced goes on under the same id, so that a calendar shows it once. */
export function heldSince(q: CalendarQuestion, from: string, most: number): Statement {
  const p = new Parameters();
  const text = `select coalesce(c.id, m.id) as id, coalesce(c.version, 0) + m.version as version, m.kinds, m.held_on,
      to_char(r.starts_at, 'HH24:MI') as starts_at, r.place, o.name as party_org_name
    from meeting m join party_org o on o.id = m.party_org_id
      left join meeting_record r on r.meeting_id = m.id and r.party_pos = m.party_pos
      left join lateral (select c.id, c.version from convening c where c.meeting_id = m.id and c.cancelled_at is null
        order by c.id limit 1) c on true
    where ${within('m', q, p)} and m.held_on >= ${p.add(from)}::date and m.withdrawn_at is null
    order by m.held_on desc, r.starts_at desc nulls last, m.id limit ${p.add(most)}`;
  return { ...namedByShape('held-since', text, p), plannedAnew: true };
}

export interface PlannedRow extends QueryResultRow {
  n: number;
  plans: { id: string; name: string; lines: PlanLine[]; meetings: HeldMeeting[] }[] | null;
}

/** How many lines of year plans stand in a month, and, where no more than `few`, the plans with what was held in their year. */
export function plannedIn(
  q: CalendarQuestion,
  month: { readonly year: number; readonly month: number },
  few: number,
): Statement {
  const p = new Parameters();
  const year = p.add(month.year);
  const text = `with plan as materialized (
    select y.party_org_id, y.lines, (select count(*)::int from jsonb_array_elements(y.lines) l where (l ->> 'month')::int = ${p.add(month.month)}) as n
    from year_plan y where ${within('y', q, p)} and y.year = ${year}),
  summed as (select coalesce(sum(n), 0)::int as n from plan)
  select s.n, case when s.n <= ${p.add(few)} then (
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'lines', plan.lines, 'meetings', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kinds', m.kinds, 'heldOn', m.held_on)), '[]') from meeting m
      where m.party_org_id = o.id and m.withdrawn_at is null
        and m.held_on >= make_date(${year}, 1, 1) and m.held_on < make_date(${year} + 1, 1, 1))) order by o.pos), '[]')
    from plan join party_org o on o.id = plan.party_org_id where plan.n > 0) end as plans
  from summed s`;
  return { ...namedByShape('calendar-planned', text, p), plannedAnew: true };
}
