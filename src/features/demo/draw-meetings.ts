import { addDays, addMonths, ageOn, type Day, partsOf, startOfMonth } from '../../platform/kernel/day.ts';
import type { AttendanceState, MeetingKind } from '../codes/tables/meeting.ts';
import { countRoll } from '../meetings/attendance.rules.ts';
import { owesWhole, periodAround } from '../meetings/duty.rules.ts';
import type { CalledPerson } from '../meetings/meeting.ts';
import type { AreaScene } from './area-scene.ts';
import type { DemoAttendance, DemoMeeting, DemoMember, DemoPost } from './demo.ts';
import type { DrawnMembers } from './draw-members.ts';
import { createIdSource, createRandom, type Random, seedOfPart } from './random.ts';

const MONTHS = 12;
/** A source of its own: what else is drawn stays the same whether meetings are or not. */
const OWN_SEED = 0x3e71;
const OLD = 73;
/** Most branches meet as they should, some now and then, a few hardly ever or not for months. */
const DILIGENCE = [
  [0.99, 62],
  [0.85, 24],
  [0.2, 8],
  [0.02, 6],
] as const;
const NO_COMMITTEE = ['secretary', 'deputy_secretary', 'party_worker'];

const TOPICS: Readonly<Partial<Record<MeetingKind, readonly string[]>>> = {
  theme_day: ['走访困难群众', '清理河道志愿服务', '集中学习和交流', '重温入党誓词', '为老人义诊'],
  branch_assembly: ['总结上季度工作，安排本季度工作', '推荐优秀共产党员', '讨论年度工作计划'],
  committee_meeting: ['研究本月工作', '研究党员教育安排', '研究发展党员工作'],
  group_meeting: ['学习讨论', '交流思想和工作', '讨论志愿服务安排'],
  party_lecture: ['书记讲党课', '社会组织怎样发挥作用', '学习党章'],
  criticism_meeting: ['年度组织生活会和民主评议党员'],
};
const PLACES = ['会议室', '党员活动室', '社区党群服务中心', '办公楼二楼'];
const REASONS = ['出差', '生病', '家中有事', '外出学习'];
const TIMES = ['09:00', '14:30', '15:00', '19:30'];

interface Branch extends DrawnMembers {
  readonly posts: readonly DemoPost[];
  readonly diligence: number;
  /** The fixed day of the month (MEET-05). */
  readonly day: number;
}

interface Called extends CalledPerson {
  readonly bornOn: Day | null;
}

interface Planned {
  readonly kinds: readonly MeetingKind[];
  readonly assembly: DemoMeeting['assembly'];
  readonly partyGroup?: string | null;
  /** Days after the branch's fixed day. */
  readonly after: number;
}

/** Draws what the area's branches have held in the last twelve months; some are late, as some always are. */
export function drawMeetings(scene: AreaScene, rolls: readonly DrawnMembers[]): void {
  if (scene.preset.meetings !== true) return;
  const { preset, plan, today, area } = scene;
  const random = createRandom(seedOfPart(preset.seed ^ OWN_SEED, plan.index));
  const nextId = createIdSource(random, Date.parse(today));
  const first = addMonths(startOfMonth(today), -MONTHS);
  for (const roll of rolls) {
    const posts = area.posts.filter(({ partyOrgId }) => partyOrgId === roll.unit.partyOrg.id);
    const branch = { ...roll, posts, diligence: random.weigh(DILIGENCE), day: random.int(3, 20) };
    for (let month = first; month <= today; month = addMonths(month, 1)) {
      const { foundedOn } = roll.unit.partyOrg;
      if (!owesWhole({ firstOn: foundedOn, endedOn: null }, periodAround(month, 'month'))) continue;
      for (const planned of planMonth(branch, month)) {
        const heldOn = addDays(month, branch.day - 1 + planned.after);
        if (heldOn >= today || !random.chance(branch.diligence)) continue;
        const meeting = drawMeeting(random, branch, planned, heldOn, nextId);
        if (meeting !== null) area.meetings.push(meeting);
      }
    }
  }
}

/** What a branch plans for a month: each month's, once in a quarter the assembly and the lecture, in spring the yearly ones. */
function planMonth({ members, posts }: Branch, month: Day): Planned[] {
  const { month: number } = partsOf(month);
  const groups = [...new Set(members.flatMap(({ partyGroup }) => partyGroup ?? []))].toSorted();
  const hasCommittee = posts.some(({ post, fromOn }) => !NO_COMMITTEE.includes(post) && fromOn <= month);
  const inQuarter = (number - 1) % 3;
  const planned: Planned[] = [
    {
      kinds: inQuarter === 2 ? ['theme_day', 'party_lecture'] : ['theme_day'],
      assembly: 'members',
      after: 0,
    },
    ...groups.map(
      (partyGroup, at): Planned => ({
        kinds: ['group_meeting'],
        assembly: 'group',
        partyGroup,
        after: 3 + at,
      }),
    ),
  ];
  if (hasCommittee) planned.push({ kinds: ['committee_meeting'], assembly: 'committee', after: -2 });
  if (inQuarter === 1) planned.push({ kinds: ['branch_assembly'], assembly: 'members', after: 2 });
  if (number === 2)
    planned.push({ kinds: ['criticism_meeting', 'appraisal'], assembly: 'members', after: 5 });
  if (number === 1) planned.push({ kinds: ['talks'], assembly: 'round', after: 8 });
  return planned;
}

