import type { Day } from '../../platform/kernel/day.ts';
import { addMonths } from '../../platform/kernel/day.ts';
import { type DutyUnit, type MeetingKind, meetingKindOf } from '../codes/tables/meeting.ts';
import type { Span } from '../meetings/duty.ts';
import { dutyKinds, owesWhole, periodAround } from '../meetings/duty.rules.ts';
import type { PlanLine } from './year-plan.ts';

/** A rule of an office that reaches a branch (应开规则). */
export interface ReachingRule {
  readonly kind: MeetingKind;
  readonly per: DutyUnit;
  readonly least: number;
  readonly own: boolean;
  /** The place in the tree of who set it: the larger, the nearer. */
  readonly depth: number;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly basis: string;
}

/** Of a branch, what decides on its duties. */
export interface PlanningBranch {
  /** A 党支部 or 联合党支部 that is neither 功能型 nor 临时: the articles ask of it. */
  readonly usual: boolean;
  readonly firstOn: Day;
  readonly endedOn: Day | null;
  /** When somebody held a post that only a committee has; when there was a group. Later months are taken to be as today. */
  readonly committee: readonly Standing[];
  readonly groups: readonly Standing[];
}

/** From a day up to, not with, another; null is open. */
export interface Standing {
  readonly from: Day;
  readonly to: Day | null;
}

/** What is owed in one period of the year. */
export interface PlanDuty extends Span {
  readonly kind: MeetingKind;
  readonly least: number;
  readonly clause: string;
}

const UNITS: readonly DutyUnit[] = ['month', 'quarter', 'year'];

/**
 * Every duty of a branch in a year, its later months too. A rule goes before the articles: of several the own, then the nearest
 * from above. A branch owes whole periods (GEN-02).
 */
export function dutiesOfYear(
  branch: PlanningBranch,
  rules: readonly ReachingRule[],
  year: number,
  today: Day,
): PlanDuty[] {
  const kinds = [...new Set([...dutyKinds.map(({ kind }) => kind), ...rules.map(({ kind }) => kind)])];
  return kinds.flatMap((kind) =>
    UNITS.flatMap((per) =>
      periodsOf(year, per)
        .filter((period) => owesWhole(branch, period))
        .flatMap((period) => dutyIn(branch, nearest(rules, kind, period.from), kind, per, period, today)),
    ),
  );
}

/** The months, the quarters or the year itself, from the first to the last. */
export function periodsOf(year: number, per: DutyUnit): Span[] {
  const periods: Span[] = [];
  const end = `${year + 1}-01-01`;
  for (let each = periodAround(`${year}-01-01`, per); each.from < end; each = periodAround(each.to, per)) {
    periods.push(each);
  }
  return periods;
}

function nearest(rules: readonly ReachingRule[], kind: MeetingKind, on: Day): ReachingRule | undefined {
  return rules
    .filter((rule) => rule.kind === kind && rule.fromOn <= on && (rule.toOn === null || on < rule.toOn))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || b.depth - a.depth)[0];
}

function dutyIn(
  { usual, committee, groups }: PlanningBranch,
  rule: ReachingRule | undefined,
  kind: MeetingKind,
  per: DutyUnit,
  period: Span,
  today: Day,
): PlanDuty[] {
  const { duty, calls } = meetingKindOf(kind);
  const begins = period.from < today ? period.from : today;
  const ends = period.to <= today ? period.to : begins;
  if (calls === 'group' && !groups.some((each) => stands(each, begins, ends))) return [];
  if (rule !== undefined) {
    return rule.per === per ? [{ ...period, kind, least: rule.least, clause: rule.basis }] : [];
  }
  if (!usual || duty === undefined || duty.per !== per) return [];
  if (duty.needs === 'committee' && !committee.some((each) => stands(each, begins, begins))) return [];
  return [{ ...period, kind, least: duty.least, clause: duty.clause }];
}

function stands({ from, to }: Standing, begins: Day, ends: Day): boolean {
  return from <= begins && (to === null || (to > begins && to >= ends));
}

/** A duty for which a plan has fewer lines than are owed. */
export interface PlanGap extends PlanDuty {
  readonly planned: number;
}

/** What a plan leaves out of what is owed. It is told beside the plan and keeps nobody from it. */
export function gapsOf(
  lines: readonly Pick<PlanLine, 'month' | 'kinds'>[],
  duties: readonly PlanDuty[],
): PlanGap[] {
  return duties.flatMap((duty) => {
    const planned = lines.filter(({ month, kinds }) => kinds.includes(duty.kind) && isIn(duty, month)).length;
    return planned < duty.least ? [{ ...duty, planned }] : [];
  });
}

/** Whether a month of the year in which a period lies belongs to it. */
export function isIn({ from, to }: Span, month: number): boolean {
  const first = `${from.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  return first >= from && first < to;
}

/** The meetings of a year's end stand in an order: talks go before 组织生活会, with which 民主评议 is held (MEET-06 to MEET-08). */
const LATE_IN_YEAR: Readonly<Partial<Record<MeetingKind, number>>> = {
  talks: 11,
  criticism_meeting: 12,
  appraisal: 12,
};

/** A plan to begin with: each duty once for every time that it is owed, spread over its period. */
export function linesOfDuties(duties: readonly PlanDuty[]): PlanLine[] {
  return duties
    .flatMap(({ kind, from, to, least }) =>
      Array.from({ length: least }, (_, at) => ({
        month: LATE_IN_YEAR[kind] ?? spread(from, to, at, least),
        kinds: [kind],
        topic: null,
        note: null,
      })),
    )
    .toSorted((a, b) => a.month - b.month);
}

function spread(from: Day, to: Day, at: number, of: number): number {
  const first = Number(from.slice(5, 7));
  let months = 0;
  while (addMonths(from, months) < to) months += 1;
  return first + Math.floor(((at + 0.5) * months) / of);
}
