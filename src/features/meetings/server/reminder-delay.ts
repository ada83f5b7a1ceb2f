import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange } from '../../access/server/public.ts';
import type { ReminderDelay } from '../reminder.contract.ts';
import { type DelayRow, findDelay, lockDelay, saveDelay } from './reminders.queries.ts';

const NOT_AT_TOP = refuse('reminders.not-at-top', '提醒上级的天数全系统统一，由最上级党组织的党务干部设定。');

/** After how many days the level above is reminded, and whether the caller's scope holds the top of the tree. */
export async function readDelay(
  pool: Pool,
  acting: Acting,
): Promise<ReminderDelay & { readonly atTop: boolean }> {
  const [row] = await readScoped<DelayRow>(pool, acting, findDelay());
  if (row === undefined) throw new Error('there is no installation');
  return { delayDays: row.delayDays, atTop: row.atTop };
}

/** Sets it for the whole installation; the auditor sees who did, from what to what. */
export function setDelay(
  pool: Pool,
  acting: Acting,
  { delayDays }: ReminderDelay,
  today: Day,
): Promise<ReminderDelay | Refusal> {
  return writeScoped<ReminderDelay | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const before = await lockDelay(client);
      if (before === null || before.rootId === null) return NOT_FOUND;
      if (!before.atTop) return NOT_AT_TOP;
      await saveDelay(client, delayDays);
      await logAccessChange(client, {
        entity: 'installation',
        entityId: before.rootId,
        action: 'set-reminder-delay',
        changes: { reminderDelayDays: [before.delayDays, delayDays] },
      });
      return { delayDays };
    },
    (result) => !isRefusal(result),
  );
}
