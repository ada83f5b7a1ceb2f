import type { QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Scope } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { MeetingKind } from '../../codes/tables/meeting.ts';
import type { UnitPeriod } from '../duty.rules.ts';
import type { DutyCounts, DutyPeriod, DutyState, Look } from '../duty.ts';
import { SHIPPED_DELAY_DAYS } from '../reminder.rules.ts';

export interface DutyQuestion {
  readonly scope: Scope;
  readonly partyOrgId: string | null;
  readonly own: boolean;
  readonly today: string;
  /** One for all branches, or one for each delay after which the level above of some of them is reminded. */
  readonly looks: readonly Look[];
  /** Whether quarters and years that were over before are counted, as far as they are late. */
  readonly earlier: boolean;
  readonly periods: readonly DutyPeriod[];
  /** Those for which an office may have set a rule. */
  readonly units: readonly UnitPeriod[];
  /** Kinds of Party organisation that owe anything. */
  readonly branchKinds: readonly string[];
  /** Posts that only a committee has. */
  readonly committeePosts: readonly string[];
  readonly kind: MeetingKind | null;
  readonly state: DutyState | null;
}

/** A node that is not in sight leaves nothing. */
function bounds(q: DutyQuestion, p: Parameters): string {
  const { party, place } = q.scope;
  const within = [
    `p.pos between ${p.add(party.from)} and ${p.add(party.to)}`,
    `p.region_pos between ${p.add(place.from)} and ${p.add(place.to)}`,
    `p.first_on <= ${p.add(q.today)}::date and not p.outside_system`,
  ];
  if (q.partyOrgId === null) return within.join(' and ');
  const id = p.add(q.partyOrgId);
  if (q.own) return [...within, `p.id = ${id}::uuid`].join(' and ');
  const bound = (code: string) =>
    `(select c.${code} from party_org n join party_org_code c on c.pos = n.pos where n.id = ${id}::uuid)`;
  return [...within, `p.pos between ${bound('pos')} and ${bound('pos_end')}`].join(' and ');
}

/** The level of who may be asked for an office's own kind: 功能型 and 临时 ones are asked in their own name alone. */
const TIER = `case when not p.functional and p.kind not like 'temporary%' then party_org_tier(p.kind) end`;

const differs = (q: DutyQuestion): boolean => q.looks.some(({ delay }) => delay !== null);

/** The delay in force for a branch: of the nearest office above it that has set one. */
const DELAY = `coalesce((select d.delay_days from delay d where p.pos between d.party_pos and d.pos_end order by d.party_pos desc limit 1),
      ${SHIPPED_DELAY_DAYS})::int`;

/**
 * `cell`: of what branches are asked for, what each look holds: the periods that touch its own, and, before it, what was over and is
 * late of quarters and years.
 */
function cellPart(q: DutyQuestion): string {
  const look = differs(q)
    ? 'join branch b on b.id = a.id join look l on l.delay = b.delay'
    : 'cross join look l';
  const before = 'a.to_on <= l.from_on';
  const long = `a.to_on > a.from_on + interval '1 month'`;
  return `cell as (select a.*, a.to_on <= l.over_by as over, ${before} as before from asked a ${look}
    where a.from_on < l.to_on and (not ${before}${q.earlier ? ` or (${long} and a.to_on <= l.over_by and not a.met)` : ''}))`;
}

/**
 * `tally`: of every branch and kind how often it is owed in the periods, done, late or still to come. A branch owes whole periods
 * (GEN-02); a committee is there where a post of one is held when the period begins; what groups hold is owed by each group, in the
 * whole periods in which somebody was in it. A rule that an office has set goes before the usual one, the nearest before those further
 * up (duty_rule); of an office's own kind it asks whoever holds the kind. 功能型 and 临时 ones owe what is set for them alone.
 */
