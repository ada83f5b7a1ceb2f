import type { Pool } from 'pg';
import { type Day, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import {
  type Acting,
  readAllScoped,
  readScoped,
  writeScoped,
} from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { MeetingKind } from '../../codes/tables/meeting.ts';
import { stateOf } from '../convening.rules.ts';
import type { JointView } from '../joint.contract.ts';
import { checkInviting } from '../joint.rules.ts';
import { lockConvening } from './convenings.queries.ts';
import {
  insertInvitations,
  isJoint,
  jointMinutes,
  type JointMinutesRow,
  jointNeighbours,
  jointParts,
  type JointPartRow,
  markTakenBack,
  type NamedRow,
  storeJointMinutes,
} from './joint.queries.ts';

/** Who holds a meeting together, and what the host has given of its minutes. */
export async function readJoint(pool: Pool, acting: Acting, id: string): Promise<JointView | Refusal> {
  const [parts, notices] = await readAllScoped<[JointPartRow, JointMinutesRow]>(pool, acting, [
    jointParts(id),
    jointMinutes(id),
  ]);
  const [notice] = notices;
  if (notice === undefined) return NOT_FOUND;
  const { minutes, shared_at: sharedAt, hosting } = notice;
  return {
    hosting,
    parts: parts.map((row) => ({
      partyOrg: { id: row.id, name: row.name },
      host: row.host,
      invitationId: row.invitation_id,
      state: row.state,
      reason: row.reason,
      left: row.left_it,
      held: row.held,
    })),
    minutes:
      minutes === null || sharedAt === null ? null : { text: minutes, sharedAt: sharedAt.toISOString() },
  };
}

/** Whom the host may invite, by name. */
export async function findNeighbours(
  pool: Pool,
  acting: Acting,
  id: string,
  text: string,
): Promise<{ rows: { id: string; name: string }[] }> {
  const rows = await readScoped<NamedRow>(pool, acting, jointNeighbours(id, foldName(text)));
  return { rows: rows.map(({ id: orgId, name }) => ({ id: orgId, name })) };
}

/** Invites others to hold an announced meeting together. */
export async function invitePartyOrgs(
  pool: Pool,
  acting: Acting,
  id: string,
  partyOrgIds: readonly string[],
  now: Date,
): Promise<{ invited: number } | Refusal> {
  return writeScoped<{ invited: number } | Refusal>(
    pool,
    acting,
    { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
    async (client) => {
      const stored = await lockConvening(client, id);
      if (stored === null) return NOT_FOUND;
      const { joined } = await isJoint(client, id);
      const standing = { state: stateOf(stored), onDay: stored.on_day, startsAt: stored.starts_at };
      const draft = { kinds: stored.kinds as MeetingKind[], assembly: stored.assembly };
      const refused = checkInviting(draft, standing, joined, now);
      if (refused !== null) return refused;
      const invited = await insertInvitations(client, id, partyOrgIds);
      return invited > 0
        ? { invited }
        : refuse('joint.nobody', '选的党组织已经邀请过，或者不在附近、已撤销。请重新查找。', {
            field: 'partyOrgIds',
          });
    },
    (answer) => !isRefusal(answer),
  );
}

/** Takes an invitation back that waits. */
export async function takeBackInvitation(
  pool: Pool,
  acting: Acting,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const done = await markTakenBack(client, id);
      if (done === null) return NOT_FOUND;
      return done ? { id } : refuse('joint.answered', '对方已经答复，不能再收回。会不开了，请取消会议。');
    },
    (answer) => !isRefusal(answer),
  );
}

/** Lets those who joined take the host's minutes over, as they read now. */
export async function shareMinutes(
  pool: Pool,
  acting: Acting,
  id: string,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped<{ id: string } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const stored = await lockConvening(client, id);
      if (stored === null) return NOT_FOUND;
      if (!(await isJoint(client, id)).hosting) {
        return refuse('joint.not-host', '只有主办的党组织可以给出会议记录。');
      }
      return (await storeJointMinutes(client, id))
        ? { id }
        : refuse('joint.no-minutes', '还没有登记这次会的讨论情况。请先登记，再给参加的党组织。');
    },
    (answer) => !isRefusal(answer),
  );
}
