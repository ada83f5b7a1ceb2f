import type { PoolClient } from 'pg';
import { minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { Assembly } from '../meeting.ts';
import { findLastChange } from './minutes.queries.ts';
import type { MeetingStored } from './record.queries.ts';

/** A record that may be written to, as its Party line reads it. */
export type OpenRecord = MeetingStored & { readonly assembly: Assembly };

/** The record, where it is in sight, still counts and is the one that the caller has read; else why not, and by whom. */
export async function refuseStored(
  client: PoolClient,
  stored: MeetingStored | null,
  version: number | null,
): Promise<OpenRecord | Refusal> {
  if (stored === null || stored.assembly === null) return NOT_FOUND;
  if (stored.withdrawn_at !== null) {
    const at = minuteIn(OFFICE_TIME_ZONE, stored.withdrawn_at);
    return refuse('conflict.withdrawn', `这次记录已于 ${at} 撤回，不能再改。`);
  }
  if (version === null || stored.version === version) return { ...stored, assembly: stored.assembly };
  const last = await findLastChange(client, stored.id);
  const who =
    last === null ? '刚被别人' : `已被${last.actor ?? '别人'}于 ${minuteIn(OFFICE_TIME_ZONE, last.at)} `;
  return refuse('conflict.version', `您打开以后，这次记录${who}修改。您填的还在，请对照以后再保存。`);
}
