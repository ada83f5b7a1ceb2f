import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { logAccessChange } from '../../access/server/public.ts';
import type { DelayInForce, ReminderDelays } from '../reminder.contract.ts';
import { SHIPPED_DELAY_DAYS } from '../reminder.rules.ts';
import {
  type DelayInForceRow,
  delayInForce,
  delaysWithin,
  dropDelay,
  lockDelayOrg,
  saveDelay,
  type SetDelayRow,
  setDelays,
} from './reminders.queries.ts';

/** After how many days the level above is reminded: what holds at the caller's node and why, and what is set below. */
export async function readDelays(
  pool: Pool,
  acting: Acting,
): Promise<Pick<ReminderDelays, 'inForce' | 'rows'>> {
  const [held, rows] = await Promise.all([
    readScoped<DelayInForceRow>(pool, acting, delayInForce()),
    readScoped<SetDelayRow>(pool, acting, setDelays()),
  ]);
  return {
    inForce: inForceOf(held[0]),
    rows: rows.map((row) => ({
      partyOrg: { id: row.id, name: row.name },
      delayDays: row.delay_days,
      setBy: row.set_by,
      setAt: row.set_at,
    })),
  };
}

function inForceOf(row: DelayInForceRow | undefined): DelayInForce {
  if (row === undefined) return { delayDays: SHIPPED_DELAY_DAYS, source: 'shipped', partyOrg: null };
  const { delay_days: delayDays, party_org_id: id, party_org_name: name } = row;
  return { delayDays, source: 'set', partyOrg: id === null || name === null ? null : { id, name } };
}

/** The delays that may hold for branches in sight, or of one part of the tree; the shortest first. */
export async function readDelaysWithin(
  pool: Pool,
  acting: Acting,
  partyOrgId: string | null,
): Promise<number[]> {
  const rows = await readScoped<{ delay_days: number | null }>(
    pool,
    acting,
    delaysWithin(acting.scope.party, partyOrgId),
  );
  const delays = rows.map((row) => row.delay_days ?? SHIPPED_DELAY_DAYS);
  return [...new Set(delays)].toSorted((one, other) => one - other);
}

interface DelayAsked {
  readonly partyOrgId: string;
  /** Null: as the next office above has it. */
  readonly delayDays: number | null;
}

/** Sets it for a Party organisation and all below that have no nearer one; the auditor sees who did, from what to what. */
export function setDelay(
  pool: Pool,
  acting: Acting,
  asked: DelayAsked,
  today: Day,
): Promise<DelayAsked | Refusal> {
  return writeScoped<DelayAsked | Refusal>(
    pool,
    acting,
    { changeOn: today },
    (client) => store(client, asked),
    (result) => !isRefusal(result),
  );
}

async function store(client: PoolClient, asked: DelayAsked): Promise<DelayAsked | Refusal> {
  const { partyOrgId: id, delayDays } = asked;
  const org = await lockDelayOrg(client, id);
  if (org === null) return NOT_FOUND;
  if (delayDays !== null && (org.outside_system || org.ended_on !== null)) {
    return refuse('reminders.gone', `${org.name}已撤销或属于其他系统，不能设提醒天数。`, {
      field: 'partyOrgId',
    });
  }
  if (delayDays === org.delay_days) return asked;
  if (delayDays === null) await dropDelay(client, id);
  else await saveDelay(client, { id, pos: org.pos, delayDays });
  await logAccessChange(client, {
    entity: 'party_org',
    entityId: id,
    action: 'set-reminder-delay',
    changes: { reminderDelayDays: [org.delay_days, delayDays] },
  });
  return asked;
}
