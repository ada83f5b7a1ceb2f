import { z } from 'zod';
import { countAnswer, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { attendanceStates } from '../codes/tables/meeting.ts';
import { meetingFields, storedMeeting } from '../meetings/meeting.contract.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { checkInStates } from './check-in.ts';
import { conveningStates, conveningWaits, leaveStates } from './convening.ts';
import { meetingKind } from '../meetings/meeting-kind.contract.ts';

const TAG = '会议通知';
const record = { permission: permissions.recordMeetings } as const;
const id = z.object({ id: z.uuid() });
const text = z.string();
const optional = text.nullable();
const said = (longest: number) => text.trim().max(longest).nullable().optional();

const conveningFields = {
  kinds: z.array(meetingKind).min(1, '请选择组织生活类型').max(6),
  assembly: z.enum(['members', 'committee', 'group']),
  partyGroup: said(40),
  onDay: day,
  startsAt: text.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 19:30 这样'),
  place: text.trim().min(1, '请填写地点').max(100),
  topic: said(200),
  agenda: said(2000),
};
const stored = z.object({ id: text });

export const announceMeetingRoute = defineRoute({
  id: 'announceMeeting',
  method: 'POST',
  path: '/api/convenings',
  access: record,
  tag: TAG,
  summary: '发会议通知：类型、时间、地点、议程；应到的人按开会那天的名册算出',
  body: z.object({ partyOrgId: z.uuid('请选择党组织'), ...conveningFields }),
  response: stored,
});

export const changeConveningRoute = defineRoute({
  id: 'changeConvening',
  method: 'PUT',
  path: '/api/convenings/:id',
  access: record,
  tag: TAG,
  summary: '修改会议通知；改过以后，原来的已读不再算数',
  params: id,
  body: z.object({ ...conveningFields, version: z.int() }),
  response: stored,
});

export const cancelConveningRoute = defineRoute({
  id: 'cancelConvening',
  method: 'POST',
  path: '/api/convenings/:id/cancel',
  access: record,
  tag: TAG,
  summary: '取消已通知的会议，须写明原因',
  params: id,
  body: z.object({ reason: text.trim().min(2, '请写明取消原因').max(200), version: z.int() }),
  response: stored,
});

const filters = {
  /** A node of the Party tree. */
  partyOrg: z.uuid().optional(),
  state: z.enum(conveningStates).optional(),
  waits: z.enum(conveningWaits).optional(),
  from: day.optional(),
  to: day.optional(),
};
export const conveningFilterSchema = z.object(filters);
export type ConveningFilter = z.output<typeof conveningFilterSchema>;

const head = {
  id: text,
  partyOrg: z.object({ id: text, name: text }),
  kinds: z.array(text),
  onDay: text,
  startsAt: text,
  place: text,
  partyGroup: optional,
  state: z.enum(conveningStates),
};

const conveningRow = z.object({
  ...head,
  called: z.int(),
  read: z.int(),
  onLeave: z.int(),
});
export type ConveningRow = z.output<typeof conveningRow>;

export const listConveningsRoute = defineRoute({
  id: 'listConvenings',
  method: 'GET',
  path: '/api/convenings',
  access: record,
  tag: TAG,
  summary: '会议通知，日期晚的在前，各有多少人应到、已读、请假',
  query: z.object({ ...filters, ...pageQuery }),
  response: pageOf(conveningRow),
});

export const countConveningsRoute = defineRoute({
  id: 'countConvenings',
  method: 'GET',
  path: '/api/convenings/count',
  access: record,
  tag: TAG,
  summary: '会议通知的条数',
  query: conveningFilterSchema,
  response: countAnswer,
});

const calledPerson = z.object({
  /** Of the member, or of the post of a holder who is not on the roll. */
  id: text,
  memberId: optional,
  name: text,
  votes: z.boolean(),
  /** Left out of the number that has to be there, where the meeting votes (GEN-06). */
  leftOut: z.boolean(),
  /** 不公开: told apart only to whoever may see it, so that nobody names the person in a group chat. */
  keptPrivate: z.boolean(),
  hasRead: z.boolean(),
  leaveState: z.enum(leaveStates).nullable(),
  leaveReason: optional,
  checkIn: z.enum(checkInStates).nullable(),
  late: z.boolean(),
  /** What the roll is filled in with when the meeting is recorded. */
  suggested: z.object({ state: z.enum(codesOf(attendanceStates)), reason: optional }),
});
export type ConvenedPerson = z.output<typeof calledPerson>;

const conveningView = z.object({
  ...head,
  version: z.int(),
  assembly: z.enum(['members', 'committee', 'group']),
  topic: optional,
  agenda: optional,
  cancelReason: optional,
  meetingId: optional,
  createdBy: optional,
  announcedAt: text,
  people: z.array(calledPerson),
  /** Those who vote here and are managed elsewhere, as numbers. */
  elsewhere: z.object({ called: z.int(), read: z.int(), onLeave: z.int(), signedIn: z.int() }),
  /** How many are called and kept from the caller (不公开). */
  notShown: z.int(),
  /** Of a joint meeting that others host: the minutes that they have given. */
  hostMinutes: optional,
});
export type ConveningView = z.output<typeof conveningView>;

export const readConveningRoute = defineRoute({
  id: 'readConvening',
  method: 'GET',
  path: '/api/convenings/:id',
  access: record,
  tag: TAG,
  summary: '一次会议通知：应到的人，谁已读、谁请假、谁已签到',
  params: id,
  response: conveningView,
});

export const answerLeaveRoute = defineRoute({
  id: 'answerLeave',
  method: 'POST',
  path: '/api/convenings/:id/leave/:memberId',
  access: record,
  tag: TAG,
  summary: '同意或不同意一名党员请假',
  params: z.object({ id: z.uuid(), memberId: z.uuid() }),
  body: z.object({ accept: z.boolean() }),
  response: z.object({ state: z.enum(leaveStates) }),
});

export const recordConvenedRoute = defineRoute({
  id: 'recordConvened',
  method: 'POST',
  path: '/api/convenings/:id/record',
  access: record,
  tag: TAG,
  summary: '会后登记：同登记一次组织生活，并与这次通知连在一起',
  params: id,
  body: z.object(meetingFields),
  response: storedMeeting,
});
