import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { newAccountSchema } from './accounts.contract.ts';
import { dutyModes } from './duties.ts';
import { factorDemands } from './factor-demand.ts';
import { duties, permissions } from './role.ts';

const TAG = '账号与授权';

export const dutiesViewSchema = z.object({
  mode: z.enum(dutyModes),
  /** Of whom a second factor is asked. */
  factorDemand: z.enum(factorDemands),
  keepers: z.array(z.object({ role: z.enum(duties), displayName: z.string(), signInName: z.string() })),
  /** To leave 三员分立; waits for a second administrator. */
  request: z
    .object({
      id: z.string(),
      reason: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      /** Whoever asks can't agree. */
      own: z.boolean(),
    })
    .nullable(),
});
export type DutiesView = z.output<typeof dutiesViewSchema>;

export const readDutiesRoute = defineRoute({
  id: 'readDuties',
  method: 'GET',
  path: '/api/duties',
  access: { permission: permissions.readAccounts },
  summary: '管理方式：由谁担任三员',
  tag: TAG,
  response: dutiesViewSchema,
});

export const appointAuditorRoute = defineRoute({
  id: 'appointAuditor',
  method: 'POST',
  path: '/api/duties/small-office',
  access: { permission: permissions.manageGrants },
  summary: '小型单位管理：试用账号继续管理，另一人审计',
  tag: TAG,
  body: z.object({ audit: newAccountSchema }),
  response: z.object({}),
});

export const askSmallOfficeRoute = defineRoute({
  id: 'askSmallOffice',
  method: 'POST',
  path: '/api/duties/request',
  access: { permission: permissions.readAccounts },
  summary: '申请由三员分立改为小型单位管理',
  tag: TAG,
  body: z.object({ reason: z.string().max(500) }),
  response: z.object({}),
});

export const settleSmallOfficeRoute = defineRoute({
  id: 'settleSmallOffice',
  method: 'PUT',
  path: '/api/duties/request',
  access: { permission: permissions.readAccounts },
  summary: '确认或撤销改为小型单位管理的申请',
  tag: TAG,
  body: z.object({ id: z.uuid(), agreed: z.boolean() }),
  response: z.object({}),
});

export const demandSecondFactorRoute = defineRoute({
  id: 'demandSecondFactor',
  method: 'PUT',
  path: '/api/duties/second-factor',
  access: { permission: permissions.manageGrants },
  summary: '规定哪些人必须使用两步验证',
  tag: TAG,
  body: z.object({ factorDemand: z.enum(factorDemands) }),
  response: z.object({}),
});
