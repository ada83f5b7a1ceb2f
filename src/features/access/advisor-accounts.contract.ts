import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { permissions } from './role.ts';

/** Accounts of advisors for a picker: whoever entrusts an organisation to one names the account that shall see it. */
export const findAdvisorAccountsRoute = defineRoute({
  id: 'findAdvisorAccounts',
  method: 'GET',
  path: '/api/tree/advisor-accounts',
  access: { permission: permissions.changeSocialOrgs },
  tag: '账号与授权',
  summary: '按姓名查找党建指导员的账号',
  query: treeQuery,
  response: treeAnswer,
});
