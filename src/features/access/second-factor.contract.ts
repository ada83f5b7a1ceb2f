import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from './role.ts';

const TAG = '登录与本人账号';
const password = z.string().max(128);
/** Six digits from the telephone, or a recovery code. */
const code = z.string().max(40);

export const secondFactorSchema = z.object({
  inUse: z.boolean(),
  since: z.string().nullable(),
  /** Recovery codes that have not been used. */
  recoveryLeft: z.number().int(),
  /** The rules of the office ask for it. */
  demanded: z.boolean(),
  /** Why nobody is asked for it. */
  spared: z.enum(['demo', 'trial']).nullable(),
});
export type SecondFactorView = z.output<typeof secondFactorSchema>;

export const readSecondFactorRoute = defineRoute({
  id: 'readSecondFactor',
  method: 'GET',
  path: '/api/own-account/second-factor',
  access: 'signed-in',
  summary: '本人的两步验证',
  tag: TAG,
  response: secondFactorSchema,
});

export const offerSecondFactorRoute = defineRoute({
  id: 'offerSecondFactor',
  method: 'POST',
  path: '/api/own-account/second-factor',
  access: 'signed-in',
  summary: '开始设置两步验证，或换一部手机',
  tag: TAG,
  body: z.object({ currentPassword: password, code: code.optional() }),
  /** Shown once: the secret, and the same as an address for a telephone to scan. */
  response: z.object({ secret: z.string(), address: z.string() }),
});

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const confirmSecondFactorRoute = defineRoute({
  id: 'confirmSecondFactor',
  method: 'PUT',
  path: '/api/own-account/second-factor',
  access: 'signed-in',
  summary: '用手机上的动态码确认两步验证',
  tag: TAG,
  body: z.object({ code }),
  response: recoveryCodes,
});

export const renewRecoveryCodesRoute = defineRoute({
  id: 'renewRecoveryCodes',
  method: 'POST',
  path: '/api/own-account/recovery-codes',
  access: 'signed-in',
  summary: '换一批恢复码',
  tag: TAG,
  body: z.object({ code }),
  response: recoveryCodes,
});

export const endSecondFactorRoute = defineRoute({
  id: 'endSecondFactor',
  method: 'POST',
  path: '/api/own-account/second-factor/end',
  access: 'signed-in',
  summary: '停用本人的两步验证',
  tag: TAG,
  body: z.object({ code }),
  response: z.object({}),
});

/** For whoever lost the telephone and the recovery codes; by another person than the one who resets passwords. */
export const resetSecondFactorRoute = defineRoute({
  id: 'resetSecondFactor',
  method: 'DELETE',
  path: '/api/accounts/:id/second-factor',
  access: { permission: permissions.manageGrants },
  summary: '解除一个账号的两步验证',
  tag: '账号与授权',
  params: z.object({ id: z.uuid() }),
  response: z.object({}),
});
