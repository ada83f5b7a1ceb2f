import type { Pool } from 'pg';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { figuresOf, groupsOf } from './coverage-figures.ts';
import { headOf, judgedBy, othersOf } from './coverage-head.ts';
import { findRange, type SettledQuestion } from './settle-question.ts';
import type { SpanRange } from './span-rows.queries.ts';
import { type SpanRow, spansBy, spansByChildren } from './spans.queries.ts';

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
  const rows = await readScoped<SpanRow>(pool, acting, spansOf(range, settled));
  const [chosen, ...others] = judgedBy(
    definitions,
    rows.filter((row) => row.rank !== null),
  );
  if (chosen === undefined) throw new Error('a definition asked for was not answered');
  const figures = figuresOf(chosen.row);
  const head = headOf(settled, node);
  return {
    ...head,
    figures,
    roll: null,
    groups: groupsOf(
      rows.filter((row) => row.rank === null),
      figures,
      head.by,
    ),
    otherDefinitions: othersOf(others),
  };
}

function spansOf(range: SpanRange, { by, key, definitions }: SettledQuestion): Statement {
  const masks = definitions.map((each) => masksOf(each.settings));
  if (by !== 'children') return spansBy(range, by, masks);
  const { tree } = range;
  return tree === 'body' ? spansBy(range, 'type', masks) : spansByChildren({ ...range, tree }, key, masks);
}