function tallyParts(q: DutyQuestion, p: Parameters): string {
  const { party } = q.scope;
  const column = (values: readonly unknown[], type: string) => `${p.add(values)}::${type}[]`;
  const spans = [...q.periods, ...q.units];
  const first = spans.map(({ from }) => from).toSorted()[0] ?? q.today;
  const last =
    spans
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? q.today;
  const branchKinds = p.add(q.branchKinds);
  const look = (of: (look: Look) => unknown, type: string) => column(q.looks.map(of), type);
  return `look as materialized (select * from unnest(${look(({ delay }) => delay, 'int')}, ${look(({ overBy }) => overBy, 'date')},
    ${look(({ from }) => from, 'date')}, ${look(({ to }) => to, 'date')}) l (delay, over_by, from_on, to_on)),
  delay as materialized (select d.party_pos, c.pos_end, d.delay_days from reminder_delay d join party_org_code c on c.pos = d.party_pos
    where ${differs(q)} and d.party_pos <= ${p.add(party.to)} and c.pos_end >= ${p.add(party.from)}),
  duty as materialized (select * from unnest(${column(
    q.periods.map(({ kind }) => kind),
    'text',
  )}, ${column(
    q.periods.map(({ from }) => from),
    'date',
  )}, ${column(
    q.periods.map(({ to }) => to),
    'date',
  )}, ${column(
    q.periods.map(({ least }) => least),
    'int',
  )}, ${column(
    q.periods.map(({ needs }) => needs),
    'text',
  )}) d (kind, from_on, to_on, least, needs)),
  unit as materialized (select * from unnest(${column(
    q.units.map(({ per }) => per),
    'text',
  )}, ${column(
    q.units.map(({ from }) => from),
    'date',
  )}, ${column(
    q.units.map(({ to }) => to),
    'date',
  )}) u (per, from_on, to_on)),
  rule as materialized (select r.*, c.pos_end, k.party_org_id is not null as of_site, k.held_by
    from duty_rule r join meeting_kind k on k.code = r.kind join party_org_code c on c.pos = r.party_pos
    where r.from_on < ${p.add(last)}::date and (r.to_on is null or r.to_on > ${p.add(first)}::date)),
  branch as materialized (select p.id, p.name, p.name_key, p.pos, p.first_on, p.ended_on, (p.kind = any (${branchKinds}::text[]) and not p.functional) as usual,
      ${TIER} as tier, ${differs(q) ? DELAY : 'null'} as delay
    from party_org p where ((p.kind = any (${branchKinds}::text[]) and not p.functional)
      or p.id in (select r.party_org_id from rule r where r.reach = 'own')
      or exists (select from rule r where r.reach = 'below' and r.of_site and p.pos between r.party_pos and r.pos_end and ${TIER} = any (r.held_by)))
      and ${bounds(q, p)}),
  reached as (select b.id, b.first_on, b.ended_on, r.reach, r.party_pos, r.kind, r.per, r.least, r.from_on, r.to_on
      from rule r join branch b on b.id = r.party_org_id where r.reach = 'own'
    union all select b.id, b.first_on, b.ended_on, r.reach, r.party_pos, r.kind, r.per, r.least, r.from_on, r.to_on
      from rule r join branch b on b.pos between r.party_pos and r.pos_end
        and case when r.of_site then b.tier = any (r.held_by) else b.usual end where r.reach = 'below'),
  nearest as materialized (select distinct on (r.id, r.kind, u.per, u.from_on) r.id, r.first_on, r.ended_on, r.kind, r.least,
      u.from_on, u.to_on, r.per = u.per as asked
    from reached r join unit u on u.from_on >= r.from_on and (r.to_on is null or u.from_on < r.to_on)
    order by r.id, r.kind, u.per, u.from_on, r.reach = 'own' desc, r.party_pos desc),
  counted as materialized (select kind, from_on, to_on, held_by_groups(kind) as by_group
    from (select kind, from_on, to_on from duty union select kind, from_on, to_on from nearest where asked) c),
  held as materialized (select m.party_org_id, d.kind, d.from_on, d.to_on, case when d.by_group then m.party_group end as party_group, count(*)::int as n
    from meeting m join counted d on d.kind = any (m.kinds) and m.held_on >= d.from_on and m.held_on < d.to_on
    where m.withdrawn_at is null and m.held_on >= ${p.add(first)}::date and m.held_on < ${p.add(last)}::date
      and m.party_pos between ${p.add(party.from)} and ${p.add(party.to)} group by 1, 2, 3, 4, 5),
  division as materialized (select g.party_org_id, g.name, g.days from party_group g
    where g.party_pos between ${p.add(party.from)} and ${p.add(party.to)}),
  asked as (select b.id, d.kind, d.from_on, d.to_on, coalesce(h.n, 0) >= d.least as met, d.least
    from branch b join duty d on b.usual and b.first_on <= d.from_on and (b.ended_on is null or b.ended_on >= d.to_on)
      left join held h on h.party_org_id = b.id and h.kind = d.kind and h.from_on = d.from_on and h.to_on = d.to_on
    where not exists (select from nearest r where r.id = b.id and r.kind = d.kind and r.from_on = d.from_on and r.to_on = d.to_on)
      and (d.needs = 'none' or (d.needs = 'committee' and exists (
      select from party_post t where t.party_org_id = b.id and t.post = any (${p.add(q.committeePosts)}::text[])
        and t.from_on <= d.from_on and t.to_on > d.from_on)))
    union all
    select r.id, r.kind, r.from_on, r.to_on, coalesce(h.n, 0) >= r.least, r.least
    from nearest r left join held h on h.party_org_id = r.id and h.kind = r.kind and h.from_on = r.from_on and h.to_on = r.to_on
    where r.asked and not held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)
    union all
    select a.id, a.kind, a.from_on, a.to_on, coalesce(h.n, 0) >= a.least, a.least
    from (
      select b.id, d.kind, d.from_on, d.to_on, d.least from branch b join duty d on d.needs = 'groups' and b.usual
        and b.first_on <= d.from_on and (b.ended_on is null or b.ended_on >= d.to_on)
        where not exists (select from nearest r where r.id = b.id and r.kind = d.kind and r.from_on = d.from_on and r.to_on = d.to_on)
      union all
      select r.id, r.kind, r.from_on, r.to_on, r.least from nearest r
        where r.asked and held_by_groups(r.kind) and r.first_on <= r.from_on and (r.ended_on is null or r.ended_on >= r.to_on)) a
      join division g on g.party_org_id = a.id and g.days @> daterange(a.from_on, a.to_on)
      left join held h on h.party_org_id = a.id and h.party_group = g.name and h.kind = a.kind and h.from_on = a.from_on and h.to_on = a.to_on),
  ${cellPart(q)},
  tally as (select id, kind, count(*) filter (where not before)::int as owed, count(*) filter (where met and not before)::int as done,
      count(*) filter (where not met and over and not before)::int as late, count(*) filter (where not met and not over)::int as due,
      count(*) filter (where before)::int as earlier, coalesce(sum(least) filter (where not before), 0)::int as times
    from cell group by id, kind)`;
}

