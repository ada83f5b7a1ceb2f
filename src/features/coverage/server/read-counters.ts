import type { Pool } from 'pg';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import { shippedDefinitions } from '../../counting/counting-definition.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import { type DefinitionRow, definitionRows } from '../../counting/server/public.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import {
  type FoldedNodeRow,
  foldedChildren,
  foldedNode,
  measuredChildren,
  measuredNode,
} from './counters.queries.ts';
import { figuresOf, groupsOf, rollOf } from './coverage-figures.ts';
import { headOf, judgedBy, othersOf } from './coverage-head.ts';
import type { GroupRow } from './measures.queries.ts';
import type { SettledQuestion } from './settle-question.ts';

/** Null where the counters can't serve: the scope does not hold the node whole, or they stand for another day. */
export async function readCounters(
  pool: Pool,
  acting: Acting,
  settled: SettledQuestion,
): Promise<CoverageAnswer | null> {
  const { tree, key, on } = settled;
  if (tree === 'body') return null;
  const [chosen] = settled.definitions;
  const codes = shippedDefinitions.map((each) => each.code);
  const children = chosen.shipped
    ? measuredChildren(tree, key, chosen.code)
    : foldedChildren(tree, key, masksOf(chosen.settings));
  const [measured, groups, own] = await readAllScoped<[FoldedNodeRow, GroupRow, DefinitionRow]>(
    pool,
    acting,
    [measuredNode(tree, key, codes), children, definitionRows],
  );
  const node = measured[0];
  if (node === undefined || node.counted_on !== on) return null;
  if (!rangeHolds(acting.scope[tree], { from: node.pos, to: node.pos_end })) return null;
  const ownMasks = own.map((each) => masksOf(each.settings));
  const folded =
    own.length === 0 ? [] : await readScoped<FoldedNodeRow>(pool, acting, foldedNode(tree, key, ownMasks));
  const judged = [...judgedBy(shippedDefinitions, measured), ...judgedBy(own, folded)];
  const ours = judged.find((each) => each.definition.code === chosen.code);
  if (ours === undefined) return null;
  const figures = figuresOf(ours.row);
  return {
    ...headOf(settled, node),
    figures,
    roll: acting.scope.persons ? rollOf(node, on) : null,
    groups: groupsOf(groups, figures, 'children'),
    otherDefinitions: othersOf(judged.filter((each) => each !== ours)),
  };
}
