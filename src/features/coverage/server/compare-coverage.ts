import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { readCursor, writeCursor } from '../../../platform/server/http/list-cursor.ts';
import type { CountingDefinition } from '../../counting/counting-definition.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import type {
  ChangesQuestion,
  CompareAnswer,
  CompareQuestion,
  CoverageChangeRow,
} from '../coverage-change.contract.ts';
import { changeOf, pairsMeaning, standingsOf, summariseChanges } from '../coverage-change.rules.ts';
import { changedOrgs, changedPairs, type ChangedRow, type PairRow, type Sides } from './changes.queries.ts';
import { referTo } from './coverage-head.ts';
import { readFigures } from './read-coverage.ts';
import { findRange, type SettledQuestion, settleQuestion } from './settle-question.ts';
import type { NodeRow } from './spans.queries.ts';

/** Two sides with everything settled that the question left open. */
interface Comparison {
  readonly compared: 'days' | 'definitions';
  readonly settled: SettledQuestion;
  readonly node: NodeRow;
  readonly sides: Sides;
  readonly definitions: { readonly before: CountingDefinition; readonly after: CountingDefinition };
}

/**
 * What came in and what went out between two days, or between two definitions of one day, and why.
 * @param today the office's day
 */
export async function compareCoverage(
  pool: Pool,
  acting: Acting,
  question: CompareQuestion,
  today: Day,
): Promise<CompareAnswer | Refusal> {
  const found = await settleComparison(pool, acting, question, today);
  if (isRefusal(found)) return found;
  const { compared, settled, node, sides, definitions } = found;
  const [pairs, answer] = await Promise.all([
    readScoped<PairRow>(pool, acting, changedPairs(sides)),
    readFigures(pool, acting, { ...question, tree: settled.tree, node: settled.key }, today),
  ]);
  if (isRefusal(answer)) return answer;
  const { figures } = answer;
  const side = (on: Day, definition: CountingDefinition) => ({
    on,
    countingDefinition: { ...referTo(definition), base: definition.settings.base },
  });
  return {
    compared,
    tree: settled.tree,
    node: { key: node.key, name: node.name },
    before: side(sides.before.on, definitions.before),
    after: side(sides.after.on, definitions.after),
    measures: summariseChanges(pairs, {
      total: figures.socialOrgs,
      formal: figures.formalCoverage.covered,
      work: figures.workCoverage.covered,
    }),
    figures,
  };
}

/** All of them in the order of places, page by page. */
export async function* everyChangedOrg(
  pool: Pool,
  acting: Acting,
  question: ChangesQuestion,
  today: Day,
): AsyncGenerator<CoverageChangeRow> {
  for (let after: string | undefined, more = true; more; ) {
    const page = await listChangedOrgs(pool, acting, { ...question, after, size: EXPORT_PAGE }, today);
    if (isRefusal(page)) throw new Error('what was counted can no longer be listed');
    yield* page.rows;
    after = page.next ?? undefined;
    more = page.next !== null;
  }
}

const EXPORT_PAGE = 2_000;

type ChangesPage = ChangesQuestion & { readonly after?: string | undefined; readonly size: number };

/** One page of those that came in or went out. */
export async function listChangedOrgs(
  pool: Pool,
  acting: Acting,
  { after, size, ...question }: ChangesPage,
  today: Day,
): Promise<{ rows: CoverageChangeRow[]; next: string | null } | Refusal> {
  const found = await settleComparison(pool, acting, comparisonIn(question), today);
  if (isRefusal(found)) return found;
  const rows = await readScoped<ChangedRow>(
    pool,
    acting,
    changedOrgs(found.sides, pairsMeaning(question.measure, question), readCursor(after), size + 1),
  );
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    rows: page.map((row) => rowOf(row, question)),
    next:
      rows.length > size && last !== undefined
        ? writeCursor({ code: last.pos, nameKey: last.name_key, id: last.id })
        : null,
  };
}

/** How many came in or went out. */
export async function countChangedOrgs(
  pool: Pool,
  acting: Acting,
  question: ChangesQuestion,
  today: Day,
): Promise<number | Refusal> {
  const found = await settleComparison(pool, acting, comparisonIn(question), today);
  if (isRefusal(found)) return found;
  const asked = new Set(pairsMeaning(question.measure, question));
  const pairs = await readScoped<PairRow>(pool, acting, changedPairs(found.sides));
  return pairs.filter(({ pair }) => asked.has(pair)).reduce((sum, { n }) => sum + n, 0);
}

function comparisonIn({ sizeBand, measure: _m, direction: _d, cause: _c, ...rest }: ChangesQuestion) {
  return { ...rest, size: sizeBand };
}

function rowOf(row: ChangedRow, { measure }: ChangesQuestion): CoverageChangeRow {
  const change = changeOf(measure, ...standingsOf(row.pair));
  if (change === null) throw new Error(`no change of ${measure}: ${row.pair}`);
  return {
    id: row.id,
    name: row.name,
    regionName: row.region_name,
    ...change,
    coveredBefore: row.covered_before,
    coveredAfter: row.covered_after,
    foundedOn: row.founded_on,
    endedOn: row.ended_on,
  };
}

async function settleComparison(
  pool: Pool,
  acting: Acting,
  { from, fromDefinition, ...question }: CompareQuestion,
  today: Day,
): Promise<Comparison | Refusal> {
  if ((from === undefined) === (fromDefinition === undefined)) {
    return refuse('coverage.compare-one', '请选择与哪一天比较，或者与哪个口径比较，两者选一个。', {
      field: 'from',
    });
  }
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  if (from !== undefined && from >= settled.on) {
    return refuse('coverage.compare-order', `比较的日期 ${from} 应当早于 ${settled.on}。请选择更早的一天。`, {
      field: 'from',
      value: from,
    });
  }
  const [after] = settled.definitions;
  const before =
    fromDefinition === undefined ? after : settled.definitions.find(({ code }) => code === fromDefinition);
  if (before === undefined) {
    return refuse('coverage.definition', `没有代码为“${fromDefinition}”的口径。`, {
      field: 'fromDefinition',
    });
  }
  const found = await findRange(pool, acting, settled);
  if (isRefusal(found)) return found;
  const earlier = from === undefined ? found : await findRange(pool, acting, { ...settled, on: from });
  // A Party organisation that was not yet there on the earlier day had nothing below it.
  const rangeBefore = isRefusal(earlier)
    ? { ...found.range, on: from ?? settled.on, pos: 1, posEnd: 0 }
    : earlier.range;
  return {
    compared: from === undefined ? 'definitions' : 'days',
    settled,
    node: found.node,
    sides: {
      before: rangeBefore,
      after: found.range,
      masksBefore: masksOf(before.settings),
      masksAfter: masksOf(after.settings),
    },
    definitions: { before, after },
  };
}
