import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CountingMasks } from '../../counting/counting.rules.ts';
import { type Standing, standings } from '../coverage-change.ts';
import type { CountedPair } from '../coverage-change.rules.ts';
import { boundsOf, filtersOf, type Give, KNOWN_NOW, liveOn, type SpanRange } from './span-rows.queries.ts';

/** The two sides: ranges of a node on two days, or one range under two definitions. */
export interface Sides {
  readonly before: SpanRange;
  readonly after: SpanRange;
  readonly masksBefore: CountingMasks;
  readonly masksAfter: CountingMasks;
}

const rank = (standing: Standing) => standings.indexOf(standing);

/** How many organisations went from one standing to another; those that stayed are left out. */
export function changedPairs(sides: Sides): Statement {
  const p = new Parameters();
  const text = `with ${sidesOf(sides, p)}
  select pair, count(*)::int8 as n from side where ${MOVED} group by pair`;
  return { ...namedByShape('coverage-changes', text, p), plannedAnew: true };
}
export type PairRow = QueryResultRow & CountedPair;

/** Among pairs of standings, those that are two. */
const MOVED = `pair / ${standings.length} <> pair % ${standings.length}`;

/** One row an organisation that may have changed: `id, pos, pair`, and `sig_before`, `sig_after` null where it is not within. */
function sidesOf({ before, after, masksBefore, masksAfter }: Sides, p: Parameters): string {
  const give: Give = (value, type) => `${p.add(value)}::${type}`;
  const now = give(after.on, 'date');
  const pair = (was: string, is: string) => `(${was}) * ${standings.length} + (${is}) as pair`;
  const spans = (range: SpanRange, ...conditions: string[]) =>
    `select s.social_org_id as id, s.signature as sig, s.pos from coverage_span s where ${[
      KNOWN_NOW,
      ...conditions,
      ...boundsOf(range, give).map((each) => each.text),
      ...filtersOf(range.filter, give).map((each) => each.text),
    ].join(' and ')}`;
  if (before.on === after.on) {
    return `side as (select s.id, s.pos,
      ${pair(standingOf('s.sig', masksBefore, give), standingOf('s.sig', masksAfter, give))} from (${spans(after, liveOn(now))}) s)`;
  }
  const then = give(before.on, 'date');
  // A span that holds on both days changes nothing: everything that a standing hangs on is constant in it.
  return `was as (${spans(before, liveOn(then), `s.to_on <= ${now}`)}),
  now as (${spans(after, liveOn(now), `s.from_on > ${then}`)}),
  side as (select coalesce(was.id, now.id) as id, coalesce(now.pos, was.pos) as pos,
    ${pair(
      `case when was.id is null then ${absence(`o.first_on > ${then}`)} else ${standingOf('was.sig', masksBefore, give)} end`,
      `case when now.id is null then ${absence(`o.ended_on <= ${now}`)} else ${standingOf('now.sig', masksAfter, give)} end`,
    )}
    from was full join now using (id)
    left join social_org o on o.id = coalesce(was.id, now.id) and (was.id is null or now.id is null))`;
}

const absence = (isAbsent: string) =>
  `case when ${isAbsent} then ${rank('absent')} else ${rank('elsewhere')} end`;

function standingOf(sig: string, masks: CountingMasks, give: Give): string {
  const bit = (mask: number) => `(${sig} & ${give(mask, 'int4')}) <> 0`;
  return `case when (${sig} & ${give(masks.baseMask, 'int4')}) <> ${give(masks.baseValue, 'int4')} then ${rank('left_out')}
      when ${bit(masks.formalMask)} then ${rank('formal')} when ${bit(masks.workMask)} then ${rank('work')} else ${rank('open')} end`;
}

export interface ChangedRow extends QueryResultRow {
  id: string;
  pos: number;
  name_key: string;
  pair: number;
  name: string | null;
  region_name: string;
  founded_on: Day | null;
  ended_on: Day | null;
  covered_before: { id: string; name: string; way: string; toOn: Day | null }[];
  covered_after: { id: string; name: string; way: string; fromOn: Day | null }[];
}

/** A page of the organisations whose pair of standings is among those asked for, in the order of places. */
export function changedOrgs(
  sides: Sides,
  pairs: readonly number[],
  cursor: ListCursor | null,
  limit: number,
): Statement {
  const p = new Parameters();
  const rows = sidesOf(sides, p);
  const asked = `side.pair = any (${p.add(pairs)}::int4[])`;
  const after =
    cursor === null
      ? ''
      : `where (pos, name_key, id) > (${p.add(cursor.code)}::int8, ${p.add(cursor.nameKey)}::text, ${p.add(cursor.id)}::uuid)`;
  const [then, now] = [`${p.add(sides.before.on)}::date`, `${p.add(sides.after.on)}::date`];
  const text = `with ${rows},
  page as materialized (
    select * from (
      select side.*, coalesce(o.name_key, '') as name_key, o.name, o.founded_on, o.ended_on
      from side left join social_org o on o.id = side.id where ${asked}) found
    ${after} order by pos, name_key, id limit ${p.add(limit)})
  select page.*, r.name as region_name, was.covered as covered_before, now.covered as covered_after
  from page join region r on r.pos = page.pos
  cross join lateral (${coveredOn(then, `'toOn', least(upper(c.valid), g.ended_on)`)}) was
  cross join lateral (${coveredOn(now, `'fromOn', greatest(lower(c.valid), g.first_on)`)}) now
  order by page.pos, page.name_key, page.id`;
  return { text, values: p.values, plannedAnew: true };
}

function coveredOn(day: string, more: string): string {
  return `select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name,
      'way', case when g.functional then 'functional' else c.way end, ${more}) order by g.pos), '[]') as covered
    from coverage_relation c join party_org g on g.id = c.party_org_id
    where c.social_org_id = page.id and c.valid @> ${day} and g.first_on <= ${day} and coalesce(g.ended_on > ${day}, true)`;
}

/** How many those are. */
export function countChanged(sides: Sides, pairs: readonly number[]): Statement {
  const p = new Parameters();
  const text = `with ${sidesOf(sides, p)}
  select count(*)::int8 as n from side where pair = any (${p.add(pairs)}::int4[])`;
  return { ...namedByShape('coverage-changes-count', text, p), plannedAnew: true };
}
