import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { masksOf } from '../counting.rules.ts';
import type { TrendAnswer, TrendQuestion } from '../coverage.contract.ts';
import { type MeasuresRow } from './measures.queries.ts';
import { spanTrend } from './spans.queries.ts';
import { findRange, referTo, settleQuestion, trendDays } from './read-coverage.ts';

/** Coverage at the month ends before a day and on the day itself, under one definition. */
export async function readTrend(
  pool: Pool,
  acting: Acting,
  question: TrendQuestion,
  today: Day,
): Promise<TrendAnswer | Refusal> {
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  const found = await findRange(pool, acting, settled);
  if (isRefusal(found)) return found;
  const [definition] = settled.definitions;
  const days = trendDays(settled.on, question.months);
  const rows = await readScoped<MeasuresRow & { on_day: string }>(
    pool,
    acting,
    spanTrend(found.range, masksOf(definition.settings), days),
  );
  return {
    countingDefinition: referTo(definition),
    points: rows.map((row) => ({
      on: row.on_day,
      socialOrgs: row.total,
      formallyCovered: row.formal,
      workCovered: row.work,
    })),
  };
}
