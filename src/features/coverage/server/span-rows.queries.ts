import type { Day } from '../../../platform/kernel/day.ts';
import { type CodeRange, isOpen, type Scope } from '../../../platform/server/database/scope.ts';
import type { CoverageTree } from '../coverage.contract.ts';

export interface SpanFilter {
  readonly sector?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly size?: readonly number[] | undefined;
  readonly bodyIds?: readonly string[] | undefined;
}

export interface SpanRange {
  readonly tree: CoverageTree;
  readonly pos: number;
  readonly posEnd: number;
  readonly scope: Scope;
  readonly on: Day;
  /** End of the day on which it was known; null: as known now. */
  readonly knownOn: Day | null;
  readonly filter: SpanFilter;
  /** What is added up in advance, where the node is the top of its tree and the caller sees everything. */
  readonly snapshots: Snapshots | null;
}

/** Snapshots of what lies right below the top of a tree. */
export interface Snapshots {
  /** Ascending, none after the asked day. */
  readonly days: readonly Day[];
  readonly takenAt: string;
  /** The codes of the nodes right below the top on the last of the days. */
  readonly nodes: readonly number[];
}

/** The day of the last snapshot that is not after a day; null where there is none. */
export function lastSnapshot({ snapshots }: SpanRange, day: Day): Day | null {
  return snapshots?.days.findLast((each) => each <= day) ?? null;
}

/** Collects what a statement is given; answers how its text calls it. */
export type Give = (value: unknown, type: string) => string;

/** Rows of spans as SQL, with a name for the kind of text that came out: what does not bound anything is not asked. */
export interface SpanRows {
  readonly kind: string;
  readonly text: string;
}

const COLUMN: Readonly<Record<CoverageTree, string>> = { place: 'pos', party: 'tree_pos', body: 'body_no' };
const SUMMED = 'coalesce(s.staff, 0) as staff, coalesce(s.volunteers, 0) as volunteers';
export const KNOWN_NOW = `s.known_to = 'infinity'`;

/**
 * The spans of a node that a filter leaves on a day, as rows of `key, sig, n, staff, volunteers`.
 * @param key SQL of what a row belongs to, over `s.pos`, `s.tree_pos`, `s.sector`, `s.org_type`, `s.size_band`, `s.body_no`
 * @param day SQL of the day
 * @param base gives SQL of the last day not after it for which there is a snapshot
 */
export function spanRows(
  range: SpanRange,
  key: string,
  day: string,
  base: () => string,
  give: Give,
): SpanRows {
  const bounds = boundsOf(range, give);
  const filters = filtersOf(range.filter, give);
  const textOf = (own: readonly string[], conditions: readonly Condition[]) =>
    [...own, ...conditions.map((each) => each.text)].join(' and ');
  const where: Where = {
    filtered: (...own) => textOf(own, filters),
    bounded: (...own) => textOf(own, [...bounds, ...filters]),
  };
  const { source, text } = sourceOf(range, key, { day, base }, where, give);
  return {
    kind: [source, ...bounds, ...filters]
      .map((each) => (typeof each === 'string' ? each : each.kind))
      .join('-'),
    text,
  };
}

interface Where {
  /** Conditions of one's own and those of the filter. */
  filtered(...own: readonly string[]): string;
  /** And the bounds of the node and of the scope. */
  bounded(...own: readonly string[]): string;
}

function sourceOf(
  { tree, knownOn, filter, snapshots }: SpanRange,
  key: string,
  { day, base }: { readonly day: string; readonly base: () => string },
  where: Where,
  give: Give,
): { source: string; text: string } {
  if (knownOn !== null) {
    const known = give(knownOn, 'date');
    const then = `s.known_from < ${known} + 1 and s.known_to >= ${known} + 1`;
    return { source: 'then', text: liveRows(key, where.bounded(then, liveOn(day))) };
  }
  if (snapshots !== null && tree !== 'body' && filter.bodyIds === undefined && !key.includes(COLUMN.body)) {
    const given = {
      day,
      base: base(),
      takenAt: give(snapshots.takenAt, 'timestamptz'),
      nodes: key.includes(COLUMN[tree]) ? give(snapshots.nodes, 'int8[]') : '',
    };
    return { source: 'snapshot', text: snapshotRows(tree, key, given, where) };
  }
  return { source: 'now', text: liveRows(key, where.bounded(KNOWN_NOW, liveOn(day))) };
}

