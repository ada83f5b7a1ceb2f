import { z } from 'zod';
import { refusalSchema } from '../../platform/contract/refusal-answer.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';

const TAG = '合并';
const text = z.string();
const optional = z.string().nullable();

const pair = z.object({ keeperId: z.uuid(), loserId: z.uuid() });

const side = z.object({
  id: text,
  /** As it was compared: a merge of what somebody has changed since is refused. */
  version: z.int(),
  name: text,
  code: optional,
});

/** Two records side by side, and whether they may become one. */
export const comparison = z.object({
  keeper: side,
  loser: side,
  fields: z.array(
    z.object({ field: text, title: text, keeper: optional, loser: optional, choosable: z.boolean() }),
  ),
  /** What hangs on them, in lines. */
  related: z.array(z.object({ title: text, keeper: z.array(text), loser: z.array(text) })),
  /** Why they can't be merged as they stand; empty: they can. */
  refusals: z.array(refusalSchema),
  /** What is judged when the two are marked as not the same; null: nothing speaks for their being one, or they are marked. */
  suspected: text.nullable(),
});
export type Comparison = z.output<typeof comparison>;

const mergeBody = z.object({
  keeperVersion: z.int(),
  loserVersion: z.int(),
  /** Fields whose value is taken from the loser; of all others the keeper's stays. */
  taken: z.array(z.string().max(60)).max(60),
});
export type MergeBody = z.output<typeof mergeBody>;

const merged = z.object({ id: text, warnings: z.array(refusalSchema) });

export const compareSocialOrgsRoute = defineRoute({
  id: 'compareSocialOrgs',
  method: 'GET',
  path: '/api/merges/social-orgs/:keeperId/:loserId',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '把两条疑似同一个社会组织的记录并排比较，并说明能否合并',
  params: pair,
  response: comparison,
});

export const mergeSocialOrgsRoute = defineRoute({
  id: 'mergeSocialOrgs',
  method: 'POST',
  path: '/api/merges/social-orgs/:keeperId/:loserId',
  access: { permission: permissions.changeSocialOrgs },
  tag: TAG,
  summary: '把后一条社会组织记录并入前一条；不能撤销',
  params: pair,
  body: mergeBody,
  response: merged,
});

export const comparePartyOrgsRoute = defineRoute({
  id: 'comparePartyOrgs',
  method: 'GET',
  path: '/api/merges/party-orgs/:keeperId/:loserId',
  access: { permission: permissions.changePartyOrgs },
  tag: TAG,
  summary: '把两条疑似同一个党组织的记录并排比较，并说明能否合并',
  params: pair,
  response: comparison,
});

export const mergePartyOrgRecordsRoute = defineRoute({
  id: 'mergePartyOrgRecords',
  method: 'POST',
  path: '/api/merges/party-orgs/:keeperId/:loserId',
  access: { permission: permissions.changePartyOrgs },
  tag: TAG,
  summary: '把后一条党组织记录并入前一条（重复登记的，不是两个党组织合并）；不能撤销',
  params: pair,
  body: mergeBody,
  response: merged,
});

export const compareMembersRoute = defineRoute({
  id: 'compareMembers',
  method: 'GET',
  path: '/api/merges/members/:keeperId/:loserId',
  access: { permission: permissions.changeMembers },
  tag: TAG,
  summary: '把两条疑似同一名党员的记录并排比较，号码和电话只显示首尾，并说明能否合并；各记一条查看记录',
  params: pair,
  response: comparison,
});

export const mergeMembersRoute = defineRoute({
  id: 'mergeMembers',
  method: 'POST',
  path: '/api/merges/members/:keeperId/:loserId',
  access: { permission: permissions.changeMembers },
  tag: TAG,
  summary: '把后一条党员记录并入前一条；不能撤销',
  params: pair,
  body: mergeBody,
  response: merged,
});
