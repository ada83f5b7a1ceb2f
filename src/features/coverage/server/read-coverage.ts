import type { Pool } from 'pg';
import { validate as isUuid } from 'uuid';
import { addDays, type Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import {
  type Acting,
  readAllScoped,
  readScoped,
  type Statement,
} from '../../../platform/server/database/scoped.ts';
import { isOpen, rangeHolds, type Scope } from '../../../platform/server/database/scope.ts';
import {
  type CountingDefinition,
  DEFAULT_DEFINITION_CODE,
  shippedDefinitions,
} from '../counting-definition.ts';
import { type CountingMasks, masksOf } from '../counting.rules.ts';
import type {
  CoverageAnswer,
  CoverageGrouping,
  CoverageQuestion,
  CoverageTree,
} from '../coverage.contract.ts';
import {
  type DefaultKeysRow,
  defaultKeys,
  type NodeRow,
  nodeOn,
  type SpanFilter,
  type SpanRange,
  spanChildren,
  spanFigures,
  spanGroups,
} from './spans.queries.ts';
import {
  type FoldedNodeRow,
  foldedChildren,
  foldedNode,
  measuredChildren,
  measuredNode,
} from './counters.queries.ts';
import { type GroupRow, type MeasuresRow } from './measures.queries.ts';
import { type DefinitionRow, definitionRows } from './definition.queries.ts';
import { figuresOf, groupsOf, NOT_COUNTED, rollOf } from './coverage-figures.ts';
import { listDefinitions } from './list-definitions.ts';
import { isRegionCode } from '../../places/region.rules.ts';

/** A question with everything settled that it left open. */
export interface SettledQuestion {
  readonly tree: CoverageTree;
  readonly key: string;
  readonly on: Day;
  readonly knownOn: Day | null;
  readonly by: CoverageGrouping;
  readonly filter: SpanFilter;
  readonly definitions: readonly [CountingDefinition, ...CountingDefinition[]];
}

/**
 * Coverage of a node, whole or by a dimension. Unfiltered figures of today come from folded counters, everything else from
 * the spans; both are exact.
 * @param today the office's day
 * @returns the figures, or a refusal where the node, the day or the definition is not there for this caller
 */
export async function readFigures(
  pool: Pool,
  acting: Acting,
  question: CoverageQuestion,
  today: Day,
): Promise<CoverageAnswer | Refusal> {
  const quick = quickQuestion(question, acting.scope, today);
  const answered = quick === null ? null : await readCounters(pool, acting, quick);
  if (answered !== null) return answered;
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  const folded =
    quick === null && foldable(settled, acting.scope, today)
      ? await readCounters(pool, acting, settled)
      : null;
  return folded ?? readSpans(pool, acting, settled);
}

/** What the screen asks most often needs no look-up first: a named node, a shipped definition, today. */
function quickQuestion(question: CoverageQuestion, scope: Scope, today: Day): SettledQuestion | null {
  const chosen = shippedDefinitions.find(
    (each) => each.code === (question.definition ?? DEFAULT_DEFINITION_CODE),
  );
  if (chosen === undefined || question.node === undefined) return null;
  const definitions = [chosen, ...shippedDefinitions.filter((each) => each !== chosen)] as const;
  const settled = settledWith(question, question.tree ?? treeOf(scope), question.node, today, definitions);
  return isNodeKey(settled.tree, settled.key) && foldable(settled, scope, today) ? settled : null;
}

/** Regions go by code, all else by id; what is neither can't be a node. */
function isNodeKey(tree: CoverageTree, key: string): boolean {
  return tree === 'place' ? isRegionCode(key) : isUuid(key);
}

/** Whether today's counters can answer at all: they know no filter, no other day, and no cut through a node. */
function foldable({ tree, by, on, knownOn, filter }: SettledQuestion, scope: Scope, today: Day): boolean {
  return (
    tree !== 'body' &&
    by === 'children' &&
    on === today &&
    knownOn === null &&
    isUnfiltered(filter) &&
    scope.only === undefined &&
    openBut(tree, scope)
  );
}

function isUnfiltered(filter: SpanFilter): boolean {
  return Object.values(filter).every((each) => each === undefined);
}

/** Finds the definition, the tree and the node that a question means. */
export async function settleQuestion(
  pool: Pool,
  acting: Acting,
  question: CoverageQuestion,
  today: Day,
): Promise<SettledQuestion | Refusal> {
  const on = question.on ?? today;
  if (on > today) {
    return refuse('coverage.future', `${on} 还没有到，没有可统计的数据。请选择今天或更早的日期。`, {
      field: 'on',
      value: on,
    });
  }
  const all = await listDefinitions(pool, acting);
  const chosen = all.find((each) => each.code === (question.definition ?? DEFAULT_DEFINITION_CODE));
  if (chosen === undefined) {
    return refuse('coverage.definition', `没有代码为“${question.definition}”的口径。`, {
      field: 'definition',
    });
  }
  const tree = question.tree ?? treeOf(acting.scope);
  const key = question.node ?? (await defaultKeyOf(pool, acting, tree));
  if (key === null || !isNodeKey(tree, key)) return NOT_COUNTED;
  return settledWith(question, tree, key, today, [chosen, ...all.filter((each) => each !== chosen)]);
}

function settledWith(
  question: CoverageQuestion,
  tree: CoverageTree,
  key: string,
  today: Day,
  definitions: SettledQuestion['definitions'],
): SettledQuestion {
  return {
    tree,
    key,
    on: question.on ?? today,
    knownOn: question.knownOn ?? null,
    by: question.by ?? (tree === 'body' ? 'type' : 'children'),
    filter: {
      sector: question.sector,
      type: question.type,
      size: question.size?.map(Number),
      bodyIds: question.body,
    },
    definitions,
  };
}

function treeOf(scope: Scope): CoverageTree {
  if (!isOpen(scope.body)) return 'body';
  return isOpen(scope.place) ? 'party' : 'place';
}

async function defaultKeyOf(pool: Pool, acting: Acting, tree: CoverageTree): Promise<string | null> {
  const [row] = await readScoped<DefaultKeysRow>(pool, acting, defaultKeys(acting.scope));
  return row?.[tree] ?? null;
}

/** Null where the counters can't serve: the scope does not hold the node whole, or they stand for another day. */
async function readCounters(
  pool: Pool,
  acting: Acting,
  settled: SettledQuestion,
): Promise<CoverageAnswer | null> {
  const { tree, key, definitions, on } = settled;
  if (tree === 'body') return null;
  const [chosen] = definitions;
  const shipped = [chosen, ...shippedDefinitions.filter((each) => each.code !== chosen.code)].filter(
    (each) => each.shipped,
  );
  const children = chosen.shipped
    ? measuredChildren(tree, key, chosen.code)
    : foldedChildren(tree, key, masksOf(chosen.settings));
  const [measured, groups, own] = await readAllScoped<[FoldedNodeRow, GroupRow, DefinitionRow]>(
    pool,
    acting,
    [
      measuredNode(
        tree,
        key,
        shipped.map((each) => each.code),
      ),
      children,
      definitionRows,
    ],
  );
  const node = measured[0];
  if (node === undefined || node.counted_on !== on) return null;
  if (!rangeHolds(acting.scope[tree], { from: node.pos, to: node.pos_end })) return null;
  const folded =
    own.length === 0
      ? []
      : await readScoped<FoldedNodeRow>(
          pool,
          acting,
          foldedNode(
            tree,
            key,
            own.map((each) => masksOf(each.settings)),
          ),
        );
  const rows = new Map<string, FoldedNodeRow>();
  shipped.forEach((each, index) => rows.set(each.code, measured[index]!));
  own.forEach((each, index) => rows.set(each.code, folded[index]!));
  const asked: SettledQuestion['definitions'] = [
    chosen,
    ...[...shipped, ...own].filter((each) => each.code !== chosen.code),
  ];
  const figures = figuresOf(rows.get(chosen.code)!);
  return {
    ...headOf(settled, node),
    figures,
    roll: rollOf(node),
    groups: groupsOf(groups, figures, 'children'),
    otherDefinitions: otherDefinitions(
      asked,
      asked.map((each) => rows.get(each.code)!),
    ),
  };
}

/** Whether the scope is bounded by no other tree than this one. */
function openBut(tree: CoverageTree, scope: Scope): boolean {
  return (['place', 'party', 'body'] as const).every((each) => each === tree || isOpen(scope[each]));
}

async function readSpans(
  pool: Pool,
  acting: Acting,
  settled: SettledQuestion,
): Promise<CoverageAnswer | Refusal> {
  const { tree, by, definitions } = settled;
  const found = await findRange(pool, acting, settled);
  if (isRefusal(found)) return found;
  const { node, range } = found;
  const masks = definitions.map((each) => masksOf(each.settings));
  const [rows, groups] = await readAllScoped<[MeasuresRow, GroupRow]>(pool, acting, [
    spanFigures(range, masks),
    groupingOf(range, settled, masks[0]!),
  ]);
  const figures = figuresOf(rows[0]!);
  return {
    ...headOf(settled, node),
    figures,
    roll: null,
    groups: groupsOf(groups, figures, tree === 'body' && by === 'children' ? 'type' : by),
    otherDefinitions: otherDefinitions(definitions, rows),
  };
}

function groupingOf(range: SpanRange, { by, key }: SettledQuestion, masks: CountingMasks): Statement {
  if (by !== 'children') return spanGroups(range, by, masks);
  return isTreeWithChildren(range) ? spanChildren(range, key, masks) : spanGroups(range, 'type', masks);
}

function isTreeWithChildren(range: SpanRange): range is SpanRange & { tree: 'place' | 'party' } {
  return range.tree !== 'body';
}

/** The node of a question with its interval on the asked day, cut to nothing by the scope later. */
export async function findRange(
  pool: Pool,
  acting: Acting,
  { tree, key, on, knownOn, filter }: SettledQuestion,
): Promise<{ node: NodeRow; range: SpanRange } | Refusal> {
  const [node] = await readScoped<NodeRow>(pool, acting, nodeOn(tree, key, on));
  if (node === undefined) return NOT_COUNTED;
  if (tree === 'body' && !rangeHolds(acting.scope.body, { from: node.pos, to: node.pos })) return NOT_COUNTED;
  const range = { tree, pos: node.pos, posEnd: node.pos_end, scope: acting.scope, on, knownOn, filter };
  return { node, range };
}

function headOf({ on, tree, by, definitions: [chosen] }: SettledQuestion, node: FoldedNodeRow | NodeRow) {
  return {
    on,
    tree,
    node: { key: node.key, name: node.name, parentKey: node.parent_key },
    countingDefinition: referTo(chosen),
    by: tree === 'body' && by === 'children' ? ('type' as const) : by,
  };
}

/** Rows come in the order of the definitions; the first is the chosen one. */
function otherDefinitions(
  definitions: readonly CountingDefinition[],
  rows: readonly MeasuresRow[],
): CoverageAnswer['otherDefinitions'] {
  return definitions.slice(1).flatMap((each, index) => {
    const row = rows[index + 1];
    return row === undefined ? [] : [{ definition: referTo(each), figures: figuresOf(row) }];
  });
}

/** As a definition is named under a figure. */
export function referTo({ code, version, name, note }: CountingDefinition) {
  return { code, version, name, note };
}

/** Month ends before a day, oldest first, and the day itself last. */
export function trendDays(on: Day, months: number): Day[] {
  const days: Day[] = [on];
  let monthEnd = addDays(`${on.slice(0, 8)}01`, -1);
  while (days.length < months) {
    days.unshift(monthEnd);
    monthEnd = addDays(`${monthEnd.slice(0, 8)}01`, -1);
  }
  return days;
}
