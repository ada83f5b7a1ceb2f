import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from './role.ts';

const SIGN_IN_TAG = '登录与本人账号';
const ACCOUNT_TAG = '账号与授权';
const idParams = z.object({ id: z.uuid() });

/** What the provider has put into the address on which the browser came back. */
const providerAnswer = z.object({
  state: z.string().min(1).max(200),
  code: z.string().max(4000).optional(),
  iss: z.string().max(500).optional(),
  error: z.string().max(200).optional(),
});

/** Where to send the browser: the provider's page. */
const wayThere = z.object({ address: z.string() });

export const readSignOnRoute = defineRoute({
  id: 'readSignOn',
  method: 'GET',
  path: '/api/session/sign-on',
  access: 'public',
  summary: '统一身份认证的名称，没有启用时为空',
  tag: SIGN_IN_TAG,
  response: z.object({ name: z.string().nullable() }),
});

export const beginSignOnRoute = defineRoute({
  id: 'beginSignOn',
  method: 'POST',
  path: '/api/session/sign-on',
  access: 'public',
  summary: '开始用统一身份认证登录',
  tag: SIGN_IN_TAG,
  response: wayThere,
});

export const finishSignOnRoute = defineRoute({
  id: 'finishSignOn',
  method: 'PUT',
  path: '/api/session/sign-on',
  access: 'public',
  summary: '统一身份认证完成后登录',
  tag: SIGN_IN_TAG,
  body: providerAnswer,
  response: z.object({}),
});

export const confirmSignOnRoute = defineRoute({
  id: 'confirmSignOn',
  method: 'POST',
  path: '/api/session/sign-on/code',
  access: 'public',
  summary: '统一身份认证登录时填写动态码',
  tag: SIGN_IN_TAG,
  body: z.object({ code: z.string().max(40) }),
  response: z.object({}),
});

export const outerIdentitySchema = z.object({
  /** As the provider calls the person. */
  subject: z.string(),
  /** Linked by the person; false: entered by an administrator. */
  own: z.boolean(),
  linkedAt: z.string(),
  linkedBy: z.string().nullable(),
});
export type OuterIdentity = z.output<typeof outerIdentitySchema>;

export const outerIdentityStateSchema = z.object({
  /** Of the provider; null: sign-on is not in use. */
  name: z.string().nullable(),
  identity: outerIdentitySchema.nullable(),
});
export type OuterIdentityState = z.output<typeof outerIdentityStateSchema>;

const OWN_PATH = '/api/own-account/outer-identity';

export const readOwnOuterIdentityRoute = defineRoute({
  id: 'readOwnOuterIdentity',
  method: 'GET',
  path: OWN_PATH,
  access: 'signed-in',
  summary: '本人关联的统一身份',
  tag: SIGN_IN_TAG,
  response: outerIdentityStateSchema,
});

export const beginOwnLinkRoute = defineRoute({
  id: 'beginOwnLink',
  method: 'POST',
  path: OWN_PATH,
  access: 'signed-in',
  summary: '开始关联本人的统一身份',
  tag: SIGN_IN_TAG,
  body: z.object({ currentPassword: z.string().max(128), code: z.string().max(40).optional() }),
  response: wayThere,
});

export const finishOwnLinkRoute = defineRoute({
  id: 'finishOwnLink',
  method: 'PUT',
  path: OWN_PATH,
  access: 'signed-in',
  summary: '统一身份认证完成后关联本人的账号',
  tag: SIGN_IN_TAG,
  body: providerAnswer,
  response: z.object({}),
});

export const endOwnLinkRoute = defineRoute({
  id: 'endOwnLink',
  method: 'DELETE',
  path: OWN_PATH,
  access: 'signed-in',
  summary: '解除本人关联的统一身份',
  tag: SIGN_IN_TAG,
  response: z.object({}),
});

const ACCOUNT_PATH = '/api/accounts/:id/outer-identity';

export const readOuterIdentityRoute = defineRoute({
  id: 'readOuterIdentity',
  method: 'GET',
  path: ACCOUNT_PATH,
  access: { permission: permissions.readAccounts },
  summary: '一个账号关联的统一身份',
  tag: ACCOUNT_TAG,
  params: idParams,
  response: outerIdentityStateSchema,
});

export const enterOuterIdentityRoute = defineRoute({
  id: 'enterOuterIdentity',
  method: 'PUT',
  path: ACCOUNT_PATH,
  access: { permission: permissions.manageAccounts },
  summary: '为账号登记统一身份',
  tag: ACCOUNT_TAG,
  params: idParams,
  body: z.object({ subject: z.string().max(300) }),
  response: z.object({}),
});

export const removeOuterIdentityRoute = defineRoute({
  id: 'removeOuterIdentity',
  method: 'DELETE',
  path: ACCOUNT_PATH,
  access: { permission: permissions.manageAccounts },
  summary: '解除一个账号关联的统一身份',
  tag: ACCOUNT_TAG,
  params: idParams,
  response: z.object({}),
});
