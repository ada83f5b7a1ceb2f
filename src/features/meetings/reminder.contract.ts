import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { permissions } from '../access/role.ts';
import { LONGEST_DELAY_DAYS } from './reminder.rules.ts';

const TAG = '组织生活';

const delay = z.object({
  /** Days after the last day of a period; then the level above is reminded too. */
  delayDays: z
    .int('请填写整数天数')
    .min(0, '天数不能小于 0')
    .max(LONGEST_DELAY_DAYS, `最多 ${LONGEST_DELAY_DAYS} 天`),
});
export type ReminderDelay = z.output<typeof delay>;

export const readReminderDelayRoute = defineRoute({
  id: 'readReminderDelay',
  method: 'GET',
  path: '/api/meeting-reminders',
  access: { permission: permissions.readPartyOrgs },
  tag: TAG,
  summary: '应开未开超过期限几天后提醒上级；支部一过期限就提醒',
  response: delay.extend({
    /** Whether the caller may set it. */
    maySet: z.boolean(),
  }),
});

export const setReminderDelayRoute = defineRoute({
  id: 'setReminderDelay',
  method: 'POST',
  path: '/api/meeting-reminders',
  access: { permission: permissions.setDutyRules },
  tag: TAG,
  summary: '设定应开未开超过期限几天后提醒上级，限最上级党组织的党务干部',
  body: delay,
  response: delay,
});