export interface Condition {
  readonly kind: string;
  readonly text: string;
}

/** The bounds of the scope stand here too, beside the row-level rule: the planner must see them to choose a plan. */
export function boundsOf(
  { tree, pos, posEnd, scope }: Pick<SpanRange, 'tree' | 'pos' | 'posEnd' | 'scope'>,
  give: Give,
): Condition[] {
  const between = (kind: string, column: string, range: CodeRange) => ({
    kind,
    text: `s.${column} between ${give(range.from, 'int8')} and ${give(range.to, 'int8')}`,
  });
  const own = between(tree, COLUMN[tree], { from: pos, to: posEnd });
  const scoped = [
    ['inPlace', 'pos', scope.place],
    ['inParty', 'party_pos', scope.party],
    ['inBody', 'body_no', scope.body],
  ] as const;
  return [
    own,
    ...scoped
      .filter(([, , bound]) => !isOpen(bound))
      .map(([kind, column, bound]) => between(kind, column, bound)),
  ];
}

export function filtersOf({ sector, type, size, bodyIds }: SpanFilter, give: Give): Condition[] {
  const among = (kind: string, column: string, values: readonly unknown[] | undefined, sqlType: string) =>
    values === undefined ? [] : [{ kind, text: `s.${column} = any (${give(values, sqlType)})` }];
  const bodies =
    bodyIds === undefined
      ? []
      : [
          {
            kind: 'bodies',
            text: `s.body_no = any (select no from supervising_body where id = any (${give(bodyIds, 'uuid[]')}))`,
          },
        ];
  return [
    ...among('sector', 'sector', sector, 'text[]'),
    ...among('type', 'org_type', type, 'text[]'),
    ...among('size', 'size_band', size, 'int2[]'),
    ...bodies,
  ];
}

export function liveOn(day: string): string {
  return `s.from_on <= ${day} and s.to_on > ${day}`;
}

function liveRows(key: string, conditions: string): string {
  return `select ${key} as key, s.signature as sig, 1 as n, ${SUMMED} from coverage_span s where ${conditions}`;
}

/**
 * The last snapshot before the day, less what in it was replaced by later records or ended before the day, and what began or
 * was recorded since.
 */
function snapshotRows(
  tree: 'place' | 'party',
  key: string,
  { day, base, takenAt, nodes }: Readonly<Record<'day' | 'base' | 'takenAt' | 'nodes', string>>,
  where: Where,
): string {
  const column = COLUMN[tree];
  // What leaves a cell again must be counted under the same node as the cell.
  const keyInCell = key.replaceAll(
    `s.${column}`,
    `coalesce((${nodes})[width_bucket(s.${column}, ${nodes})], 0)`,
  );
  const keyOfCell = key.replaceAll(`s.${column}`, `coalesce((${nodes})[s.rank], 0)`);
  const changed = (changedKey: string, sign: '' | '-', conditions: string) =>
    `select ${changedKey}, s.signature, ${sign}1, ${sign}coalesce(s.staff, 0), ${sign}coalesce(s.volunteers, 0)
    from coverage_span s where ${conditions}`;
  return [
    `select ${keyOfCell} as key, s.signature as sig, s.n, s.staff, s.volunteers
    from coverage_snapshot s where ${where.filtered(`s.tree = '${tree}'`, `s.on_day = ${base}`, `s.taken_at = ${takenAt}`)}`,
    // Taken into the snapshot, and since replaced by what was recorded later.
    changed(
      keyInCell,
      '-',
      where.bounded(
        `s.known_to > ${takenAt}`,
        `s.known_to < 'infinity'`,
        `s.known_from <= ${takenAt}`,
        liveOn(base),
      ),
    ),
    // Taken into it, and over before the day.
    changed(
      keyInCell,
      '-',
      where.bounded(
        KNOWN_NOW,
        `s.to_on > ${base}`,
        `s.to_on <= ${day}`,
        `s.from_on <= ${base}`,
        `s.known_from <= ${takenAt}`,
      ),
    ),
    // Begun since, or recorded too late to be in it.
    changed(key, '', where.bounded(KNOWN_NOW, `s.from_on > ${base}`, liveOn(day))),
    changed(
      key,
      '',
      where.bounded(KNOWN_NOW, `s.known_from > ${takenAt}`, `s.from_on <= ${base}`, `s.to_on > ${day}`),
    ),
  ].join('\n    union all\n    ');
}
