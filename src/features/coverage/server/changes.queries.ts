import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { ListCursor } from '../../../platform/server/http/list-cursor.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import { type CountingMasks, STANDING_BITS } from '../../counting/counting.rules.ts';
import { type Standing, standings } from '../coverage-change.ts';
import type { CountedPair } from '../coverage-change.rules.ts';
import {
  boundsOf,
  filtersOf,
  type Give,
  KNOWN_NOW,
  lastSnapshot,
  liveOn,
  type SpanRange,
  spanRows,
} from './span-rows.queries.ts';

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
  const give = giving(p);
  const { before, after } = sides;
  const rows =
    before.on === after.on
      ? `select ${pairUnder(sides, 's.sig', give)}, n from (${bySignature(after, give)}) s`
      : `select pair, 1 as n from (${movedBetween(sides, give)}) s`;
  const text = `select pair, sum(n)::int8 as n from (${rows}) s
  where pair / ${standings.length} <> pair % ${standings.length} group by pair`;
  return { ...namedByShape('coverage-changes', text, p), plannedAnew: true };
}
export type PairRow = QueryResultRow & CountedPair;

const giving =
  (p: Parameters): Give =>
  (value, type) =>
    `${p.add(value)}::${type}`;

function bySignature(range: SpanRange, give: Give): string {
  const rows = spanRows(
    range,
    '0',
    give(range.on, 'date'),
    () => give(lastSnapshot(range, range.on), 'date'),
    give,
  );
  return `select sig, sum(n) as n from (${rows.text}) c group by sig`;
}

const pairOf = (was: string, is: string) => `(${was}) * ${standings.length} + (${is}) as pair`;

/** What one signature is under two definitions. */
function pairUnder({ masksBefore, masksAfter }: Sides, sig: string, give: Give): string {
  return pairOf(standingOf(sig, masksBefore, give), standingOf(sig, masksAfter, give));
}

/** The spans of a range that meet conditions, as known now. */
function spansOf(columns: string, range: SpanRange, conditions: readonly string[], give: Give): string {
  return `select s.social_org_id as id, s.signature as sig, s.pos${columns} from coverage_span s where ${[
    KNOWN_NOW,
    ...conditions,
    ...boundsOf(range, give).map((each) => each.text),
    ...filtersOf(range.filter, give).map((each) => each.text),
  ].join(' and ')}`;
}

/** Those that are within on a day, one row each: `id, pos, pair`. */
function underBoth(sides: Sides, give: Give): string {
  const { after } = sides;
  return `select s.id, s.pos, ${pairUnder(sides, 's.sig', give)}
    from (${spansOf('', after, [liveOn(give(after.on, 'date'))], give)}) s`;
}

/** Those that may stand otherwise on the later day, one row each: `id, pos, pair`. */
function movedBetween({ before, after, masksBefore, masksAfter }: Sides, give: Give): string {
  const [then, now] = [give(before.on, 'date'), give(after.on, 'date')];
  const run = runOf([masksBefore, masksAfter]);
  // A run of spans that holds on both days changes nothing: everything that a standing hangs on is constant in it.
  const over = [liveOn(then), `s.${run.to} <= ${now}`, `s.${run.to} < 'infinity'`];
  const begun = [liveOn(now), `s.${run.from} > ${then}`];
  return `select coalesce(was.id, now.id) as id, coalesce(now.pos, was.pos) as pos,
    ${pairOf(
      `case when was.id is null then ${absence(`now.present_from > ${then}`)} else ${standingOf('was.sig', masksBefore, give)} end`,
      `case when now.id is null then ${absence(`was.present_to <= ${now}`)} else ${standingOf('now.sig', masksAfter, give)} end`,
    )}
    from (${spansOf(', s.present_to', before, over, give)}) was
    full join (${spansOf(', s.present_from', after, begun, give)}) now using (id)`;
}

/** The days between which a span's standing is constant: only a base that asks for members sees each turn of theirs. */
function runOf(masks: readonly CountingMasks[]): { from: string; to: string } {
  return masks.every(({ baseMask }) => (baseMask & ~STANDING_BITS) === 0)
    ? { from: 'stays_from', to: 'stays_to' }
    : { from: 'from_on', to: 'to_on' };
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
  const give = giving(p);
  const { before, after } = sides;
  // Read in the order of places as far as the page goes; between two days all that moved is put together first.
  const side =
    before.on === after.on
      ? `side as not materialized (${underBoth(sides, give)})`
      : `side as materialized (${movedBetween(sides, give)})`;
  const asked = `side.pair = any (${give(pairs, 'int4[]')})`;
  const [then, now] = [give(before.on, 'date'), give(after.on, 'date')];
  const start = give(cursor?.code ?? -1, 'int8');
  const most = give(limit, 'int4');
  const beyond =
    cursor === null
      ? ''
      : `where (pos, name_key, id) > (${start}, ${give(cursor.nameKey, 'text')}, ${give(cursor.id, 'uuid')})`;
  const text = `with ${side},
  edge as materialized (
    select coalesce(max(pos), ${start}) as pos
    from (select pos from side where ${asked} and side.pos > ${start} order by pos limit ${most}) next),
  page as materialized (
    select * from (
      select side.*, coalesce(o.name_key, '') as name_key, o.name, o.founded_on, o.ended_on
      from side left join social_org o on o.id = side.id
      where ${asked} and side.pos >= ${start} and side.pos <= (select pos from edge)) found
    ${beyond} order by pos, name_key, id limit ${most})
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
