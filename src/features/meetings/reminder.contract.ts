import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { LONGEST_DELAY_DAYS } from './reminder.rules.ts';

const TAG = '组织生活';

/** Days after the last day of a period; then the level above is reminded too. */
const delayDays = z
  .int('请填写整数天数')
  .min(0, '天数不能小于 0')
  .max(LONGEST_DELAY_DAYS, `最多 ${LONGEST_DELAY_DAYS} 天`);
const partyOrg = z.object({ id: z.string(), name: z.string() });

const inForce = z.object({
  delayDays,
  /** `shipped`: nobody here or above has set one. */
  source: z.enum(['shipped', 'set']),
  /** Who has set it; null where that is nobody, or stands above and is not in sight. */
  partyOrg: partyOrg.nullable(),
});
export type DelayInForce = z.output<typeof inForce>;

const setDelay = z.object({ partyOrg, delayDays, setBy: z.string().nullable(), setAt: z.string() });
export type SetDelay = z.output<typeof setDelay>;

export const readReminderDelayRoute = defineRoute({
  id: 'readReminderDelay',
  method: 'GET',
  path: '/api/meeting-reminders',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '应开未开超过期限几天后提醒上级：本级现在用的天数和出处，以及所辖各级另设的',
  response: z.object({
    /** What holds at the caller's own node. */
    inForce,
    /** Set within the caller's part of the tree, in the order of the tree. */
    rows: z.array(setDelay),
    /** Whether the caller may set any. */
    maySet: z.boolean(),
  }),
});
export type ReminderDelays = z.output<typeof readReminderDelayRoute.response>;

export const setReminderDelayRoute = defineRoute({
  id: 'setReminderDelay',
  method: 'POST',
  path: '/api/meeting-reminders',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '设定一个党组织和它所辖的应开未开，超过期限几天后提醒上级；不填天数就取消，用上一级的',
  body: z.object({ partyOrgId: z.uuid('请选择党组织'), delayDays: delayDays.nullable() }),
  response: z.object({ partyOrgId: z.string(), delayDays: delayDays.nullable() }),
});
