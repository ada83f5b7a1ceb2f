import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/contract/list.ts';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions, roles, scopeKinds } from './role.ts';

const TAG = '账号与授权';

/** Who holds what within the own scope. The account itself is told to administrators alone. */
export const scopeGrantSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  roleName: z.string(),
  scopeName: z.string(),
  grantedAt: z.string(),
  grantedBy: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  /** The own one, and one of a role that is not the caller's to give, stay. */
  mayRevoke: z.boolean(),
});
export type ScopeGrant = z.output<typeof scopeGrantSchema>;

export const listScopeGrantsRoute = defineRoute({
  id: 'listScopeGrants',
  method: 'GET',
  path: '/api/scope-grants',
  access: { permission: permissions.grantWithin },
  summary: '本人管理范围内的授权',
  tag: TAG,
  query: z.object({ ...pageQuery, q: z.string().max(100).optional(), role: z.enum(roles).optional() }),
  response: pageOf(scopeGrantSchema),
});

export const grantWithinScopeRoute = defineRoute({
  id: 'grantWithinScope',
  method: 'POST',
  path: '/api/scope-grants',
  access: { permission: permissions.grantWithin },
  summary: '在本人管理范围内授权；可以同时开设账号',
  tag: TAG,
  body: z.object({
    signInName: z.string().max(64),
    /** With a name, an account is opened; without one, the account is there already. */
    displayName: z.string().max(64).optional(),
    role: z.enum(roles),
    scopeKind: z.enum(scopeKinds),
    scopeId: z.string().max(64),
  }),
  response: z.object({
    id: z.string(),
    /** Of an account just opened; shown once. */
    initialPassword: z.string().nullable(),
  }),
});

export const revokeScopeGrantRoute = defineRoute({
  id: 'revokeScopeGrant',
  method: 'DELETE',
  path: '/api/scope-grants/:id',
  access: { permission: permissions.grantWithin },
  summary: '收回本人管理范围内的授权',
  tag: TAG,
  params: z.object({ id: z.uuid() }),
  response: z.object({}),
});
