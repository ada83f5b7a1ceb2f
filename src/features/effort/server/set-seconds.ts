import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange } from '../../access/server/public.ts';
import type { AssumedSeconds } from '../effort.ts';
import { lockSeconds, saveSeconds } from './effort.queries.ts';

const NOT_AT_TOP = refuse('effort.not-at-top', '估算用的秒数全系统统一，由最上级党组织的党务干部设定。');

/** Sets it for the whole installation; the auditor sees who did, from what to what. */
export function setEffortSeconds(
  pool: Pool,
  acting: Acting,
  seconds: AssumedSeconds,
  today: Day,
): Promise<AssumedSeconds | Refusal> {
  return writeScoped<AssumedSeconds | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const before = await lockSeconds(client);
      if (before === null || before.rootId === null) return NOT_FOUND;
      if (!before.atTop) return NOT_AT_TOP;
      await saveSeconds(client, seconds);
      await logAccessChange(client, {
        entity: 'installation',
        entityId: before.rootId,
        action: 'set-effort-seconds',
        changes: {
          effortEntrySeconds: [before.assumed.entry, seconds.entry],
          effortFieldSeconds: [before.assumed.field, seconds.field],
          effortTextSeconds: [before.assumed.text, seconds.text],
        },
      });
      return seconds;
    },
    (result) => !isRefusal(result),
  );
}
