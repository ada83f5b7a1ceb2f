import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { invitationStates, MOST_INVITED } from './joint.ts';

const TAG = '会议通知';
const record = { permission: permissions.recordMeetings } as const;
const id = z.object({ id: z.uuid() });
const text = z.string();
const optional = text.nullable();
const named = z.object({ id: text, name: text });
const done = z.object({ id: text });

const jointPart = z.object({
  partyOrg: named,
  host: z.boolean(),
  /** Null of the host. */
  invitationId: optional,
  state: z.enum(invitationStates),
  reason: optional,
  /** Joined, and has called its own part off since. */
  left: z.boolean(),
  held: z.boolean(),
});
export type JointPart = z.output<typeof jointPart>;

export const readJointRoute = defineRoute({
  id: 'readJoint',
  method: 'GET',
  path: '/api/convenings/:id/joint',
  access: record,
  tag: TAG,
  summary: '一次联合开展的会：主办的和受邀的党组织，谁参加、谁不参加；主办方给出的会议记录。只有党组织的名称',
  params: id,
  response: z.object({
    /** Whether whoever asks is the host. */
    hosting: z.boolean(),
    parts: z.array(jointPart),
    /** The host's minutes, once it has given them to those who joined. */
    minutes: z.object({ text, sharedAt: text }).nullable(),
  }),
});
export type JointView = z.output<typeof readJointRoute.response>;

export const findNeighboursRoute = defineRoute({
  id: 'findNeighbours',
  method: 'GET',
  path: '/api/convenings/:id/neighbours',
  access: record,
  tag: TAG,
  summary: '可以邀请的附近党组织，按名称查找；只有名称',
  params: id,
  query: z.object({ text: text.trim().max(50).default('') }),
  response: z.object({ rows: z.array(named) }),
});

export const invitePartyOrgsRoute = defineRoute({
  id: 'invitePartyOrgs',
  method: 'POST',
  path: '/api/convenings/:id/joint',
  access: record,
  tag: TAG,
  summary: '邀请别的党组织联合开展',
  params: id,
  body: z.object({
    partyOrgIds: z
      .array(z.uuid())
      .min(1, '请选择要邀请的党组织')
      .max(MOST_INVITED, `一次最多邀请 ${MOST_INVITED} 个`),
  }),
  response: z.object({ invited: z.int() }),
});

export const takeBackInvitationRoute = defineRoute({
  id: 'takeBackInvitation',
  method: 'POST',
  path: '/api/joint-invitations/:id/take-back',
  access: record,
  tag: TAG,
  summary: '收回还没有答复的邀请',
  params: id,
  response: done,
});

const invitation = z.object({
  id: text,
  partyOrg: named,
  hostName: text,
  kinds: z.array(text),
  onDay: text,
  startsAt: text,
  place: text,
  topic: optional,
  agenda: optional,
  state: z.enum(invitationStates),
  reason: optional,
  cancelled: z.boolean(),
  /** The own notice, once joined. */
  conveningId: optional,
});
export type Invitation = z.output<typeof invitation>;

export const listInvitationsRoute = defineRoute({
  id: 'listInvitations',
  method: 'GET',
  path: '/api/joint-invitations',
  access: record,
  tag: TAG,
  summary: '别的党组织邀请本级和下级联合开展的会；可以只看待答复的；最多 200 条',
  query: z.object({
    state: z.literal('waiting').optional(),
    /** A node of the Party tree. */
    partyOrg: z.uuid().optional(),
  }),
  response: z.object({ rows: z.array(invitation), capped: z.boolean() }),
});
export type InvitationFilter = z.output<typeof listInvitationsRoute.query>;

export const answerInvitationRoute = defineRoute({
  id: 'answerInvitation',
  method: 'POST',
  path: '/api/joint-invitations/:id/answer',
  access: record,
  tag: TAG,
  summary: '答复参加或不参加；参加的，同时给本支部发会议通知，应到按本支部的名册算',
  params: id,
  body: z.object({ accept: z.boolean(), reason: text.trim().max(200).nullable().optional() }),
  response: z.object({ id: text, conveningId: optional }),
});

export const shareMinutesRoute = defineRoute({
  id: 'shareMinutes',
  method: 'POST',
  path: '/api/convenings/:id/joint/minutes',
  access: record,
  tag: TAG,
  summary: '把主办方的会议记录给参加的党组织采用：给出这时的文字，以后再改的不会跟着变',
  params: id,
  response: done,
});
