import type { Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { writeScoped } from '../../../platform/server/database/scoped.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import type { FactorDemand } from '../factor-demand.ts';
import { logAccessChange } from './accounts.queries.ts';
import { lockDutyState, setFactorDemand } from './duties.queries.ts';

/** Says of whom a second factor is asked from now on. Whoever has none is held back at the next step, signed in or not. */
export async function demandSecondFactor(
  pool: Pool,
  caller: Caller,
  demand: FactorDemand,
  today: Day,
): Promise<void> {
  await writeScoped(pool, caller, { changeOn: today }, async (client) => {
    const { rootId, factorDemand } = await lockDutyState(client);
    if (factorDemand === demand) return;
    await setFactorDemand(client, demand);
    await logAccessChange(client, {
      entity: 'installation',
      entityId: rootId,
      action: 'demand-second-factor',
      changes: { factorDemand: [factorDemand, demand] },
    });
  });
}
