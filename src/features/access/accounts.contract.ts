import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { treeAnswer, treeQuery } from '../../platform/contract/tree.ts';
import { accountStates } from './account.ts';
import { memberAccountRoles } from './member-account.rules.ts';
import { permissions, roles, scopeKinds } from './role.ts';
import { grantViewSchema } from './session.contract.ts';

const TAG = '账号与授权';
const idParams = z.object({ id: z.uuid() });
const signInName = z.string().max(64);
const displayName = z.string().max(64);

export const accountViewSchema = z.object({
  id: z.string(),
  signInName: z.string(),
  displayName: z.string(),
  state: z.enum(accountStates),
  trial: z.boolean(),
  mustChangePassword: z.boolean(),
  /** Signs in with a telephone beside the password. */
  secondFactor: z.boolean(),
  lastSignInAt: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  grants: z.array(grantViewSchema),
});
export type AccountView = z.output<typeof accountViewSchema>;

export const listAccountsRoute = defineRoute({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  access: { permission: permissions.readAccounts },
  summary: '账号清单',
  tag: TAG,
  query: z.object({
    ...pageQuery,
    q: z.string().max(100).optional(),
    state: z.enum(accountStates).optional(),
    role: z.enum(roles).optional(),
  }),
  response: pageOf(accountViewSchema),
});

export const readAccountRoute = defineRoute({
  id: 'readAccount',
  method: 'GET',
  path: '/api/accounts/:id',
  access: { permission: permissions.readAccounts },
  summary: '一个账号',
  tag: TAG,
  params: idParams,
  response: accountViewSchema,
});

/** Shown once, to be handed over; it must be changed at the first sign-in. */
const initialPassword = z.object({ id: z.string(), initialPassword: z.string() });

export const createAccountRoute = defineRoute({
  id: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  access: { permission: permissions.manageAccounts },
  summary: '新建账号',
  tag: TAG,
  body: z.object({ signInName, displayName }),
  response: initialPassword,
});

export const resetPasswordRoute = defineRoute({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/accounts/:id/password',
  access: { permission: permissions.manageAccounts },
  summary: '重置密码',
  tag: TAG,
  params: idParams,
  response: initialPassword,
});

export const changeAccountRoute = defineRoute({
  id: 'changeAccount',
  method: 'PATCH',
  path: '/api/accounts/:id',
  access: { permission: permissions.manageAccounts },
  summary: '修改姓名，停用、恢复或解锁账号',
  tag: TAG,
  params: idParams,
  body: z.object({ displayName: displayName.optional(), state: z.enum(['active', 'closed']).optional() }),
  response: z.object({}),
});

export const grantRoleRoute = defineRoute({
  id: 'grantRole',
  method: 'POST',
  path: '/api/accounts/:id/grants',
  access: { permission: permissions.manageGrants },
  summary: '授权',
  tag: TAG,
  params: idParams,
  body: z.object({
    role: z.enum(roles),
    scopeKind: z.enum(scopeKinds),
    /** Party organisation or supervising body by id, region by code; absent where the kind needs none. */
    scopeId: z.string().max(64).optional(),
  }),
  response: z.object({ id: z.string() }),
});

export const revokeGrantRoute = defineRoute({
  id: 'revokeGrant',
  method: 'DELETE',
  path: '/api/grants/:id',
  access: { permission: permissions.manageGrants },
  summary: '收回授权',
  tag: TAG,
  params: idParams,
  response: z.object({}),
});

export const grantableKinds = ['party', 'place', 'body'] as const;

/** What a grant can be bounded by: whoever grants sees these names, without seeing any record. */
export const listGrantScopesRoute = defineRoute({
  id: 'listGrantScopes',
  method: 'GET',
  path: '/api/grant-scopes/:kind',
  access: { permission: permissions.manageGrants },
  summary: '可选的管理范围',
  tag: TAG,
  params: z.object({ kind: z.enum(grantableKinds) }),
  query: treeQuery,
  response: treeAnswer,
});

const newAccount = z.object({ signInName, displayName, password: z.string().max(128) });

/** The three who keep the duties, each with a password of their own. */
export const dutyAccountsSchema = z.object({ system: newAccount, security: newAccount, audit: newAccount });
export const newAccountSchema = newAccount;

export const splitDutiesRoute = defineRoute({
  id: 'splitDuties',
  method: 'POST',
  path: '/api/accounts/split',
  access: { permission: permissions.manageGrants },
  summary: '三员分立：把试用账号的管理职责分给三个账号',
  tag: TAG,
  body: z.object({ accounts: dutyAccountsSchema }),
  response: z.object({}),
});

export const readMemberAccountRoute = defineRoute({
  id: 'readMemberAccount',
  method: 'GET',
  path: '/api/members/:id/account',
  access: { permission: permissions.changeMembers },
  summary: '一名党员的账号',
  tag: TAG,
  params: idParams,
  response: z.object({ account: accountViewSchema.nullable() }),
});

export const openMemberAccountRoute = defineRoute({
  id: 'openMemberAccount',
  method: 'POST',
  path: '/api/members/:id/account',
  access: { permission: permissions.changeMembers },
  summary: '为党员开设账号：本人、所在支部书记或指导员',
  tag: TAG,
  params: idParams,
  body: z.object({ signInName, roles: z.array(z.enum(memberAccountRoles)).min(1).max(3) }),
  response: initialPassword,
});
