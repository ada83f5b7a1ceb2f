import { addMonths, type Day, endOfMonth, FIRST_DAY, startOfMonth } from '../../platform/kernel/day.ts';
import {
  type FactState,
  type JudgedFact,
  type QuestionAnswer,
  type SchemeLine,
  type VitalityCount,
  vitalityFacts,
  type VitalityIndex,
  type VitalityQuestion,
  vitalityQuestions,
} from './vitality.ts';

/** What holds where no office has set anything. */
export const shippedScheme: readonly SchemeLine[] = vitalityFacts.map(
  ({ code, question, weight, threshold }) => ({ fact: code, question, weight, threshold }),
);

export const SHIPPED_NAME = '默认方案';

/** Months that are looked at before the month of the day, which counts as far as it has come. */
const MONTHS = 12;

/** The first day that duties and attendance are looked at from. */
export function vitalitySince(on: Day): Day {
  return on < addMonths(FIRST_DAY, MONTHS) ? FIRST_DAY : addMonths(startOfMonth(on), -MONTHS);
}

/** The ends of months before a day, and the day itself: at most `months` of them, ascending. */
export function vitalityDays(on: Day, months: number): Day[] {
  const days: Day[] = [on];
  for (let month = startOfMonth(on); days.length < months && month > FIRST_DAY; ) {
    month = addMonths(month, -1);
    days.unshift(endOfMonth(month));
  }
  return days;
}

/** Whether the share reaches the threshold; `100 × done ≥ threshold × owed`, never by fractions (GEN-01). */
export function stateOfFact({ done, owed }: VitalityCount, threshold: number): FactState {
  if (owed === 0) return 'unmeasured';
  return 100 * done >= threshold * owed ? 'met' : 'unmet';
}

/** The facts that the scheme asks for, judged; counts stand in the order of `vitalityFacts`. */
export function judgeFacts(counts: readonly VitalityCount[], scheme: readonly SchemeLine[]): JudgedFact[] {
  return vitalityFacts.flatMap(({ code }, at) => {
    const line = scheme.find(({ fact }) => fact === code);
    if (line === undefined || line.question === null) return [];
    const { done, owed } = counts[at] ?? { done: 0, owed: 0 };
    const { question } = line;
    return [{ ...line, question, done, owed, state: stateOfFact({ done, owed }, line.threshold) }];
  });
}

/** Each question with how many of its facts are met; one without facts that are measured is not answered. */
export function answerQuestions(facts: readonly JudgedFact[]): QuestionAnswer[] {
  return vitalityQuestions.map((question) => {
    const measured = facts.filter((fact) => fact.question === question && fact.state !== 'unmeasured');
    return {
      question,
      met: measured.filter(({ state }) => state === 'met').length,
      measured: measured.length,
    };
  });
}

/** The weights of what is met over those of what is measured; null where nothing that weighs is measured. */
export function indexOf(facts: readonly JudgedFact[]): VitalityIndex | null {
  const weigh = (states: readonly FactState[]) =>
    facts.filter(({ state }) => states.includes(state)).reduce((sum, { weight }) => sum + weight, 0);
  const of = weigh(['met', 'unmet']);
  const met = weigh(['met']);
  return of === 0 ? null : { met, of, value: Math.floor((200 * met + of) / (2 * of)) };
}

/** As the table keeps it: one number for each fact. */
export interface StoredScheme {
  readonly questions: readonly number[];
  readonly weights: readonly number[];
  readonly thresholds: readonly number[];
}

/** @param lines in any order; a fact that is left out is not asked for */
export function storeScheme(lines: readonly SchemeLine[]): StoredScheme {
  const each = vitalityFacts.map(({ code }) => lines.find(({ fact }) => fact === code));
  return {
    questions: each.map((line) =>
      line?.question === undefined || line.question === null
        ? 0
        : vitalityQuestions.indexOf(line.question) + 1,
    ),
    weights: each.map((line) => line?.weight ?? 0),
    thresholds: each.map((line) => line?.threshold ?? 100),
  };
}

export function readScheme({ questions, weights, thresholds }: StoredScheme): SchemeLine[] {
  return vitalityFacts.map(({ code }, at) => ({
    fact: code,
    question: questionAt(questions[at] ?? 0),
    weight: weights[at] ?? 0,
    threshold: thresholds[at] ?? 100,
  }));
}

function questionAt(number: number): VitalityQuestion | null {
  return vitalityQuestions[number - 1] ?? null;
}
