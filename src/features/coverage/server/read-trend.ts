import type { Pool } from 'pg';
import { addDays, type Day, FIRST_DAY, startOfMonth } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import type { TrendAnswer, TrendQuestion } from '../coverage.contract.ts';
import { type MeasuresRow } from './measures.queries.ts';
import { spanTrend } from './spans.queries.ts';
import { referTo } from './coverage-head.ts';
import { findRange, settleQuestion } from './settle-question.ts';

/** Coverage at the month ends before a day and on the day itself, under one definition. */
export async function readTrend(
  pool: Pool,
  acting: Acting,
  question: TrendQuestion,
  today: Day,
): Promise<TrendAnswer | Refusal> {
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  const days = trendDays(settled.on, question.months);
  const found = await findRange(pool, acting, settled, days[0]);
  if (isRefusal(found)) return found;
  const [definition] = settled.definitions;
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

/** Month ends before a day, oldest first, and the day itself last; fewer where the days themselves begin. */
export function trendDays(on: Day, months: number): Day[] {
  const days: Day[] = [on];
  for (let month = startOfMonth(on); days.length < months && month > FIRST_DAY; ) {
    const monthEnd = addDays(month, -1);
    days.unshift(monthEnd);
    month = startOfMonth(monthEnd);
  }
  return days;
}
