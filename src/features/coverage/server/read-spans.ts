import type { Pool } from 'pg';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { figuresOf, groupsOf } from './coverage-figures.ts';
import { headOf, judgedBy, othersOf } from './coverage-head.ts';
import type { GroupRow, MeasuresRow } from './measures.queries.ts';
import { findRange, type SettledQuestion } from './settle-question.ts';
import { type SpanRange, spanChildren, spanFigures, spanGroups } from './spans.queries.ts';

/** Any day, any filter, any part of a node that the caller's scope leaves. */
export async function readSpans(
  pool: Pool,
  acting: Acting,
  settled: SettledQuestion,
): Promise<CoverageAnswer | Refusal> {
  const found = await findRange(pool, acting, settled);
  if (isRefusal(found)) return found;
  const { node, range } = found;
  const { definitions } = settled;
  const [rows, groups] = await readAllScoped<[MeasuresRow, GroupRow]>(pool, acting, [
    spanFigures(
      range,
      definitions.map((each) => masksOf(each.settings)),
    ),
    groupingOf(range, settled),
  ]);
  const [chosen, ...others] = judgedBy(definitions, rows);
  if (chosen === undefined) throw new Error('a definition asked for was not answered');
  const figures = figuresOf(chosen.row);
  const head = headOf(settled, node);
  return {
    ...head,
    figures,
    roll: null,
    groups: groupsOf(groups, figures, head.by),
    otherDefinitions: othersOf(others),
  };
}

function groupingOf(range: SpanRange, { by, key, definitions: [chosen] }: SettledQuestion): Statement {
  const masks = masksOf(chosen.settings);
  if (by !== 'children') return spanGroups(range, by, masks);
  const { tree } = range;
  return tree === 'body' ? spanGroups(range, 'type', masks) : spanChildren({ ...range, tree }, key, masks);
}
