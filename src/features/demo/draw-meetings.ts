import { addDays, daysBetween, partsOf } from '../../platform/kernel/day.ts';
import { tierOfPartyOrgKind } from '../codes/tables/party-org-kind.ts';
import { countRoll } from '../meetings/attendance.rules.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoMeeting } from './demo.ts';
import type { DrawnMembers } from './draw-members.ts';
import { drawApproval, drawEntry, drawMinutes } from './draw-minutes.ts';
import { drawNotice, NOTICE_DAYS } from './draw-notices.ts';
import type { DrawnUnit } from './draw-party-org.ts';
import { drawYearPlans } from './draw-year-plans.ts';
import { calledOn, drawPresence } from './draw-roll.ts';
import { type MeetingBranch, planMeetings, type PlannedMeeting } from './plan-meetings.ts';
import { createIdSource, createRandom, type Random, seedOfPart } from './random.ts';

/** A source of its own: what else is drawn stays the same whether meetings are or not. */
const OWN_SEED = 0x3e71;
/** Most branches meet as they should, some now and then, a few hardly ever or not for months. */
const DILIGENCE = [
  [0.99, 62],
  [0.85, 24],
  [0.2, 8],
  [0.02, 6],
] as const;
/** Who meets as a rule also says so beforehand. */
const ANNOUNCES = 0.5;
/** Of those who are not diligent half enter late what they held. */
const LATE = 0.5;
const PLACES = ['会议室', '党员活动室', '社区党群服务中心', '办公楼二楼'];
const TIMES = ['09:00', '14:30', '15:00', '19:30'];

interface Drawing {
  readonly scene: AreaScene;
  readonly random: Random;
  readonly nextId: () => string;
}

/** Draws what the area's branches have held in the preset's months and announced for the next days; some are late, as some always are. */
export function drawMeetings(scene: AreaScene, committee: DrawnUnit, rolls: readonly DrawnMembers[]): void {
  const { preset, plan, today, area } = scene;
  if (preset.meetingMonths === undefined) return;
  const random = createRandom(seedOfPart(preset.seed ^ OWN_SEED, plan.index));
  const drawing = { scene, random, nextId: createIdSource(random, Date.parse(today)) };
  const until = addDays(today, NOTICE_DAYS);
  const branches: MeetingBranch[] = [];
  for (const roll of rolls) {
    const branch = {
      ...roll,
      posts: area.posts.filter(({ partyOrgId }) => partyOrgId === roll.unit.partyOrg.id),
      diligence: random.weigh(DILIGENCE),
      day: random.int(3, 20),
    };
    for (const planned of planMeetings(branch, preset.meetingMonths, until)) {
      drawPlanned(drawing, branch, planned);
    }
    branches.push(branch);
  }
  drawYearPlans(scene, committee, branches);
  drawLeadership(drawing, committee);
}

function drawPlanned(drawing: Drawing, branch: MeetingBranch, planned: PlannedMeeting): void {
  const { scene, random, nextId } = drawing;
  const { area, today } = scene;
  if (!random.chance(branch.diligence)) return;
  const meeting = planned.on < today ? drawMeeting(drawing, branch, planned) : null;
  if (meeting !== null) area.meetings.push(meeting);
  if (branch.diligence < ANNOUNCES || (planned.on < today && meeting === null)) return;
  const notice = drawNotice(random, branch, planned, meeting, {
    today,
    nextId,
    places: PLACES,
    times: TIMES,
  });
  if (notice !== null) area.notices.push(notice);
}

/** The leadership of a committee meets by itself once a year (民主生活会, MEET-16). */
function drawLeadership(drawing: Drawing, unit: DrawnUnit): void {
  const { area, today } = drawing.scene;
  if (tierOfPartyOrgKind(unit.partyOrg.kind) !== 'committee') return;
  const posts = area.posts.filter(({ partyOrgId }) => partyOrgId === unit.partyOrg.id);
  const branch = { unit, members: [], posts, diligence: 1, day: 1 };
  const { year } = partsOf(today);
  for (const on of [`${year - 1}-01-16`, `${year}-01-15`]) {
    if (on >= today || on < unit.partyOrg.foundedOn) continue;
    const meeting = drawMeeting(drawing, branch, {
      kinds: ['democratic_meeting'],
      assembly: 'committee',
      partyGroup: null,
      on,
    });
    if (meeting !== null) area.meetings.push(meeting);
  }
}

function drawMeeting(
  { scene: { today }, random, nextId }: Drawing,
  branch: MeetingBranch,
  planned: PlannedMeeting,
): DemoMeeting | null {
  const { kinds, assembly, partyGroup, on } = planned;
  const called = calledOn(branch, assembly, partyGroup, on);
  const round = assembly === 'round';
  if (called.length === 0 && !round) return null;
  const people = drawPresence(random, called, on);
  const counts = countRoll(
    people,
    people.map(({ memberId, postId, state }) => ({ id: memberId ?? postId ?? '', state })),
  );
  const members = branch.members.length;
  const meeting = {
    id: nextId(),
    partyOrgId: branch.unit.partyOrg.id,
    partyPos: branch.unit.node.pos,
    kinds,
    heldOn: on,
    partyGroup,
    assembly,
    startsAt: round ? null : random.pick(TIMES),
    place: round ? null : random.pick(PLACES),
    chair: people[0]?.name ?? null,
    recorder: people.filter(({ state }) => state === 'present')[1]?.name ?? null,
    ...drawMinutes(random, branch, planned, people, counts.votersPresent, daysBetween(on, today)),
    counts,
    talksPlanned: round ? members : null,
    talksDone: round ? members - random.int(0, Math.min(2, members)) : null,
    people,
    enteredOn: drawEntry(random, on, today, branch.diligence < ANNOUNCES && random.chance(LATE)),
  };
  return { ...meeting, approval: drawApproval(random, branch, meeting, today) };
}
