import { addDays, addMonths, type Day, partsOf, startOfMonth } from '../../platform/kernel/day.ts';
import type { MeetingKind } from '../codes/tables/meeting.ts';
import { owesWhole, periodAround } from '../meetings/duty.rules.ts';
import type { DemoMeeting } from './demo.ts';
import type { Branch } from './draw-roll.ts';

/** A branch with its habits. */
export interface MeetingBranch extends Branch {
  /** How likely it holds what it planned. */
  readonly diligence: number;
  /** The fixed day of the month (MEET-05). */
  readonly day: number;
}

export interface PlannedMeeting {
  readonly kinds: readonly MeetingKind[];
  readonly assembly: DemoMeeting['assembly'];
  readonly partyGroup: string | null;
  readonly on: Day;
}

const NO_COMMITTEE = ['secretary', 'deputy_secretary', 'party_worker'];

/** What a branch plans from some months back up to, not with, a day. */
export function planMeetings(branch: MeetingBranch, months: number, until: Day): PlannedMeeting[] {
  const { foundedOn } = branch.unit.partyOrg;
  const planned: PlannedMeeting[] = [];
  for (let month = addMonths(startOfMonth(until), -months); month <= until; month = addMonths(month, 1)) {
    if (!owesWhole({ firstOn: foundedOn, endedOn: null }, periodAround(month, 'month'))) continue;
    planned.push(...planMonth(branch, month).filter(({ on }) => on < until));
  }
  return planned;
}

/** Each month's, once in a quarter the assembly and the lecture, in winter the yearly ones, in summer a review. */
function planMonth({ members, posts, day }: MeetingBranch, month: Day): PlannedMeeting[] {
  const { month: number } = partsOf(month);
  const groups = [...new Set(members.flatMap(({ partyGroup }) => partyGroup ?? []))].toSorted();
  const hasCommittee = posts.some(({ post, fromOn }) => !NO_COMMITTEE.includes(post) && fromOn <= month);
  const inQuarter = (number - 1) % 3;
  const meet = (
    after: number,
    assembly: DemoMeeting['assembly'],
    kinds: readonly MeetingKind[],
    partyGroup: string | null = null,
  ): PlannedMeeting => ({ kinds, assembly, partyGroup, on: addDays(month, day - 1 + after) });
  const planned = [meet(0, 'members', inQuarter === 2 ? ['theme_day', 'party_lecture'] : ['theme_day'])];
  planned.push(...groups.map((group, at) => meet(3 + at, 'group', ['group_meeting'], group)));
  if (hasCommittee) planned.push(meet(-2, 'committee', ['committee_meeting']));
  if (inQuarter === 1) planned.push(meet(2, 'members', ['branch_assembly']));
  if (number === 1) planned.push(meet(8, 'round', ['talks']));
  if (number === 2) planned.push(meet(5, 'members', ['criticism_meeting', 'appraisal']));
  if (number === 7 && members.length % 2 === 0) planned.push(meet(6, 'members', ['spirit_review']));
  return planned;
}
