import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { roles, scopeKinds } from './role.ts';

const TAG = '登录与本人账号';

export const grantViewSchema = z.object({
  id: z.string(),
  role: z.enum(roles),
  roleName: z.string(),
  scopeKind: z.enum(scopeKinds),
  /** The node, region or supervising body that bounds it. */
  scopeId: z.string().nullable(),
  scopeName: z.string(),
});
export type GrantView = z.output<typeof grantViewSchema>;

export const sessionViewSchema = z.object({
  accountId: z.string(),
  signInName: z.string(),
  displayName: z.string(),
  memberId: z.string().nullable(),
  siteName: z.string(),
  /** The installation's region: what screens show first. */
  regionCode: z.string().nullable(),
  rootPartyOrgId: z.string().nullable(),
  /** One person holds every duty until they are split. */
  trial: z.boolean(),
  /** Nothing else is allowed until the password is the person's own, and no older than the office allows. */
  mustChangePassword: z.boolean(),
  /** Of the two, it has grown too old. */
  passwordOverdue: z.boolean(),
  /** The last day on which the password is good; null: it doesn't grow too old, or there is none. */
  passwordDueOn: z.string().nullable(),
  /** Nothing else is allowed until the second factor, which the rules ask for, has been set up. */
  mustEnrol: z.boolean(),
  activeGrant: grantViewSchema,
  /** Grants that the person can act under, the active one included. */
  grants: z.array(grantViewSchema),
  /** Of the active grant and the administrative duties beside it. */
  permissions: z.array(z.string()),
});
export type SessionView = z.output<typeof sessionViewSchema>;

export const readSessionRoute = defineRoute({
  id: 'readSession',
  method: 'GET',
  path: '/api/session',
  access: 'signed-in',
  summary: '当前登录的人、身份和权限',
  tag: TAG,
  response: sessionViewSchema,
});

export const signInRoute = defineRoute({
  id: 'signIn',
  method: 'POST',
  path: '/api/session',
  access: 'public',
  summary: '登录',
  tag: TAG,
  body: z.object({
    signInName: z.string().min(1).max(64),
    password: z.string().min(1).max(128),
    /** Second factor, once it was asked for: six digits, or a recovery code. */
    code: z.string().max(40).optional(),
  }),
  response: z.object({ mustChangePassword: z.boolean() }),
});

export const signOutRoute = defineRoute({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'public',
  summary: '退出登录',
  tag: TAG,
  response: z.object({}),
});

export const switchGrantRoute = defineRoute({
  id: 'switchGrant',
  method: 'PUT',
  path: '/api/session/grant',
  access: 'signed-in',
  summary: '切换身份',
  tag: TAG,
  body: z.object({ grantId: z.uuid() }),
  response: z.object({}),
});

export const changeOwnPasswordRoute = defineRoute({
  id: 'changeOwnPassword',
  method: 'PUT',
  path: '/api/own-account/password',
  access: 'signed-in',
  summary: '修改本人密码',
  tag: TAG,
  body: z.object({ currentPassword: z.string().max(128), newPassword: z.string().max(128) }),
  response: z.object({}),
});

export const ownSessionSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  signedInAt: z.string(),
  lastSeenAt: z.string(),
  address: z.string().nullable(),
  device: z.string().nullable(),
});

export type OwnSession = z.output<typeof ownSessionSchema>;

export const listOwnSessionsRoute = defineRoute({
  id: 'listOwnSessions',
  method: 'GET',
  path: '/api/own-account/sessions',
  access: 'signed-in',
  summary: '本人的登录会话',
  tag: TAG,
  response: z.object({ sessions: z.array(ownSessionSchema) }),
});

export const endOwnSessionRoute = defineRoute({
  id: 'endOwnSession',
  method: 'DELETE',
  path: '/api/own-account/sessions/:id',
  access: 'signed-in',
  summary: '结束本人的一个登录会话',
  tag: TAG,
  params: z.object({ id: z.uuid() }),
  response: z.object({}),
});
