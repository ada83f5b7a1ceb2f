import { z } from 'zod';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { attendanceStates } from '../codes/tables/meeting.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { attachmentFormats } from './attachment.ts';
import { assemblies, MOST_CALLED, MOST_MINUTES, MOST_RESOLUTIONS, MOST_STUDIED } from './meeting.ts';
import { resolutionFields, voteAnswerFields } from './vote.contract.ts';
import { meetingKind } from './meeting-kind.contract.ts';

const TAG = '组织生活';
const read = { permission: permissions.readPartyOrgs } as const;
const record = { permission: permissions.recordMeetings } as const;
const id = z.object({ id: z.uuid() });
const text = z.string();
const optional = text.nullable();
const MOST_PEOPLE = 10_000;
const count = z.int().min(0, '不能是负数').max(MOST_PEOPLE);

const said = (longest: number) => text.trim().max(longest).nullable().optional();

const studied = z.object({
  title: text.trim().min(1, '请写学习材料的名称').max(100),
  /** 发布日期. */
  publishedOn: day.nullable().optional(),
});

/** What a form says of a meeting. */
export const meetingFields = {
  kinds: z.array(meetingKind).min(1, '请选择组织生活类型').max(6),
  assembly: z.enum(assemblies),
  partyGroup: said(40),
  heldOn: day,
  startsAt: text
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 19:30 这样')
    .nullable()
    .optional(),
  place: said(100),
  chair: said(50),
  recorder: said(50),
  topic: said(200),
  agenda: said(2000),
  /** 学习材料, each with its day of publication where that is known. */
  studied: z.array(studied).max(MOST_STUDIED).default([]),
  minutes: said(MOST_MINUTES),
  guests: count.nullable().optional(),
  /** Of those who vote here and are managed elsewhere, how many came. */
  elsewherePresent: count.nullable().optional(),
  resolutions: z.array(resolutionFields).max(MOST_RESOLUTIONS).default([]),
  roll: z
    .array(
      z.object({
        /** Of the member, or of the post of a holder who is not on the roll. */
        id: z.uuid(),
        state: z.enum(codesOf(attendanceStates)),
        reason: said(100),
      }),
    )
    .max(MOST_CALLED)
    .default([]),
  talksDone: count.nullable().optional(),
  talksPlanned: count.nullable().optional(),
};

const called = z.object({
  /** Under which it stands on the roll that is sent. */
  id: text,
  name: text,
  votes: z.boolean(),
  /** Left out of the number that has to be there, where the meeting votes (GEN-06). */
  leftOut: z.boolean(),
});
export type Called = z.output<typeof called>;

export const readRollCallRoute = defineRoute({
  id: 'readRollCall',
  method: 'GET',
  path: '/api/party-orgs/:id/roll-call',
  access: record,
  tag: TAG,
  summary: '某天点名用的名册：全体党员、支部委员或一个党小组，并说明谁有表决权',
  params: id,
  query: z.object({
    assembly: z.enum(['members', 'committee', 'group']),
    on: day,
    partyGroup: text.max(40).optional(),
  }),
  response: z.object({
    people: z.array(called),
    /** Who votes here and is managed elsewhere, as a number. */
    votersElsewhere: z.int(),
    /** The secretary on that day, who usually presides. */
    chair: optional,
    /** 党小组 of the branch as they are now. */
    groups: z.array(text),
  }),
});

export const storedMeeting = z.object({
  id: text,
  /** What the record still lacks (MEET-12). */
  warnings: z.array(refusalSchema),
});

export const recordMeetingRoute = defineRoute({
  id: 'recordMeeting',
  method: 'POST',
  path: '/api/meetings',
  access: record,
  tag: TAG,
  summary: '登记一次组织生活：点名、决议和记录',
  body: z.object({ partyOrgId: z.uuid('请选择党组织'), ...meetingFields }),
  response: storedMeeting,
});

export const changeMeetingRoute = defineRoute({
  id: 'changeMeeting',
  method: 'PUT',
  path: '/api/meetings/:id',
  access: record,
  tag: TAG,
  summary: '补充或更正一次组织生活，须写明原因；点名的名册不变，可改每人的到会情况',
  params: id,
  body: z.object({
    ...meetingFields,
    reason: text.trim().min(2, '请写明更正原因').max(200),
    version: z.int(),
  }),
  response: storedMeeting,
});

export const withdrawMeetingRoute = defineRoute({
  id: 'withdrawMeeting',
  method: 'POST',
  path: '/api/meetings/:id/withdraw',
  access: record,
  tag: TAG,
  summary: '撤回一次误登的组织生活，须写明原因；记录保留，不再计数',
  params: id,
  body: z.object({ reason: text.trim().min(2, '请写明撤回原因').max(200), version: z.int() }),
  response: z.object({ id: text }),
});

const meetingRecord = z.object({
  assembly: z.enum(assemblies),
  startsAt: optional,
  place: optional,
  chair: optional,
  recorder: optional,
  topic: optional,
  agenda: optional,
  studied: z.array(z.object({ title: text, publishedOn: optional })),
  minutes: optional,
  guests: z.int().nullable(),
  counts: z.object({
    called: z.int(),
    present: z.int(),
    onLeave: z.int(),
    absent: z.int(),
    exempt: z.int(),
    voters: z.int(),
    votersPresent: z.int(),
    leftOut: z.int(),
    votersElsewhere: z.int(),
    votersElsewherePresent: z.int(),
  }),
  talksDone: z.int().nullable(),
  talksPlanned: z.int().nullable(),
  /** 已审; null: 待审. */
  approval: z.object({ by: text, at: text }).nullable(),
  attachments: z.array(
    z.object({
      id: text,
      name: text,
      format: z.enum(attachmentFormats),
      sizeBytes: z.int(),
      addedBy: text,
      addedAt: text,
      /** Taken away: the file is gone. */
      removedBy: optional,
      removeReason: optional,
    }),
  ),
  withdrawnBy: optional,
  withdrawReason: optional,
  /** Names of those with whom it was held together. */
  jointWith: z.array(text),
  resolutions: z.array(z.object({ ...resolutionFields.shape, ...voteAnswerFields })),
  people: z.array(
    z.object({
      ...called.shape,
      /** The member's record; null where it is not in sight. */
      memberId: optional,
      state: z.enum(codesOf(attendanceStates)),
      reason: optional,
    }),
  ),
  /** How many of the roll are kept from the caller (不公开). */
  notShown: z.int(),
});

export const meetingView = z.object({
  id: text,
  version: z.int(),
  partyOrg: z.object({ id: text, name: text }),
  kinds: z.array(text),
  heldOn: text,
  partyGroup: optional,
  withdrawnAt: optional,
  createdBy: optional,
  createdAt: text,
  /** Null beside the Party line. */
  record: meetingRecord.nullable(),
  warnings: z.array(refusalSchema),
});
export type MeetingView = z.output<typeof meetingView>;
export type MeetingRecord = z.output<typeof meetingRecord>;

export const readMeetingRoute = defineRoute({
  id: 'readMeeting',
  method: 'GET',
  path: '/api/meetings/:id',
  access: read,
  tag: TAG,
  summary: '一次组织生活的全部情况；党的组织条线以外只有类型和日期',
  params: id,
  response: meetingView,
});