function drawMeeting(
  random: Random,
  branch: Branch,
  { kinds, assembly, partyGroup = null }: Planned,
  heldOn: Day,
  nextId: () => string,
): DemoMeeting | null {
  const called = calledOn(branch, assembly, partyGroup, heldOn);
  if (called.length === 0 && assembly !== 'round') return null;
  const people = called.map((person, at) => drawPresence(random, person, at === 0, heldOn));
  const counts = countRoll(
    people,
    people.map(({ memberId, postId, state }) => ({ id: memberId ?? postId ?? '', state })),
  );
  const planned = branch.members.length;
  const round = assembly === 'round';
  const [kind] = kinds;
  return {
    id: nextId(),
    partyOrgId: branch.unit.partyOrg.id,
    partyPos: branch.unit.node.pos,
    kinds,
    heldOn,
    partyGroup,
    assembly,
    startsAt: round ? null : random.pick(TIMES),
    place: round ? null : random.pick(PLACES),
    chair: people[0]?.name ?? null,
    recorder: people[1]?.name ?? null,
    topic: kind === undefined ? null : random.pick(TOPICS[kind] ?? ['年度谈心谈话']),
    counts,
    talksPlanned: round ? planned : null,
    talksDone: round ? planned - random.int(0, 2) : null,
    people,
    resolutions: kind === 'branch_assembly' ? drawResolutions(random, counts.votersPresent) : [],
  };
}

function calledOn(
  { members, posts, unit }: Branch,
  assembly: DemoMeeting['assembly'],
  partyGroup: string | null,
  heldOn: Day,
): Called[] {
  if (assembly === 'round') return [];
  if (assembly === 'committee') return committeeOn(posts, heldOn);
  return members
    .filter((member) => member.firstOn <= heldOn && member.joinedOn <= heldOn)
    .filter((member) => assembly === 'members' || member.partyGroup === partyGroup)
    .map((member) => ({
      memberId: member.id,
      postId: null,
      name: member.name,
      votes: votesHere(member, unit.partyOrg.id),
      bornOn: member.bornOn,
    }));
}

function votesHere({ status, membershipBranchId }: DemoMember, branchId: string): boolean {
  return status === 'full' && membershipBranchId === branchId;
}

/** Each person once, whatever posts they hold together. */
function committeeOn(posts: readonly DemoPost[], heldOn: Day): Called[] {
  const holding = posts.filter(
    ({ post, fromOn, toOn }) =>
      post !== 'party_worker' && fromOn <= heldOn && (toOn === null || toOn > heldOn),
  );
  const persons = new Map(holding.map((post) => [post.memberId ?? post.id, post]));
  return [...persons.values()].map(
    ({ id, memberId, personName }): Called => ({
      memberId,
      postId: memberId === null ? id : null,
      name: personName,
      votes: true,
      bornOn: null,
    }),
  );
}

function drawPresence(
  random: Random,
  { bornOn, ...person }: Called,
  presides: boolean,
  heldOn: Day,
): DemoAttendance {
  const state = presides ? 'present' : drawState(random, bornOn !== null && ageOn(bornOn, heldOn) >= OLD);
  const reason = state === 'exempt' ? '年老体弱，送学上门' : state === 'leave' ? random.pick(REASONS) : null;
  return { ...person, state, reason };
}

const STATES = [
  ['present', 88],
  ['leave', 8],
  ['absent', 4],
] as const;

function drawState(random: Random, old: boolean): AttendanceState {
  return old && random.chance(0.7) ? 'exempt' : random.weigh(STATES);
}

const MATTERS = ['通过支部工作计划', '推荐优秀共产党员', '通过党费收缴和使用情况', '通过组织生活安排'];

function drawResolutions(random: Random, voters: number): DemoMeeting['resolutions'] {
  if (voters === 0) return [];
  const no = voters > 2 && random.chance(0.15) ? 1 : 0;
  const abstained = voters > 2 && random.chance(0.2) ? 1 : 0;
  return [{ matter: random.pick(MATTERS), vote: 'ordinary', yes: voters - no - abstained, no, abstained }];
}
