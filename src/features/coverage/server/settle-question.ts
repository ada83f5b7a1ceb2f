import type { Pool } from 'pg';
import { validate as isUuid } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { isOpen, rangeHolds, type Scope } from '../../../platform/server/database/scope.ts';
import {
  type CountingDefinition,
  DEFAULT_DEFINITION_CODE,
  shippedDefinitions,
} from '../../counting/counting-definition.ts';
import { listDefinitions } from '../../counting/server/public.ts';
import { isRegionCode } from '../../places/region.rules.ts';
import type { CoverageGrouping, CoverageQuestion, CoverageTree } from '../coverage.contract.ts';
import { NOT_COUNTED } from './coverage-figures.ts';
import { type DefaultKeysRow, defaultKeys, type NodeRow, nodeOn } from './spans.queries.ts';
import type { Snapshots, SpanFilter, SpanRange } from './span-rows.queries.ts';

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

/** What the screen asks most often needs no look-up first: a named node, a shipped definition, today. */
export function quickQuestion(question: CoverageQuestion, scope: Scope, today: Day): SettledQuestion | null {
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
export function foldable(
  { tree, by, on, knownOn, filter }: SettledQuestion,
  scope: Scope,
  today: Day,
): boolean {
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

/** Whether the scope is bounded by no other tree than this one. */
function openBut(tree: CoverageTree, scope: Scope): boolean {
  return (['place', 'party', 'body'] as const).every((each) => each === tree || isOpen(scope[each]));
}

/**
 * The node of a question with its interval on the asked day, cut to nothing by the scope later.
 * @param since the earliest day that will be asked about
 */
export async function findRange(
  pool: Pool,
  acting: Acting,
  { tree, key, on, knownOn, filter }: SettledQuestion,
  since: Day = on,
): Promise<{ node: NodeRow; range: SpanRange } | Refusal> {
  const [node] = await readScoped<NodeRow>(pool, acting, nodeOn(tree, key, on));
  if (node === undefined) return NOT_COUNTED;
  if (tree === 'body' && !rangeHolds(acting.scope.body, { from: node.pos, to: node.pos })) return NOT_COUNTED;
  const { pos, pos_end: posEnd } = node;
  const snapshots = snapshotsOf(node, since);
  return { node, range: { tree, pos, posEnd, scope: acting.scope, on, knownOn, filter, snapshots } };
}

function snapshotsOf(
  { snapshot_days: days, snapshots_taken_at: takenAt, snapshot_nodes: nodes }: NodeRow,
  since: Day,
): Snapshots | null {
  const [first] = days ?? [];
  if (days === null || takenAt === null || nodes === null || first === undefined || first > since)
    return null;
  return { days, takenAt, nodes };
}
