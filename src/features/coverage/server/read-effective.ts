import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { rate } from '../../../platform/kernel/portion.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { masksOf } from '../../counting/counting.rules.ts';
import { lifeSince } from '../../counting/party-life.rules.ts';
import type { CoverageQuestion, TrendQuestion } from '../coverage.contract.ts';
import type { EffectiveAnswer, EffectiveFigures } from '../effective.contract.ts';
import { headOf, referTo } from './coverage-head.ts';
import { effectiveByGroups, effectiveOn, type EffectiveRow } from './effective.queries.ts';
import { trendDays } from './read-trend.ts';
import { findRange, settleQuestion } from './settle-question.ts';

/** 有效覆盖 of a node on a day: of the organisations that are covered, behind how many there is Party life. */
export async function readEffective(
  pool: Pool,
  acting: Acting,
  question: CoverageQuestion,
  today: Day,
): Promise<EffectiveAnswer | Refusal> {
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  const found = await findRange(pool, acting, settled);
  if (isRefusal(found)) return found;
  const { countingDefinition, by, on } = headOf(settled, found.node);
  const masks = masksOf(settled.definitions[0].settings);
  const rows = await readScoped<EffectiveRow & { key: string | null }>(
    pool,
    acting,
    effectiveByGroups(found.range, by, settled.key, masks),
  );
  const own = by === 'children' ? 'own' : '';
  return {
    on,
    since: lifeSince(on),
    countingDefinition,
    figures: figuresOf(sumOf(rows)),
    groups: rows.map((row) => ({ key: row.key ?? own, figures: figuresOf(row) })),
  };
}

/** The same at the month ends before a day and on the day itself. */
export async function readEffectiveTrend(pool: Pool, acting: Acting, question: TrendQuestion, today: Day) {
  const settled = await settleQuestion(pool, acting, question, today);
  if (isRefusal(settled)) return settled;
  const days = trendDays(settled.on, question.months);
  const found = await findRange(pool, acting, settled, days[0]);
  if (isRefusal(found)) return found;
  const [definition] = settled.definitions;
  const rows = await readScoped<EffectiveRow & { on_day: Day }>(
    pool,
    acting,
    effectiveOn(found.range, masksOf(definition.settings), days),
  );
  const onDay = (day: Day) => figuresOf(rows.find((row) => row.on_day === day) ?? NOTHING);
  return {
    countingDefinition: referTo(definition),
    points: days.map((on) => ({ on, figures: onDay(on) })),
  };
}

type Sums = Pick<EffectiveRow, 'total' | 'covered' | 'active' | 'idle'>;

const NOTHING: Sums = { total: 0, covered: 0, active: 0, idle: 0 };

function sumOf(rows: readonly Sums[]): Sums {
  return rows.reduce(
    (sum, row) => ({
      total: sum.total + row.total,
      covered: sum.covered + row.covered,
      active: sum.active + row.active,
      idle: sum.idle + row.idle,
    }),
    NOTHING,
  );
}

function figuresOf({ total, covered, active, idle }: Sums): EffectiveFigures {
  return { total, covered, active, idle, unmeasured: covered - active - idle, rate: rate(active, total) };
}