const STATES: Readonly<Record<DutyState, string>> = {
  late: 's.late + s.earlier > 0',
  due: 's.late + s.earlier = 0 and s.due > 0',
  done: 's.owed > 0 and s.late + s.earlier = 0 and s.due = 0',
};

/** `row`: the branches that are listed, with their cells. */
function rowParts(q: DutyQuestion, p: Parameters): string {
  const of = q.kind === null ? '' : `where kind = ${p.add(q.kind)}`;
  const where = q.state === null ? (q.kind === null ? 'true' : 's.owed + s.earlier > 0') : STATES[q.state];
  return `${tallyParts(q, p)},
  summed as (select id, sum(owed) as owed, sum(late) as late, sum(due) as due, sum(earlier) as earlier from tally ${of} group by id),
  row as (select b.id, b.name, b.name_key, b.pos as code, b.delay from branch b left join summed s on s.id = b.id where ${where})`;
}

export interface DutyListRow extends QueryResultRow {
  id: string;
  name: string;
  name_key: string;
  code: number;
  /** By which of the looks. */
  delay: number | null;
  cells: (DutyCounts & { kind: MeetingKind })[];
}

/** One page in the order of the tree; one row more than asked tells whether there is a next page. */
export function dutyPage(q: DutyQuestion, cursor: ListCursor | null, limit: number): Statement {
  const p = new Parameters();
  const parts = rowParts(q, p);
  const after =
    cursor === null
      ? ''
      : `where (r.code, r.name_key, r.id) > (${p.add(cursor.code)}, ${p.add(cursor.nameKey)}, ${p.add(cursor.id)}::uuid)`;
  const text = `with ${parts},
  page as (select r.* from row r ${after} order by r.code, r.name_key, r.id limit ${p.add(limit)})
  select r.id, r.name, r.name_key, r.code, r.delay, (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'owed', t.owed, 'done', t.done,
      'late', t.late, 'due', t.due, 'earlier', t.earlier)), '[]') from tally t where t.id = r.id) as cells
  from page r order by r.code, r.name_key, r.id`;
  return { ...namedByShape('duties', text, p), plannedAnew: true };
}

