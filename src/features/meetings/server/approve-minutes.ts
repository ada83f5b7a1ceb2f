import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { checkApproval } from '../meeting.rules.ts';
import { insertApproval } from './minutes.queries.ts';
import { lockMeeting } from './record.queries.ts';
import { refuseStored } from './refuse-stored.ts';

const APPROVED = refuse('conflict.approved', '这份会议记录已经审核过了。');

/** The secretary says that the minutes are whole and right, as of the version that was read. */
export async function approveMinutes(
  pool: Pool,
  acting: Acting,
  id: string,
  version: number,
  today: Day,
): Promise<{ id: string } | Refusal> {
  return writeScoped(
    pool,
    acting,
    { changeOn: today },
    (client) => approve(client, id, version),
    (answer) => !isRefusal(answer),
  );
}

async function approve(client: PoolClient, id: string, version: number): Promise<{ id: string } | Refusal> {
  const stored = await lockMeeting(client, id);
  const record = await refuseStored(client, stored, version);
  if (isRefusal(record)) return record;
  if (record.approved_at !== null) return APPROVED;
  const incomplete = checkApproval({ ...record, startsAt: record.starts_at });
  if (incomplete !== null) return incomplete;
  await insertApproval(client, id, record.party_pos);
  return { id };
}
