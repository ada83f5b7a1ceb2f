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
