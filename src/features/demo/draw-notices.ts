import { addDays, type Day } from '../../platform/kernel/day.ts';
import type { DemoCalledAnswer, DemoMeeting, DemoNotice } from './demo.ts';
import { type Branch, type Called, calledOn, drawReason } from './draw-roll.ts';
import { subjectsOf } from './meeting-subjects.ts';
import type { PlannedMeeting } from './plan-meetings.ts';
import type { Random } from './random.ts';

/** How far ahead meetings are announced, and how far back notices are kept in the demo. */
export const NOTICE_DAYS = 18;
const BACK_DAYS = 45;
const READ_BEFORE = 0.6;
const READ_AFTER = 0.9;
const ASKS_LEAVE = 0.07;

interface NoticeFrame {
  readonly today: Day;
  readonly nextId: () => string;
  readonly places: readonly string[];
  readonly times: readonly string[];
}

/** The notice of a meeting that is to be held, or was held lately; none of talks, to which nobody is called. */
export function drawNotice(
  random: Random,
  branch: Branch,
  planned: PlannedMeeting,
  meeting: DemoMeeting | null,
  { today, nextId, places, times }: NoticeFrame,
): DemoNotice | null {
  const { kinds, assembly, partyGroup, on } = planned;
  if (assembly === 'round' || on < addDays(today, -BACK_DAYS)) return null;
  const called = calledOn(branch, assembly, partyGroup, on);
  const [subject] = random.shuffle(subjectsOf(kinds));
  if (called.length === 0 || subject === undefined) return null;
  const soonest = addDays(on, -random.int(3, 6));
  const announcedOn = soonest < today ? soonest : addDays(today, -1);
  return {
    id: nextId(),
    partyOrgId: branch.unit.partyOrg.id,
    partyPos: branch.unit.node.pos,
    kinds,
    assembly,
    partyGroup,
    onDay: on,
    startsAt: meeting?.startsAt ?? random.pick(times),
    place: meeting?.place ?? random.pick(places),
    topic: meeting?.topic ?? subject.topic,
    agenda: meeting?.agenda ?? subject.agenda.map((line, at) => `${at + 1}. ${line}`).join('\n'),
    announcedOn,
    announcedBy: branch.posts.find(({ post }) => post === 'secretary')?.personName ?? null,
    meetingId: meeting?.id ?? null,
    answers: called.flatMap((person) => drawAnswer(random, person, meeting, announcedOn)),
  };
}

/** What a member did with the notice; leave agrees with the record where there is one. */
function drawAnswer(
  random: Random,
  { memberId }: Called,
  meeting: DemoMeeting | null,
  announcedOn: Day,
): DemoCalledAnswer[] {
  if (memberId === null) return [];
  const stood = meeting?.people.find((each) => each.memberId === memberId);
  const asks = meeting === null ? random.chance(ASKS_LEAVE) : stood?.state === 'leave';
  const read = asks || random.chance(meeting === null ? READ_BEFORE : READ_AFTER);
  if (!read) return [];
  const answered = meeting !== null || random.chance(0.5);
  const leave = asks
    ? {
        reason: stood?.reason ?? drawReason(random),
        state: answered ? ('accepted' as const) : ('waiting' as const),
      }
    : null;
  return [{ memberId, readOn: announcedOn, leave }];
}
