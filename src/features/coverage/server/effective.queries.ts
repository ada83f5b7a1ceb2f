import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CountingMasks } from '../../counting/counting.rules.ts';
import { countedWays } from '../../counting/party-life.rules.ts';
import type { CoverageGrouping } from '../coverage.contract.ts';
import { wayOf } from './measures.queries.ts';
import { boundsOf, filtersOf, KNOWN_NOW, liveOn, type SpanRange } from './span-rows.queries.ts';
import { childOn, DIMENSION } from './spans.queries.ts';

export interface EffectiveRow extends QueryResultRow {
  total: number;
  covered: number;
  active: number;
  idle: number;
}

const SUMS = `count(*)::int as total, count(*) filter (where covered)::int as covered,
  count(*) filter (where life = 'active')::int as active, count(*) filter (where life = 'idle')::int as idle`;

/** The organisations of the base that are live on the day `d.on_day`, whether they are covered, and the life of those who cover them. */
function lives(range: SpanRange, masks: CountingMasks, key: string, p: Parameters): string {
  const give = (value: unknown, type: string) => `${p.add(value)}::${type}`;
  const conditions = [...boundsOf(range, give), ...filtersOf(range.filter, give)].map(({ text }) => text);
  const base = `(s.signature & ${give(masks.baseMask, 'int4')}) = ${give(masks.baseValue, 'int4')}`;
  const covered = `(s.signature & ${give(masks.formalMask, 'int4')}) <> 0`;
  const ways = give(countedWays(masks), 'text[]');
  return `select ${key} as key, ${covered} as covered, case when ${covered} then w.life end as life
    from coverage_span s left join covered_lives(d.on_day, ${ways}) w on w.social_org_id = s.social_org_id where ${[KNOWN_NOW, liveOn('d.on_day'), base, ...conditions].join(' and ')}`;
}

/** Of a node on a day by the keys of its groups; an organisation that hangs on the node itself has none. */
export function effectiveByGroups(
  range: SpanRange,
  by: CoverageGrouping,
  parentKey: string,
  masks: CountingMasks,
): Statement {
  const p = new Parameters();
  const day = `${p.add(range.on)}::date`;
  const [child, key] = keysOf(range, by, parentKey, { day, masks }, p);
  const text = `with d as (select ${day} as on_day)${child}
  select l.key::text as key, ${SUMS} from d cross join lateral (${lives(range, masks, key, p)}) l group by l.key`;
  return { ...namedByShape('coverage-effective', text, p), plannedAnew: true };
}

/** What has to stand before the statement, and what an organisation belongs to. */
function keysOf(
  range: SpanRange,
  by: CoverageGrouping,
  parentKey: string,
  { day, masks }: { readonly day: string; readonly masks: CountingMasks },
  p: Parameters,
): [string, string] {
  if (by === 'children') return childrenOf(range, parentKey, day, p);
  if (by === 'way') return ['', wayOf('s.signature', `${p.add(masks.formalMask)}::int4`)];
  return ['', DIMENSION[by].key];
}

/** The children of the node, and of an organisation the child that it falls to. A body has none. */
function childrenOf({ tree }: SpanRange, parentKey: string, day: string, p: Parameters): [string, string] {
  if (tree === 'body') return ['', 'null'];
  const parent = `${p.add(parentKey)}::${tree === 'place' ? 'text' : 'uuid'}`;
  const code = tree === 'place' ? 's.pos' : 's.tree_pos';
  return [
    `, child as materialized (${childOn(tree, parent, day)})`,
    `(select c.key from child c where ${code} between c.pos and c.pos_end limit 1)`,
  ];
}

/** The same of the whole, on several days. */
export function effectiveOn(range: SpanRange, masks: CountingMasks, days: readonly Day[]): Statement {
  const p = new Parameters();
  const asked = `${p.add(days)}::date[]`;
  const text = `select d.on_day, ${SUMS} from unnest(${asked}) d (on_day)
    cross join lateral (${lives(range, masks, 'null', p)}) l group by d.on_day order by d.on_day`;
  return { ...namedByShape('coverage-effective-trend', text, p), plannedAnew: true };
}
