import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { permissions } from '../access/role.ts';

/** The Party tree for a tree picker, within the caller's scope. */
export const listPartyTreeRoute = defineRoute({
  id: 'listPartyTree',
  method: 'GET',
  path: '/api/tree/party',
  access: { permission: permissions.readPartyOrgs },
  tag: '党组织',
  summary: '党组织树：按上级逐级取，或按名称、编码查找',
  query: treeQuery,
  response: treeAnswer,
});

export const partyTreeNode = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  functional: z.boolean(),
  hasChildren: z.boolean(),
  /** Of the node and all below it: Party organisations and members on the roll. */
  partyOrgs: z.int(),
  /** Null beside the Party line. */
  members: z.int().nullable(),
});
export type PartyTreeNode = z.output<typeof partyTreeNode>;

/** The tree as people walk it, with counts; those that have ended are left out. */
export const walkPartyTreeRoute = defineRoute({
  id: 'walkPartyTree',
  method: 'GET',
  path: '/api/party-orgs/tree',
  access: { permission: permissions.readPartyOrgs },
  tag: '党组织',
  summary: '党组织树的一级，带下级党组织数和党员数',
  query: z.object({ parent: z.uuid().optional() }),
  response: z.object({ nodes: z.array(partyTreeNode) }),
});
