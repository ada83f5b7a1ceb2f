import { ageOn, type Day } from '../../platform/kernel/day.ts';
import type { AttendanceState } from '../codes/tables/meeting.ts';
import type { CalledPerson } from '../meetings/meeting.ts';
import type { DemoAttendance, DemoMeeting, DemoMember, DemoPost } from './demo.ts';
import type { DrawnMembers } from './draw-members.ts';
import type { Random } from './random.ts';

export interface Called extends CalledPerson {
  readonly bornOn: Day | null;
}

/** A branch with whoever leads it. */
export interface Branch extends DrawnMembers {
  readonly posts: readonly DemoPost[];
}

const OLD = 73;
const REASONS = ['出差', '生病', '家中有事', '外出学习'];
const STATES = [
  ['present', 88],
  ['leave', 8],
  ['absent', 4],
] as const;

/** Who is called on a day, as the product calls them (GEN-05). */
export function calledOn(
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

/** How each one stood; who presides was there. */
export function drawPresence(random: Random, called: readonly Called[], heldOn: Day): DemoAttendance[] {
  return called.map(({ bornOn, ...person }, at) => {
    const old = bornOn !== null && ageOn(bornOn, heldOn) >= OLD;
    const state = at === 0 ? 'present' : drawState(random, old);
    return { ...person, state, reason: reasonOf(random, state) };
  });
}

function drawState(random: Random, old: boolean): AttendanceState {
  return old && random.chance(0.7) ? 'exempt' : random.weigh(STATES);
}

function reasonOf(random: Random, state: AttendanceState): string | null {
  if (state === 'exempt') return '年老体弱，送学上门';
  return state === 'leave' ? drawReason(random) : null;
}

export function drawReason(random: Random): string {
  return random.pick(REASONS);
}
