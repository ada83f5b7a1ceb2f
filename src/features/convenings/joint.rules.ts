import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { isSiteKind, kindName, type MeetingKind, meetingKindOf } from '../codes/tables/meeting.ts';
import { beginsAt, checkStands } from './convening.rules.ts';
import type { ConveningDraft, ConveningStanding } from './convening.ts';
import type { InvitationState } from './joint.ts';

/**
 * Kinds that several may hold together, with the clause. 支部党员大会, 支委会 and 党小组会 decide and vote in the name of one branch
 * (支部工作条例第11至13条); 组织生活会, 民主评议 and 民主生活会 look at the own members or the own leading group (第17、18条).
 */
const TOGETHER: ReadonlySet<MeetingKind> = new Set(['party_lecture', 'theme_day']);
const CLAUSE = 'MEET-04、MEET-05 支部工作条例第16条';

/** Kinds that may not be held together with others. */
function kindsAlone(kinds: readonly MeetingKind[]): MeetingKind[] {
  return kinds.filter((kind) => {
    const { calls } = meetingKindOf(kind);
    return isSiteKind(kind) ? calls !== 'members' && calls !== 'any' : !TOGETHER.has(kind);
  });
}

/** Whether a meeting may be held together with others at all. */
export function checkTogether({
  kinds,
  assembly,
}: Pick<ConveningDraft, 'kinds' | 'assembly'>): Refusal | null {
  const alone = kindsAlone(kinds);
  if (alone.length > 0) {
    const names = alone.map((kind) => kindName(kind)).join('、');
    return refuse(
      'joint.kind',
      `${names}由各党组织自己开：要表决、选举或评议本支部的党员。可以联合开展的是主题党日、党课和本级设立的全体党员参加的类型。`,
      { field: 'kinds', clause: CLAUSE },
    );
  }
  if (assembly !== 'members') {
    return refuse('joint.assembly', '联合开展的会请通知全体党员：各支部按自己的名册算应到。', {
      field: 'assembly',
      clause: CLAUSE,
    });
  }
  return null;
}

/** Whether others may still be invited. */
export function checkInviting(
  draft: Pick<ConveningDraft, 'kinds' | 'assembly'>,
  standing: ConveningStanding,
  joined: boolean,
  now: Date,
): Refusal | null {
  const refused = checkStands(standing);
  if (refused !== null) return refused;
  if (joined) {
    return refuse('joint.not-host', '这次会是应邀参加的，由主办的党组织邀请别的党组织。');
  }
  if (beginsAt(standing) <= now) return refuse('joint.late', '会议已经开始，不能再邀请了。');
  return checkTogether(draft);
}

/** Whether an invitation may be answered. */
export function checkAnswer(
  invitation: {
    readonly state: InvitationState;
    readonly cancelled: boolean;
    readonly onDay: string;
    readonly startsAt: string;
  },
  { accept, reason }: { readonly accept: boolean; readonly reason: string | null },
  now: Date,
): Refusal | null {
  if (invitation.cancelled) return refuse('joint.cancelled', '主办的党组织已经取消了这次会。');
  if (invitation.state === 'accepted') {
    return refuse('joint.joined', '已经答复参加。不参加了，请在本支部的会议通知里取消，写明原因。');
  }
  if (invitation.state === 'taken_back') return refuse('joint.taken-back', '主办的党组织已经收回了邀请。');
  if (beginsAt(invitation) <= now) {
    return refuse('joint.late', '会议已经开始，不能再答复了。去了的，请直接登记一次组织生活。');
  }
  if (!accept && reason === null) {
    return refuse('joint.no-reason', '不参加请写明原因，主办的党组织看得到。', { field: 'reason' });
  }
  return null;
}
