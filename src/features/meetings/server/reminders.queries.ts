import type { PoolClient } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface DelayRow {
  readonly delayDays: number;
  readonly rootId: string | null;
  /** Whether the top of the tree lies within the caller's scope. */
  readonly atTop: boolean;
}

const DELAY = `select reminder_delay_days as "delayDays", root_party_org_id as "rootId",
  exists (select from party_org p where p.id = root_party_org_id and p.pos between party_lo() and party_hi()) as "atTop"
  from installation`;

export function findDelay(): Statement {
  return { name: 'reminder-delay', text: DELAY };
}

export async function lockDelay(client: PoolClient): Promise<DelayRow | null> {
  const { rows } = await client.query<DelayRow>(`${DELAY} for update of installation`);
  return rows[0] ?? null;
}

export async function saveDelay(client: PoolClient, delayDays: number): Promise<void> {
  await client.query('update installation set reminder_delay_days = $1', [delayDays]);
}
