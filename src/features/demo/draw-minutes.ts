import { addDays, type Day } from '../../platform/kernel/day.ts';
import type { DemoAttendance, DemoMeeting } from './demo.ts';
import type { Branch } from './draw-roll.ts';
import { type MeetingSubject, subjectsOf } from './meeting-subjects.ts';
import type { PlannedMeeting } from './plan-meetings.ts';
import type { Random } from './random.ts';

type Written = Pick<DemoMeeting, 'topic' | 'agenda' | 'minutes' | 'resolutions'>;

const ORDER = ['一', '二', '三', '四', '五'];
const NOTHING: Written = { topic: null, agenda: null, minutes: null, resolutions: [] };
/** A few records of the last weeks are half written as yet; they stay 待审. */
const UNWRITTEN = 0.06;
const WRITTEN_WITHIN = 60;
/** Minutes of the last days are read by the secretary later. */
const STILL_WAITING = 12;

/** Minutes as somebody at the table would have written them; of talks nothing is ever written. */
export function drawMinutes(
  random: Random,
  branch: Branch,
  { kinds, assembly }: PlannedMeeting,
  people: readonly DemoAttendance[],
  votersPresent: number,
  daysAgo: number,
): Written {
  const subjects = subjectsOf(kinds);
  if (assembly === 'round' || subjects.length === 0) return NOTHING;
  const subject = random.pick(subjects);
  const agenda = subject.agenda.map((line, at) => `${at + 1}. ${line}`).join('\n');
  if (daysAgo <= WRITTEN_WITHIN && random.chance(UNWRITTEN))
    return { ...NOTHING, topic: subject.topic, agenda };
  const lines = drawLines(random, branch, subject, people);
  return {
    topic: subject.topic,
    agenda,
    minutes: lines.map((line, at) => `${ORDER[at] ?? at + 1}、${line}`).join('\n'),
    resolutions: drawResolutions(random, subject, votersPresent),
  };
}

function drawLines(
  random: Random,
  { unit }: Branch,
  { said }: MeetingSubject,
  people: readonly DemoAttendance[],
): string[] {
  const present = random.shuffle(people.filter(({ state }) => state === 'present'));
  const [a, b = a] = present.map(({ name }) => name);
  const home = unit.orgs.length === 0 ? '本单位' : random.pick(unit.orgs).name;
  const chosen = new Set(random.shuffle(said).slice(0, random.int(3, said.length)));
  return said
    .filter((line) => chosen.has(line))
    .map((line) =>
      line
        .replaceAll('{a}', `${a}同志`)
        .replaceAll('{b}', `${b}同志`)
        .replaceAll('{unit}', home)
        .replaceAll('{n}', String(random.int(2, 9))),
    );
}

function drawResolutions(
  random: Random,
  { matter }: MeetingSubject,
  voters: number,
): DemoMeeting['resolutions'] {
  if (voters === 0 || matter === undefined) return [];
  const no = voters > 2 && random.chance(0.15) ? 1 : 0;
  const abstained = voters > 2 && random.chance(0.2) ? 1 : 0;
  return [{ matter, vote: 'ordinary', yes: voters - no - abstained, no, abstained }];
}

/** The day on which it was entered: by most within days, by some when they were reminded. */
export function drawEntry(random: Random, heldOn: Day, today: Day, late: boolean): Day {
  const enteredOn = addDays(heldOn, late ? random.int(9, 45) : random.int(0, 3));
  return enteredOn < today ? enteredOn : addDays(today, -1);
}

/** When the secretary approved it, and who that was; null as long as it waits or says too little. */
export function drawApproval(
  random: Random,
  { posts }: Branch,
  meeting: Omit<DemoMeeting, 'approval'>,
  today: Day,
): DemoMeeting['approval'] {
  const { assembly, startsAt, place, chair, recorder, topic, minutes, enteredOn } = meeting;
  const whole = [startsAt, place, chair, recorder, topic, minutes].every((part) => part !== null);
  const secretary = posts.find(({ post }) => post === 'secretary');
  if (assembly === 'round' || !whole || secretary === undefined) return null;
  // What waited when there was none is read by the next one.
  const waitedUntil = enteredOn < secretary.fromOn ? secretary.fromOn : enteredOn;
  const on = addDays(waitedUntil, random.int(0, STILL_WAITING));
  if (on >= today) return null;
  return { by: secretary.personName, on };
}
