import { addMonths, type Day, partsOf, startOfMonth } from '../../platform/kernel/day.ts';
import {
  type DutyUnit,
  type MeetingDuty,
  meetingKindOf,
  meetingKinds,
  type MeetingKind,
} from '../codes/tables/meeting.ts';
import { codesOf } from '../codes/code-table.ts';
import { type PartyPost, partyPosts } from '../codes/tables/party-org.ts';
import type { DutyCounts, DutyPeriod, DutyState, Span } from './duty.ts';

const MONTHS: Readonly<Record<DutyUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** A period as it stands in an address: `2026-10`, `2026-Q3`, `2026`. */
export const PERIOD = /^[12]\d{3}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** The days of a period by its name. */
export function spanOf(period: string): Span {
  const [year = '', part] = period.split('-');
  if (part === undefined) return spanFrom(`${year}-01-01`, 'year');
  if (!part.startsWith('Q')) return spanFrom(`${year}-${part}-01`, 'month');
  const month = String((Number(part.slice(1)) - 1) * MONTHS.quarter + 1).padStart(2, '0');
  return spanFrom(`${year}-${month}-01`, 'quarter');
}

function spanFrom(from: Day, unit: DutyUnit): Span {
  return { from, to: addMonths(from, MONTHS[unit]) };
}

/** The month, quarter or year in which a day lies, by calendar (GEN-02). */
export function periodAround(day: Day, unit: DutyUnit): Span {
  const { month } = partsOf(day);
  const back = (month - 1) % MONTHS[unit];
  return spanFrom(addMonths(startOfMonth(day), -back), unit);
}

/** The name of the month in which a day lies. */
export function monthOf(day: Day): string {
  return day.slice(0, 'YYYY-MM'.length);
}

/** The name of a span that is a month, a quarter or a year: the other way round from `spanOf`. */
export function nameOf({ from, to }: Span): string {
  const { year, month } = partsOf(from);
  if (addMonths(from, MONTHS.month) === to) return monthOf(from);
  return addMonths(from, MONTHS.year) === to ? String(year) : `${year}-Q${Math.ceil(month / MONTHS.quarter)}`;
}

/** Posts that only a committee has: a secretary, with or without a deputy, is none (BRANCH-08). */
export const committeePosts: readonly PartyPost[] = codesOf(partyPosts).filter(
  (post) => !['secretary', 'deputy_secretary', 'party_worker'].includes(post),
);

/** Kinds that branches owe, with their duty. */
export const dutyKinds: readonly { readonly kind: MeetingKind; readonly duty: MeetingDuty }[] =
  meetingKinds.entries.flatMap(({ code }) => {
    const { duty } = meetingKindOf(code);
    return duty === undefined ? [] : [{ kind: code, duty }];
  });

/** Every period of every duty that touches the span and has begun: a month lies in the quarter and the year that hold it. */
export function dutyPeriods(span: Span, today: Day): DutyPeriod[] {
  return dutyKinds.flatMap(({ kind, duty: { per, least, needs } }) => {
    const periods: DutyPeriod[] = [];
    for (let each = periodAround(span.from, per); each.from < span.to && each.from <= today; ) {
      periods.push({ ...each, kind, least, needs });
      each = spanFrom(each.to, per);
    }
    return periods;
  });
}

/** A late quarter is named for a year, a late year for another: what was not held then can no longer be held. */
const NAMED_BACK: Readonly<Record<DutyUnit, number>> = { month: 0, quarter: 4, year: 1 };

/** Quarters and years that were over before the span began, and of which a reminder still speaks; the latest first. */
export function earlierPeriods(span: Span): UnitPeriod[] {
  return UNITS.flatMap((per) => {
    const { from } = periodAround(span.from, per);
    return Array.from({ length: NAMED_BACK[per] }, (_, back) => ({
      ...spanFrom(addMonths(from, -(back + 1) * MONTHS[per]), per),
      per,
    }));
  });
}

/** What is owed by the articles in such periods. */
export function earlierDuties(span: Span): DutyPeriod[] {
  return earlierPeriods(span).flatMap(({ per, ...period }) =>
    dutyKinds
      .filter(({ duty }) => duty.per === per)
      .map(({ kind, duty: { least, needs } }) => ({ ...period, kind, least, needs })),
  );
}

/** A month, a quarter or a year in which a rule of an office may ask for something. */
export interface UnitPeriod extends Span {
  readonly per: DutyUnit;
}

const UNITS: readonly DutyUnit[] = ['month', 'quarter', 'year'];

/** Every month, quarter and year that touches the span and has begun. */
export function unitPeriods(span: Span, today: Day): UnitPeriod[] {
  return UNITS.flatMap((per) => {
    const periods: UnitPeriod[] = [];
    for (let each = periodAround(span.from, per); each.from < span.to && each.from <= today; ) {
      periods.push({ ...each, per });
      each = spanFrom(each.to, per);
    }
    return periods;
  });
}

/** Whether a branch was there for all of a period. */
export function owesWhole(
  branch: { readonly firstOn: Day; readonly endedOn: Day | null },
  period: Span,
): boolean {
  return branch.firstOn <= period.from && (branch.endedOn === null || branch.endedOn >= period.to);
}

/** The worst of what stands behind the counts; null where nothing is owed. */
export function stateOf({ owed, late, due, earlier }: DutyCounts): DutyState | null {
  if (late + earlier > 0) return 'late';
  if (owed === 0) return null;
  return due > 0 ? 'due' : 'done';
}
