import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { meetingKinds, siteCalls } from '../codes/tables/meeting.ts';
import { day } from '../social-orgs/social-org-draft.contract.ts';
import { MOST_CALLED } from './meeting.ts';

const TAG = '组织生活';
const text = z.string();

const siteKind = z.templateLiteral([
  'site:',
  z.enum(siteCalls),
  ':',
  text.regex(/^[0-9a-f]{8}$/),
  ':',
  text.regex(/^[^:\p{C}]{2,20}$/u),
]);

/** A kind of the articles, or one that an office has set up. */
export const meetingKind = z.union([z.enum(codesOf(meetingKinds)), siteKind], '没有这个类型');

const holder = z.enum(['branch', 'general_branch', 'committee', 'other']);

const setKind = z.object({
  code: siteKind,
  /** Null where whoever set it up stands above and is not in sight. */
  partyOrg: z.object({ id: text, name: text }).nullable(),
  heldBy: z.array(holder),
  needsQuorum: z.boolean(),
  needsAgenda: z.boolean(),
  needsMinutes: z.boolean(),
  leastPresent: z.int().nullable(),
  basis: text,
  fromOn: text,
  /** The last day on which it may be held. */
  lastOn: text.nullable(),
  /** Whether the caller may end it. */
  mayEnd: z.boolean(),
});
export type SetKind = z.output<typeof setKind>;

export const listMeetingKindsRoute = defineRoute({
  id: 'listMeetingKinds',
  method: 'GET',
  path: '/api/meeting-kinds',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '各级党组织另外设立的组织生活类型：谁来开、要有什么、从哪天起，新的在前',
  response: z.object({ rows: z.array(setKind) }),
});

export const addMeetingKindRoute = defineRoute({
  id: 'addMeetingKind',
  method: 'POST',
  path: '/api/meeting-kinds',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '设立一个组织生活类型，供这个党组织和所辖党组织使用；可以同时要求多久开几次',
  body: z.object({
    partyOrgId: z.uuid('请选择党组织'),
    name: text.trim().regex(/^[^:\p{C}]{2,20}$/u, '名称写 2 到 20 个字，不用冒号'),
    calls: z.enum(siteCalls),
    heldBy: z.array(holder).min(1, '请选择由谁召开').max(4),
    needsQuorum: z.boolean().default(false),
    needsAgenda: z.boolean().default(false),
    needsMinutes: z.boolean().default(false),
    leastPresent: z.int().min(1).max(MOST_CALLED).nullable().default(null),
    /** How often it is owed; null: nothing is owed. */
    duty: z
      .object({ per: z.enum(['month', 'quarter', 'year']), least: z.int().min(1, '至少一次').max(31) })
      .nullable()
      .default(null),
    basis: text.trim().min(2, '请写明依据').max(200),
    fromOn: day,
  }),
  response: z.object({ code: siteKind }),
});

export const endMeetingKindRoute = defineRoute({
  id: 'endMeetingKind',
  method: 'POST',
  path: '/api/meeting-kinds/end',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '停用一个自己设立的类型，从某天起不再召开，也不再要求；以前的记录不变',
  body: z.object({ code: siteKind, on: day, reason: text.trim().min(2, '请写明原因').max(200) }),
  response: z.object({ code: siteKind }),
});
