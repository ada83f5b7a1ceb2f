/** What may be said of a social organisation beside its own fields: heads, checks, grades, listings, 群团, advisors, declared figures. */
import { addDays, addYears, type Day, isDay } from '../../platform/kernel/day.ts';
import { type Findings, findingsOf, refuseMisfits } from '../../platform/kernel/findings.ts';
import { LARGEST_COUNT } from '../../platform/kernel/parse-count.ts';
import {
  FEWEST_TOLD,
  hideSmall,
  type PersonCount,
  tellAs,
  tellCount,
} from '../../platform/kernel/small-counts.ts';
import {
  isRefusal,
  quotable,
  type Refusal,
  refuse,
  type Warning,
  warn,
} from '../../platform/kernel/refusal.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import {
  type AnnualCheckDraft,
  type DeclaredFigureDraft,
  type DeclaredFigureKind,
  type EvaluationDraft,
  type MismatchDecision,
  type SocialOrgFactDrafts,
  socialOrgFactFields,
  type SocialOrgFactKind,
} from './social-org-fact.ts';

const FIRST_CHECKED_YEAR = 1990;
/** SORG-08. */
const EVALUATION_YEARS = 5;

type Values = Readonly<Record<string, unknown>>;

/** Checks one fact. Pure; the caller tells the day. */
export function checkSocialOrgFact<K extends SocialOrgFactKind>(
  kind: K,
  draft: SocialOrgFactDrafts[K],
  today: Day,
): Findings {
  const values: Values = { ...draft };
  return findingsOf([
    ...refuseMisfits(socialOrgFactFields[kind], textsOf(values)),
    ...refuseMissing(kind, values),
    ...refuseFactDays(kind, values, today),
    ...refuseFactCounts(kind, values),
    refuseFactPhone(values),
    kind === 'annualChecks' ? refuseCheckedYear(draft as AnnualCheckDraft, today) : null,
    kind === 'evaluations' ? reviewEvaluation(draft as EvaluationDraft) : null,
  ]);
}

/** Grades are numbers and roles are lists: neither is a single code to look up as text. */
function textsOf(values: Values): Values {
  return typeof values.grade === 'number' ? { ...values, grade: String(values.grade) } : values;
}

