import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { exclusionCases } from '../codes/tables/exclusion-case.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { exclusionStates } from './exclusion.ts';

const TAG = '组织生活';
const record = { permission: permissions.recordMeetings } as const;
const text = z.string();
const id = z.object({ id: z.uuid() });
const saved = z.object({ id: text });
const reason = text.trim().min(2, '请写明原因').max(200);

const exclusionRow = z.object({
  id: text,
  partyOrg: z.object({ id: text, name: text }),
  /** Null where the member is not in sight any more: he has moved away. */
  member: z.object({ id: text, name: text }).nullable(),
  /** Null where the caller is neither the branch nor the agreeing superior. */
  caseCode: text.nullable(),
  note: text.nullable(),
  fromOn: text,
  lastOn: text.nullable(),
  agreed: z.object({ on: text, by: text }).nullable(),
  passed: z.object({ meetingId: text, on: text }).nullable(),
  endReason: text.nullable(),
  state: z.enum(exclusionStates),
  /** Whether the caller stands above the branch, and may agree. */
  mayAgree: z.boolean(),
});
export type ExclusionRow = z.output<typeof exclusionRow>;

export const listExclusionsRoute = defineRoute({
  id: 'listExclusions',
  method: 'GET',
  path: '/api/exclusions',
  access: record,
  tag: TAG,
  summary: '经批准不计入应到会人数的党员；可以只看一个支部、某一天在生效的。情形只对本支部和批准的上级显示',
  query: z.object({
    partyOrg: z.uuid().optional(),
    state: z.enum(exclusionStates).optional(),
    /** In force on this day. */
    on: day.optional(),
  }),
  response: z.object({ rows: z.array(exclusionRow), capped: z.boolean() }),
});
export type ExclusionFilter = z.output<typeof listExclusionsRoute.query>;

export const addExclusionRoute = defineRoute({
  id: 'addExclusion',
  method: 'POST',
  path: '/api/exclusions',
  access: record,
  tag: TAG,
  summary: '提出一名党员在一段时间内不计入应到会人数，须上级党组织同意并经党员大会通过',
  body: z.object({
    partyOrgId: z.uuid('请选择党支部'),
    memberId: z.uuid('请选择党员'),
    caseCode: z.enum(codesOf(exclusionCases)),
    note: text.trim().max(200).nullable().optional(),
    fromOn: day,
    lastOn: day.nullable().optional(),
  }),
  response: saved,
});

export const agreeExclusionRoute = defineRoute({
  id: 'agreeExclusion',
  method: 'POST',
  path: '/api/exclusions/:id/agree',
  access: { permission: permissions.agreeExclusions },
  tag: TAG,
  summary: '上级党组织同意一名党员不计入应到会人数',
  params: id,
  body: z.object({ on: day, by: text.trim().min(2, '请写明哪个党组织同意').max(100) }),
  response: saved,
});

export const passExclusionRoute = defineRoute({
  id: 'passExclusion',
  method: 'POST',
  path: '/api/exclusions/:id/pass',
  access: record,
  tag: TAG,
  summary: '党员大会通过一名党员不计入应到会人数：是哪一次会议',
  params: id,
  body: z.object({ meetingId: z.uuid('请选择哪一次党员大会') }),
  response: saved,
});

export const endExclusionRoute = defineRoute({
  id: 'endExclusion',
  method: 'POST',
  path: '/api/exclusions/:id/end',
  access: record,
  tag: TAG,
  summary: '结束一项不计入应到：从某天起照常计入，须写明原因；上级不同意也这样登记',
  params: id,
  body: z.object({ on: day, reason }),
  response: saved,
});
