import { type Day, partsOf } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { type DutyUnit, kindName, meetingKindOf } from '../codes/tables/meeting.ts';
import { periodAround } from '../meetings/duty.rules.ts';
import type { MeetingHost } from '../meetings/meeting.ts';
import { assemblyOf, checkKinds } from '../meetings/meeting.rules.ts';
import {
  type FollowedLine,
  type HeldMeeting,
  type LineState,
  MOST_LINES,
  type PlanLine,
  type PlannedFor,
} from './year-plan.ts';

const LENGTHS: Readonly<Record<DutyUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** Whether a plan or a template of a year may be set today. What was planned for a year gone by stays as it was. */
export function checkYear(year: number, today: Day): Refusal | null {
  const now = partsOf(today).year;
  if (year === now || year === now + 1) return null;
  return refuse(
    'plan.year',
    year < now
      ? `${year}年已经过去，当时的计划不能再改。可以定${now}年和${now + 1}年的。`
      : `${year}年还早，可以定${now}年和${now + 1}年的计划。`,
    { field: 'year', value: String(year) },
  );
}

/** Whether lines can stand in a plan of this Party organisation; refusals name the line by its month and kinds. */
export function checkLines(lines: readonly PlanLine[], host: MeetingHost): Refusal[] {
  if (lines.length === 0) {
    return [refuse('plan.empty', '计划里还没有安排。请至少写一项。', { field: 'lines' })];
  }
  if (lines.length > MOST_LINES) {
    return [
      refuse('plan.long', `一年最多安排 ${MOST_LINES} 项，现在有 ${lines.length} 项。请合并一些。`, {
        field: 'lines',
      }),
    ];
  }
  return lines.flatMap((line) =>
    checkOneMeeting(line, host).map(({ code, message, clause }) =>
      refuse(code, `${line.month}月的${line.kinds.length === 0 ? '一项' : `“${textOf(line)}”`}：${message}`, {
        field: 'lines',
        ...(clause === undefined ? {} : { clause }),
      }),
    ),
  );
}

const NO_KIND = refuse('plan.no-kind', '还没有选组织生活类型。请选择，或删去这一项。');

/** As for a meeting that is announced; which group holds it is settled then. */
function checkOneMeeting({ kinds }: PlanLine, host: MeetingHost): Refusal[] {
  if (kinds.length === 0) return [NO_KIND];
  const called = assemblyOf(kinds) ?? 'any';
  const assembly = called === 'any' ? 'members' : called;
  return checkKinds({ kinds, assembly, partyGroup: called === 'group' ? '各党小组' : null }, host);
}

function textOf({ kinds }: Pick<PlanLine, 'kinds'>): string {
  return kinds.map((kind) => kindName(kind)).join('、');
}

/**
 * How each line of a plan stands by the meetings held in its year. A line is held by a meeting of all its kinds in its month, else
 * by one elsewhere in the period over which its kinds are owed (a quarterly one within the quarter; one that nobody owes within the
 * year). A meeting stands for one line of a kind; what every group holds is taken together.
 */
export function followPlan(
  lines: readonly PlanLine[],
  meetings: readonly HeldMeeting[],
  year: number,
  today: Day,
): FollowedLine[] {
  const taken = new Set<string>();
  const inOrder = meetings.toSorted((a, b) => a.heldOn.localeCompare(b.heldOn) || a.id.localeCompare(b.id));
  const found = new Map<PlanLine, { readonly state: LineState; readonly meetings: HeldMeeting[] }>();
  for (const unit of ['month', 'period'] as const) {
    for (const line of lines) {
      if (found.has(line)) continue;
      const first = firstOf(year, line.month);
      const span = periodAround(first, unit === 'month' ? 'month' : unitOf(line));
      const own = inOrder.filter(
        ({ id, kinds, heldOn }) =>
          heldOn >= span.from &&
          heldOn < span.to &&
          line.kinds.every((kind) => kinds.includes(kind) && !taken.has(`${id} ${kind}`)),
      );
      const chosen = byGroups(line) ? own : own.slice(0, 1);
      if (chosen.length === 0) continue;
      for (const { id } of chosen) for (const kind of line.kinds) taken.add(`${id} ${kind}`);
      found.set(line, { state: unit === 'month' ? 'held' : 'moved', meetings: chosen });
    }
  }
  return lines.map((line) => ({
    ...line,
    ...(found.get(line) ?? { state: openState(line, year, today), meetings: [] }),
  }));
}

function firstOf(year: number, month: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

function byGroups({ kinds }: PlanLine): boolean {
  return kinds.some((kind) => meetingKindOf(kind).calls === 'group');
}

/** The shortest period over which one of its kinds is owed. */
function unitOf({ kinds }: PlanLine): DutyUnit {
  return kinds
    .map((kind) => meetingKindOf(kind).duty?.per ?? 'year')
    .reduce((shortest, each) => (LENGTHS[each] < LENGTHS[shortest] ? each : shortest));
}

function openState({ month }: PlanLine, year: number, today: Day): LineState {
  const { from, to } = periodAround(firstOf(year, month), 'month');
  if (today >= to) return 'missed';
  return today >= from ? 'due' : 'planned';
}

/** How many lines stand how. */
export function countStates(
  lines: readonly Pick<FollowedLine, 'state'>[],
): Readonly<Record<LineState, number>> {
  const counts = { held: 0, moved: 0, due: 0, planned: 0, missed: 0 };
  for (const { state } of lines) counts[state] += 1;
  return counts;
}

/** What a template says of whom it is for, and where it comes from. */
export interface TemplateAim {
  readonly orgTypes: readonly string[];
  readonly sizeBands: readonly string[];
  /** The place in the tree of who set it: the larger, the nearer. */
  readonly depth: number;
}

/**
 * The templates that fit a branch by the organisations that it covers (分类指导), the one to begin with first: the nearest office's;
 * of one office the one that fits most of them; then the one that says most of whom it is for.
 */
export function fittingTemplates<Template extends TemplateAim>(
  templates: readonly Template[],
  orgs: readonly PlannedFor[],
): Template[] {
  const fits = (template: Template) => orgs.filter((org) => isFor(template, org)).length;
  const says = ({ orgTypes, sizeBands }: Template) =>
    Number(orgTypes.length > 0) + Number(sizeBands.length > 0);
  return templates
    .filter((template) => says(template) === 0 || fits(template) > 0)
    .toSorted((a, b) => b.depth - a.depth || fits(b) - fits(a) || says(b) - says(a));
}

function isFor({ orgTypes, sizeBands }: TemplateAim, { type, sizeBand }: PlannedFor): boolean {
  return (
    (orgTypes.length === 0 || orgTypes.includes(type)) &&
    (sizeBands.length === 0 || sizeBands.includes(sizeBand))
  );
}
