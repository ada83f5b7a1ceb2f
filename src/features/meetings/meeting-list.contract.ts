import { z } from 'zod';
import { countAnswer, exportQuery, pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { attendanceStates } from '../codes/tables/meeting.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { meetingStates } from './meeting.ts';
import { meetingKind } from './meeting-kind.contract.ts';

const TAG = '组织生活';
const read = { permission: permissions.readPartyOrgs } as const;
const text = z.string();
const optional = text.nullable();

export const meetingFilters = {
  /** Part of the topic. */
  q: text.trim().max(50).optional(),
  /** A node of the Party tree; with `within=own` only the node itself. */
  partyOrg: z.uuid().optional(),
  within: z.enum(['all', 'own']).optional(),
  kind: meetingKind.optional(),
  /** Held on this day or later. */
  from: day.optional(),
  /** Held on this day or earlier. */
  to: day.optional(),
  /** Minutes that the secretary has not approved; talks have none. */
  minutes: z.enum(['waiting']).optional(),
  /** Left out: what was held and counts. */
  state: z.enum(meetingStates).optional(),
};
export const meetingFilterSchema = z.object(meetingFilters);
export type MeetingFilter = z.output<typeof meetingFilterSchema>;

const meetingRow = z.object({
  id: text,
  partyOrg: z.object({ id: text, name: text }),
  kinds: z.array(text),
  heldOn: text,
  partyGroup: optional,
  withdrawn: z.boolean(),
  /** Null beside the Party line. */
  record: z
    .object({
      topic: optional,
      place: optional,
      called: z.int(),
      present: z.int(),
      /** 应到 without leave and exemptions: the base of the rate. */
      expected: z.int(),
      talksDone: z.int().nullable(),
      talksPlanned: z.int().nullable(),
    })
    .nullable(),
});
export type MeetingRow = z.output<typeof meetingRow>;

export const listMeetingsRoute = defineRoute({
  id: 'listMeetings',
  method: 'GET',
  path: '/api/meetings',
  access: read,
  tag: TAG,
  summary: '组织生活记录，新的在前；党的组织条线以外只有类型和日期',
  query: z.object({ ...meetingFilters, ...pageQuery }),
  response: pageOf(meetingRow),
});

export const countMeetingsRoute = defineRoute({
  id: 'countMeetings',
  method: 'GET',
  path: '/api/meetings/count',
  access: read,
  tag: TAG,
  summary: '组织生活记录的次数',
  query: meetingFilterSchema,
  response: countAnswer,
});

export const exportMeetingsRoute = defineRoute({
  id: 'exportMeetings',
  method: 'GET',
  path: '/api/meetings/export',
  access: { permission: permissions.runExports },
  tag: TAG,
  summary: '导出组织生活记录（不含姓名，xlsx 或 csv）',
  query: z.object({ ...meetingFilters, ...exportQuery }),
});

const ownAttendance = z.object({
  meetingId: text,
  branch: text,
  kinds: z.array(text),
  heldOn: text,
  startsAt: optional,
  place: optional,
  topic: optional,
  state: z.enum(codesOf(attendanceStates)),
  reason: optional,
});
export type OwnAttendance = z.output<typeof ownAttendance>;

export const listOwnAttendanceRoute = defineRoute({
  id: 'listOwnAttendance',
  method: 'GET',
  path: '/api/own-record/meetings',
  access: 'signed-in',
  tag: TAG,
  summary: '本人参加组织生活的情况，最近一百次，新的在前',
  response: z.object({ rows: z.array(ownAttendance) }),
});