/** How many branches are listed, counted no further than the cap and one. */
export function dutyCount(q: DutyQuestion, cap: number): Statement {
  const p = new Parameters();
  const parts = rowParts(q, p);
  const text = `with ${parts} select count(*)::int as n from (select from row limit ${p.add(cap + 1)}) found`;
  return { ...namedByShape('duties-count', text, p), plannedAnew: true };
}

export interface DutyTotalRow extends QueryResultRow, DutyCounts {
  /** Null: the line of all kinds together. */
  kind: MeetingKind | null;
  owing: number;
  branches_late: number;
  branches_due: number;
  branches_done: number;
  /** Of the line of all kinds: how many branches there are, and how many Party organisations that owe nothing by their kind. */
  branches: number;
  exempt: number;
}

/** Sums of a node, all kinds in one statement; the line of all kinds together counts a branch once. */
export function dutyTotals(q: DutyQuestion): Statement {
  const p = new Parameters();
  const parts = tallyParts(q, p);
  const exempt = `(select count(*)::int from party_org p where (p.functional or p.kind <> all (${p.add(q.branchKinds)}::text[]))
    and p.id not in (select id from branch) and (p.ended_on is null or p.ended_on > ${p.add(q.today)}::date) and ${bounds(q, p)})`;
  const sums = `sum(owed)::int as owed, sum(done)::int as done, sum(late)::int as late, sum(due)::int as due, sum(earlier)::int as earlier,
      count(*)::int as owing, count(*) filter (where late + earlier > 0)::int as branches_late,
      count(*) filter (where late + earlier = 0 and due > 0)::int as branches_due,
      count(*) filter (where late + earlier = 0 and due = 0)::int as branches_done`;
  const text = `with ${parts}
  select kind, ${sums}, 0 as branches, 0 as exempt from tally group by kind
  union all
  select null, ${sums}, (select count(*)::int from branch), ${exempt}
  from (select id, sum(owed) as owed, sum(done) as done, sum(late) as late, sum(due) as due, sum(earlier) as earlier from tally group by id) s`;
  return { ...namedByShape('duty-totals', text, p), plannedAnew: true };
}

export interface DutyEntriesRow extends QueryResultRow {
  /** Null: the line of all kinds together. */
  kind: MeetingKind | null;
  /** Party organisations that owe. */
  owing: number;
  /** How many meetings they owe, each kind by itself. */
  entries: number;
}

/** How many meetings a node owes in the periods, by kind and together. */
export function dutyEntries(q: DutyQuestion): Statement {
  const p = new Parameters();
  const text = `with ${tallyParts(q, p)}
  select kind, count(distinct id)::int as owing, coalesce(sum(times), 0)::int as entries from tally group by rollup (kind)`;
  return { ...namedByShape('duty-entries', text, p), plannedAnew: true };
}

export interface EarlierLateRow extends QueryResultRow {
  kind: MeetingKind;
  from_on: string;
  to_on: string;
  branches: number;
}

/**
 * What of quarters and years is late from before, by kind and period; the latest first. What is before for some branches and within
 * the month of others is told of all, so that each number opens as many branches.
 */
export function earlierLate(q: DutyQuestion): Statement {
  const p = new Parameters();
  const text = `with ${tallyParts(q, p)}
  select kind, from_on, to_on, count(distinct id)::int as branches from cell
  where to_on <= (select max(from_on) from look) and to_on > from_on + interval '1 month' and over and not met
  group by kind, from_on, to_on order by to_on desc, from_on desc, kind`;
  return { ...namedByShape('duties-earlier', text, p), plannedAnew: true };
}