function refuseMissing(kind: SocialOrgFactKind, values: Values): Refusal[] {
  return socialOrgFactFields[kind]
    .filter(({ field, required }) => required === true && isBlank(values[field]))
    .map(({ field, title }) => refuse('fact.missing', `${title}没有填写。请补填。`, { field }));
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function refuseFactDays(kind: SocialOrgFactKind, values: Values, today: Day): Refusal[] {
  const found = socialOrgFactFields[kind].flatMap(({ field, title, kind: fieldKind }) => {
    const on = values[field];
    if (fieldKind !== 'day' || typeof on !== 'string') return [];
    if (!isDay(on)) {
      return [
        refuse('day.impossible', `${title}“${quotable(on)}”不是日历上有的日期，请改正。`, {
          field,
          value: quotable(on),
        }),
      ];
    }
    // An end may be foreseen, a beginning or a declaration may not.
    if (field === 'toOn' || on <= today) return [];
    return [refuse('day.future', `${title} ${on} 晚于今天 ${today}，请核对年份。`, { field, value: on })];
  });
  const { fromOn, toOn } = values;
  if (isDay(fromOn) && isDay(toOn) && toOn <= fromOn) {
    const message = `结束日期 ${toOn} 不晚于开始日期 ${fromOn}，请核对后改正。`;
    return [...found, refuse('day.order', message, { field: 'toOn', value: toOn })];
  }
  return found;
}

function refuseFactCounts(kind: SocialOrgFactKind, values: Values): Refusal[] {
  return socialOrgFactFields[kind].flatMap(({ field, title, kind: fieldKind }) => {
    const value = values[field];
    if (fieldKind !== 'count' || typeof value !== 'number') return [];
    if (Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT) return [];
    return [
      refuse('count.unreadable', `${title}“${value}”不是能保存的 0 或正整数，请改正。`, {
        field,
        value: String(value),
      }),
    ];
  });
}

function refuseFactPhone({ phone }: Values): Refusal | null {
  if (typeof phone !== 'string' || phone.trim() === '') return null;
  const checked = checkPhone(phone);
  return isRefusal(checked) ? checked : null;
}

function refuseCheckedYear({ year }: AnnualCheckDraft, today: Day): Refusal | null {
  const thisYear = Number(today.slice(0, 4));
  if (year >= FIRST_CHECKED_YEAR && year <= thisYear) return null;
  return refuse('fact.year', `年度“${year}”不在 ${FIRST_CHECKED_YEAR} 至 ${thisYear} 之间，请核对。`, {
    field: 'year',
    value: String(year),
  });
}

function reviewEvaluation({ fromOn, toOn }: EvaluationDraft): Warning | null {
  if (!isDay(fromOn) || !isDay(toOn) || toOn <= addYears(fromOn, EVALUATION_YEARS)) return null;
  return warn(
    'fact.evaluation-too-long',
    `评估等级从 ${fromOn} 到 ${toOn} 超过 ${EVALUATION_YEARS} 年，请核对有效期。`,
    {
      field: 'toOn',
      clause: 'SORG-08 社会组织评估管理办法',
    },
  );
}

/** The first day on which a grade no longer holds: the one after 有效期至, and five years on where nobody says (SORG-08). */
export function evaluationEndOf({ fromOn, toOn }: EvaluationDraft): Day {
  return toOn ? addDays(toOn, 1) : addYears(fromOn, EVALUATION_YEARS);
}

/** How many members the roll counts for an organisation. */
export interface RollCounts {
  readonly full: number;
  readonly probationary: number;
  readonly notTransferred: number;
}

/** One declared figure beside what the roll counts; null: the roll has nobody for the organisation. */
export interface Declaration {
  readonly figure: DeclaredFigureKind;
  readonly declared: number;
  readonly onRoll: PersonCount | null;
  /** 账实不符: both exist and differ, and the matter is not closed; false where the roll's number is not told. */
  readonly mismatch: boolean;
  /** What was decided of the difference and still holds. */
  readonly settled: SettledMismatch | null;
}

interface SettledMismatch {
  readonly decision: MismatchDecision;
  readonly reason: string;
  readonly by: string | null;
  readonly at: string;
}

/** A decision with the values that it was made on: it holds for these. */
export interface MismatchSettlement extends SettledMismatch {
  readonly figure: DeclaredFigureKind;
  readonly declared: number;
  readonly declaredOn: Day;
  readonly onRoll: number;
}

/**
 * Sets the last declared figures beside the roll. A roll without anybody of the organisation says nothing, since its members
 * may not have been entered yet; so it does not contradict what was declared.
 */
export function compareDeclared(
  figures: readonly DeclaredFigureDraft[],
  roll: RollCounts,
  settlements: readonly MismatchSettlement[],
): Declaration[] {
  const known = roll.full + roll.probationary > 0;
  return lastOfEach(figures).map((last) => {
    const { figure, value } = last;
    const onRoll = known ? rollFigure(figure, roll) : null;
    if (onRoll === null || onRoll === value)
      return { figure, declared: value, onRoll, mismatch: false, settled: null };
    const held = settlements.find((each) => settlementHolds(each, last, onRoll));
    return { figure, declared: value, onRoll, mismatch: held?.decision !== 'roll', settled: shortOf(held) };
  });
}

function shortOf(held: MismatchSettlement | undefined): SettledMismatch | null {
  return held === undefined
    ? null
    : { decision: held.decision, reason: held.reason, by: held.by, at: held.at };
}

/** While the roll is being mended its number moves; a closed matter opens again when it does. */
function settlementHolds(
  { figure, decision, declared, declaredOn, onRoll }: MismatchSettlement,
  last: DeclaredFigureDraft,
  now: number,
): boolean {
  if (figure !== last.figure || declared !== last.value || declaredOn !== last.declaredOn) return false;
  return decision === 'declared' || onRoll === now;
}

/** How the roll of one organisation is told beside the Party line: its small counts hidden, and what would give them away. */
export function tellRollCounts(roll: RollCounts): Readonly<Record<keyof RollCounts, PersonCount>> {
  const [full, probationary] = hideSmall([roll.full, roll.probationary]) ?? [];
  const hidden = (count: number) => (count < FEWEST_TOLD ? 'few' : 'withheld');
  return {
    full: tellAs(roll.full, full ?? hidden(roll.full)),
    probationary: tellAs(roll.probationary, probationary ?? hidden(roll.probationary)),
    notTransferred: tellCount(roll.notTransferred),
  };
}

/** The same of what was declared: a number beside it that agrees would tell as much as the number. */
export function tellDeclarations(declarations: readonly Declaration[], roll: RollCounts): Declaration[] {
  const told = tellRollCounts(roll);
  const sum = roll.full + roll.probationary;
  const parts = hideSmall([roll.full, roll.probationary]);
  const onRollOf: Readonly<Record<DeclaredFigureKind, PersonCount>> = {
    full_members: told.full,
    probationary_members: told.probationary,
    members: sum < FEWEST_TOLD ? 'few' : parts === null ? 'withheld' : sum,
    members_not_transferred: told.notTransferred,
  };
  return declarations.map((each) => {
    const onRoll = each.onRoll === null ? null : onRollOf[each.figure];
    return { ...each, onRoll, mismatch: typeof onRoll === 'number' && each.mismatch, settled: null };
  });
}

function lastOfEach(figures: readonly DeclaredFigureDraft[]): readonly DeclaredFigureDraft[] {
  const last = new Map<DeclaredFigureKind, DeclaredFigureDraft>();
  for (const each of figures) {
    const before = last.get(each.figure);
    if (before === undefined || before.declaredOn < each.declaredOn) last.set(each.figure, each);
  }
  return [...last.values()];
}

function rollFigure(figure: DeclaredFigureKind, { full, probationary, notTransferred }: RollCounts): number {
  switch (figure) {
    case 'full_members':
      return full;
    case 'probationary_members':
      return probationary;
    case 'members':
      return full + probationary;
    case 'members_not_transferred':
      return notTransferred;
  }
}
