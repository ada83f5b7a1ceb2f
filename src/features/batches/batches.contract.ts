import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { codesOf } from '../codes/code-table.ts';
import { advisorKinds } from '../social-orgs/social-org-fact.ts';
import { batchActs, batchFields, BATCH_MOST, batchSubjects } from './batch.ts';

const TAG = '批量操作';
const text = z.string();
const optional = z.string().nullable();

/** One more than may be, so that too many get their own answer. */
const ids = z.array(z.uuid()).max(BATCH_MOST + 1);
const value = z.string().max(100).nullable();

const socialOrgAsked = z.object({
  ids,
  field: z.enum(batchFields.social_org),
  value,
  note: z.string().max(200).nullable().optional(),
});
const partyOrgAsked = z.object({ ids, field: z.enum(batchFields.party_org), value });
const memberAsked = z.object({ ids, field: z.enum(batchFields.member), value });
export type BatchAsked = z.output<typeof socialOrgAsked | typeof partyOrgAsked | typeof memberAsked>;

const advisorAsked = z.object({
  ids,
  /** `begin` assigns the person from the day on; `end` ends what stands, on the first day without it. */
  does: z.enum(['begin', 'end']),
  kind: z.enum(codesOf(advisorKinds)),
  /** Of an end: null for whoever it is. */
  personName: z.string().max(100).nullable(),
  phone: z.string().max(100).nullable().optional(),
  accountId: z.uuid().nullable().optional(),
  on: z.string().max(40),
});
export type AdvisorBatchAsked = z.output<typeof advisorAsked>;

const rows = z.array(
  z.object({
    id: text,
    name: optional,
    before: optional,
    /** `changed`, `same` as it is already, or `refused` with the reason. */
    state: z.enum(['changed', 'same', 'refused']),
    reason: optional,
  }),
);
export type BatchRowView = z.output<typeof rows>[number];

const seen = z.object({ rows });
const stored = z.object({ id: optional, rows });

const changeSocialOrgs = { permission: permissions.changeSocialOrgs } as const;
const changePartyOrgs = { permission: permissions.changePartyOrgs } as const;
const changeMembers = { permission: permissions.changeMembers } as const;

export const previewBatchRoute = defineRoute({
  id: 'previewBatch',
  method: 'POST',
  path: '/api/batches/social-orgs/preview',
  access: changeSocialOrgs,
  tag: TAG,
  summary: '预看：为所选社会组织设置一个字段，哪些会改、哪些不予办理；不保存',
  body: socialOrgAsked,
  response: seen,
});

export const storeBatchRoute = defineRoute({
  id: 'storeBatch',
  method: 'POST',
  path: '/api/batches/social-orgs',
  access: changeSocialOrgs,
  tag: TAG,
  summary: '为所选社会组织设置一个字段，能改的一次全部保存',
  body: socialOrgAsked,
  response: stored,
});

export const previewAdvisorBatchRoute = defineRoute({
  id: 'previewAdvisorBatch',
  method: 'POST',
  path: '/api/batches/advisors/preview',
  access: changeSocialOrgs,
  tag: TAG,
  summary: '预看：为所选社会组织派驻指导员、联络员，或结束派驻；不保存',
  body: advisorAsked,
  response: seen,
});

export const storeAdvisorBatchRoute = defineRoute({
  id: 'storeAdvisorBatch',
  method: 'POST',
  path: '/api/batches/advisors',
  access: changeSocialOrgs,
  tag: TAG,
  summary: '为所选社会组织派驻指导员、联络员，或结束派驻，能办的一次全部保存',
  body: advisorAsked,
  response: stored,
});

export const previewPartyOrgBatchRoute = defineRoute({
  id: 'previewPartyOrgBatch',
  method: 'POST',
  path: '/api/batches/party-orgs/preview',
  access: changePartyOrgs,
  tag: TAG,
  summary: '预看：为所选党组织设置一个字段，哪些会改、哪些不予办理；不保存',
  body: partyOrgAsked,
  response: seen,
});

export const storePartyOrgBatchRoute = defineRoute({
  id: 'storePartyOrgBatch',
  method: 'POST',
  path: '/api/batches/party-orgs',
  access: changePartyOrgs,
  tag: TAG,
  summary: '为所选党组织设置一个字段，能改的一次全部保存',
  body: partyOrgAsked,
  response: stored,
});

export const previewMemberBatchRoute = defineRoute({
  id: 'previewMemberBatch',
  method: 'POST',
  path: '/api/batches/members/preview',
  access: changeMembers,
  tag: TAG,
  summary: '预看：为所选党员设置一个字段，哪些会改、哪些不予办理；不保存',
  body: memberAsked,
  response: seen,
});

export const storeMemberBatchRoute = defineRoute({
  id: 'storeMemberBatch',
  method: 'POST',
  path: '/api/batches/members',
  access: changeMembers,
  tag: TAG,
  summary: '为所选党员设置一个字段，能改的一次全部保存',
  body: memberAsked,
  response: stored,
});

export const batchView = z.object({
  id: text,
  subject: z.enum(batchSubjects),
  field: z.enum(batchActs),
  valueText: optional,
  changed: z.int(),
  refused: z.int(),
  madeAt: text,
  undoneAt: optional,
  /** Of one that is undone: those that kept what they had, and why. */
  left: z.array(z.object({ id: text, name: optional, reason: text })),
});
export type BatchView = z.output<typeof batchView>;

const own = z.object({ batches: z.array(batchView) });
const one = z.object({ id: z.uuid() });

export const listBatchesRoute = defineRoute({
  id: 'listBatches',
  method: 'GET',
  path: '/api/batches/social-orgs',
  access: changeSocialOrgs,
  tag: TAG,
  summary: '本人最近对社会组织的批量操作',
  response: own,
});

export const undoBatchRoute = defineRoute({
  id: 'undoBatch',
  method: 'POST',
  path: '/api/batches/social-orgs/:id/undo',
  access: changeSocialOrgs,
  tag: TAG,
  summary: '撤销本人对社会组织的一次批量操作；后来又改过的不动，并列出',
  params: one,
  response: batchView,
});

export const listPartyOrgBatchesRoute = defineRoute({
  id: 'listPartyOrgBatches',
  method: 'GET',
  path: '/api/batches/party-orgs',
  access: changePartyOrgs,
  tag: TAG,
  summary: '本人最近对党组织的批量操作',
  response: own,
});

export const undoPartyOrgBatchRoute = defineRoute({
  id: 'undoPartyOrgBatch',
  method: 'POST',
  path: '/api/batches/party-orgs/:id/undo',
  access: changePartyOrgs,
  tag: TAG,
  summary: '撤销本人对党组织的一次批量操作；后来又改过的不动，并列出',
  params: one,
  response: batchView,
});

export const listMemberBatchesRoute = defineRoute({
  id: 'listMemberBatches',
  method: 'GET',
  path: '/api/batches/members',
  access: changeMembers,
  tag: TAG,
  summary: '本人最近对党员的批量操作',
  response: own,
});

export const undoMemberBatchRoute = defineRoute({
  id: 'undoMemberBatch',
  method: 'POST',
  path: '/api/batches/members/:id/undo',
  access: changeMembers,
  tag: TAG,
  summary: '撤销本人对党员的一次批量操作；后来又改过的不动，并列出',
  params: one,
  response: batchView,
});
