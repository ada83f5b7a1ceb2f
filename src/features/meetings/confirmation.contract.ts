import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { PERIOD } from './duty.rules.ts';

const TAG = '组织生活';
const text = z.string();
const id = z.object({ id: z.uuid() });
const period = text.regex(PERIOD, '时段请写成 2026-10、2026-Q3 或 2026');
const MOST_AT_ONCE = 500;
const year = z.coerce.number().int().min(1990).max(2100).optional();

const attendedRow = z.object({
  member: z.object({ id: text, name: text }),
  /** Where the 组织关系 is: a branch of this system, or by what is on record. */
  home: text.nullable(),
  /** Whether it is a branch of this system, to which attendance can be confirmed. */
  mayConfirm: z.boolean(),
  expected: z.int(),
  present: z.int(),
  confirmed: z.object({ id: text, fromOn: text, lastOn: text, by: text, at: text }).nullable(),
});
export type AttendedRow = z.output<typeof attendedRow>;

export const listAttendedRoute = defineRoute({
  id: 'listAttended',
  method: 'GET',
  path: '/api/party-orgs/:id/attended',
  access: { permission: permissions.recordMeetings },
  tag: TAG,
  summary: '一个时段里在这个党组织参加组织生活的党员：组织关系在哪里，应到、到会几次，确认没有',
  params: id,
  query: z.object({ period }),
  response: z.object({
    /** 功能型 or 临时: for those alone attendance is confirmed to the home branch. */
    special: z.boolean(),
    rows: z.array(attendedRow),
  }),
});

export const confirmAttendanceRoute = defineRoute({
  id: 'confirmAttendance',
  method: 'POST',
  path: '/api/party-orgs/:id/attendance-confirmations',
  access: { permission: permissions.approveMinutes },
  tag: TAG,
  summary: '功能型、临时党组织的书记向组织关系所在支部确认党员一个时段的参加情况',
  params: id,
  body: z.object({ period, memberIds: z.array(z.uuid()).min(1, '请选择党员').max(MOST_AT_ONCE) }),
  response: z.object({ confirmed: z.int() }),
});

export const takeBackConfirmationRoute = defineRoute({
  id: 'takeBackConfirmation',
  method: 'POST',
  path: '/api/attendance-confirmations/:id/take-back',
  access: { permission: permissions.approveMinutes },
  tag: TAG,
  summary: '撤回一次参加情况确认，须写明原因',
  params: id,
  body: z.object({ reason: text.trim().min(2, '请写明撤回原因').max(200) }),
  response: z.object({ id: text }),
});

const elsewhereRow = z.object({
  id: text,
  /** `id` null: the member's record is not in the caller's sight. */
  member: z.object({ id: text.nullable(), name: text }),
  host: text,
  functional: z.boolean(),
  fromOn: text,
  lastOn: text,
  expected: z.int(),
  present: z.int(),
  by: text,
  at: text,
});
export type ElsewhereRow = z.output<typeof elsewhereRow>;

export const listAttendedElsewhereRoute = defineRoute({
  id: 'listAttendedElsewhere',
  method: 'GET',
  path: '/api/party-orgs/:id/attended-elsewhere',
  access: { permission: permissions.recordMeetings },
  tag: TAG,
  summary: '组织关系在本支部的党员一年里在功能型、临时党组织参加组织生活的情况，以对方书记确认的为准',
  params: id,
  query: z.object({ year }),
  response: z.object({ year: z.int(), rows: z.array(elsewhereRow) }),
});

export const listMemberElsewhereRoute = defineRoute({
  id: 'listMemberElsewhere',
  method: 'GET',
  path: '/api/members/:id/attended-elsewhere',
  access: { permission: permissions.readMembers },
  tag: TAG,
  summary: '一名党员一年里在功能型、临时党组织参加组织生活的情况，以对方书记确认的为准',
  params: id,
  query: z.object({ year }),
  response: z.object({ year: z.int(), rows: z.array(elsewhereRow) }),
});

const receivedRow = z.object({
  ...elsewhereRow.shape,
  /** Where the 组织关系 was when it was confirmed. */
  home: z.object({ id: text, name: text }),
  noted: z.object({ by: text, at: text }).nullable(),
});
export type ReceivedRow = z.output<typeof receivedRow>;

export const listConfirmationsRoute = defineRoute({
  id: 'listConfirmations',
  method: 'GET',
  path: '/api/attendance-confirmations',
  access: { permission: permissions.recordMeetings },
  tag: TAG,
  summary: '功能型、临时党组织向本级和下级确认的参加情况，近的在前；可以只看待阅的；最多 200 条',
  query: z.object({
    state: z.literal('waiting').optional(),
    /** A node of the Party tree. */
    partyOrg: z.uuid().optional(),
  }),
  response: z.object({ rows: z.array(receivedRow), capped: z.boolean() }),
});
export type ConfirmationFilter = z.output<typeof listConfirmationsRoute.query>;

export const noteConfirmationsRoute = defineRoute({
  id: 'noteConfirmations',
  method: 'POST',
  path: '/api/attendance-confirmations/noted',
  access: { permission: permissions.approveMinutes },
  tag: TAG,
  summary: '组织关系所在支部的书记已阅收到的参加情况确认',
  body: z.object({ ids: z.array(z.uuid()).min(1, '请选择确认').max(MOST_AT_ONCE) }),
  response: z.object({ noted: z.int() }),
});
