import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { CoverageAnswer, CoverageQuestion } from '../coverage.contract.ts';
import { readCounters } from './read-counters.ts';
import { readSpans } from './read-spans.ts';
import { foldable, quickQuestion, settleQuestion } from './settle-question.ts';

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
