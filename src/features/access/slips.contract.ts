import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from './role.ts';
import { slipStates } from './slip.ts';

const TAG = '开户单';
const idParams = z.object({ id: z.uuid() });

/** What is printed. The code is shown this once: the database keeps its hash alone. */
export const printedSlipSchema = z.object({
  accountId: z.string(),
  displayName: z.string(),
  /** The branch or the duty that it is handed out for. */
  forWhat: z.string(),
  /** 16 digits in groups of four. */
  code: z.string(),
  expiresOn: z.string(),
});
export type PrintedSlip = z.output<typeof printedSlipSchema>;

export const signInBySlipRoute = defineRoute({
  id: 'signInBySlip',
  method: 'POST',
  path: '/api/session/slip',
  access: 'public',
  summary: '用开户单登录，并信任这部手机一年',
  tag: TAG,
  body: z.object({ code: z.string().min(1).max(64) }),
  response: z.object({ displayName: z.string() }),
});

export const readTrustedDeviceRoute = defineRoute({
  id: 'readTrustedDevice',
  method: 'GET',
  path: '/api/session/device',
  access: 'public',
  summary: '这部手机是谁的',
  tag: TAG,
  /** Null when the phone is not trusted. */
  response: z.object({ displayName: z.string().nullable() }),
});

export const signInByDeviceRoute = defineRoute({
  id: 'signInByDevice',
  method: 'POST',
  path: '/api/session/device',
  access: 'public',
  summary: '在受信任的手机上登录',
  tag: TAG,
  response: z.object({}),
});

export const forgetDeviceRoute = defineRoute({
  id: 'forgetDevice',
  method: 'DELETE',
  path: '/api/session/device',
  access: 'public',
  summary: '不再信任这部手机',
  tag: TAG,
  response: z.object({}),
});

export const trustedDeviceSchema = z.object({
  id: z.string(),
  device: z.string().nullable(),
  address: z.string().nullable(),
  trustedAt: z.string(),
  lastUsedAt: z.string(),
  expiresOn: z.string(),
});
export type TrustedDevice = z.output<typeof trustedDeviceSchema>;

export const listOwnDevicesRoute = defineRoute({
  id: 'listOwnDevices',
  method: 'GET',
  path: '/api/own-account/devices',
  access: 'signed-in',
  summary: '本人受信任的手机',
  tag: TAG,
  response: z.object({ devices: z.array(trustedDeviceSchema) }),
});

export const endOwnDeviceRoute = defineRoute({
  id: 'endOwnDevice',
  method: 'DELETE',
  path: '/api/own-account/devices/:id',
  access: 'signed-in',
  summary: '不再信任本人的一部手机',
  tag: TAG,
  params: idParams,
  response: z.object({}),
});

export const issueMemberSlipRoute = defineRoute({
  id: 'issueMemberSlip',
  method: 'POST',
  path: '/api/members/:id/slip',
  access: { permission: permissions.changeMembers },
  summary: '为党员打印开户单；没有账号的同时开设',
  tag: TAG,
  params: idParams,
  response: printedSlipSchema,
});

export const readMemberSlipsRoute = defineRoute({
  id: 'readMemberSlips',
  method: 'GET',
  path: '/api/members/:id/slip',
  access: { permission: permissions.changeMembers },
  summary: '一名党员的开户单和受信任的手机',
  tag: TAG,
  params: idParams,
  response: z.object({
    slip: z
      .object({
        state: z.enum(slipStates),
        issuedAt: z.string(),
        issuedBy: z.string().nullable(),
        expiresOn: z.string(),
      })
      .nullable(),
    devices: z.array(trustedDeviceSchema),
  }),
});

export const endMemberDevicesRoute = defineRoute({
  id: 'endMemberDevices',
  method: 'DELETE',
  path: '/api/members/:id/devices',
  access: { permission: permissions.changeMembers },
  summary: '停用一名党员所有受信任的手机和未用的开户单',
  tag: TAG,
  params: idParams,
  response: z.object({ ended: z.number().int() }),
});

export const issueAccountSlipRoute = defineRoute({
  id: 'issueAccountSlip',
  method: 'POST',
  path: '/api/accounts/:id/slip',
  access: { permission: permissions.manageAccounts },
  summary: '为联系人、指导员等账号打印开户单',
  tag: TAG,
  params: idParams,
  response: printedSlipSchema,
});
