import type { Pool } from 'pg';
import { addMonths, type Day, startOfMonth } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { vitalityFacts, vitalityQuestions } from '../../vitality/vitality.ts';
import type { PartyOrgFilter } from '../party-org-list.contract.ts';
import type { VitalitySums } from '../vitality-sums.contract.ts';
import { firstMonthKept } from '../vitality-sums.rules.ts';
import { refuseDayNotKept, settleListQuestion } from './list-party-orgs.ts';
import { type SumRow, vitalitySums } from './vitality-sums.queries.ts';

/** The three questions over the Party organisations of a list, on a day and month by month before it. */
export async function sumVitality(
  pool: Pool,
  acting: Acting,
  { months, ...filter }: PartyOrgFilter & { readonly months: number },
  today: Day,
): Promise<VitalitySums | Refusal> {
  const on = filter.on ?? today;
  const question = await settleListQuestion(pool, acting, filter, today);
  if (isRefusal(question)) return question;
  const refusal = refuseDayNotKept(on, today);
  if (refusal !== null) return refusal;
  const [asked, kept] = [addMonths(startOfMonth(on), 1 - months), firstMonthKept(today)];
  const rows = await readScoped<SumRow>(pool, acting, vitalitySums(question, asked > kept ? asked : kept));
  const history = rows.map((row) => ({ on: row.on_day, total: row.total, questions: questionsOf(row) }));
  const last = rows.at(-1) ?? { on_day: on, total: 0, measured: [], met: [] };
  return {
    on,
    total: last.total,
    questions: questionsOf(last),
    facts: vitalityFacts.map(({ code, question: of }, at) => ({
      fact: code,
      question: of,
      ...answersAt(last, vitalityQuestions.length + at),
    })),
    history,
  };
}

function questionsOf(row: SumRow) {
  return vitalityQuestions.map((question, at) => ({ question, ...answersAt(row, at) }));
}

function answersAt({ total, measured, met }: SumRow, at: number) {
  const [isMeasured, isMet] = [measured[at] ?? 0, met[at] ?? 0];
  return { met: isMet, unmet: isMeasured - isMet, unmeasured: total - isMeasured };
}
