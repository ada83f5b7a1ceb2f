import type { Pool } from 'pg';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped, writeScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ConfirmationFilter, listConfirmationsRoute, ReceivedRow } from '../confirmation.contract.ts';
import { confirmationsReceived, noteAll, type ReceivedStored } from './confirmations.queries.ts';

const MOST = 200;

/** What other Party organisations confirmed to the branches in sight, the latest first. */
export async function listConfirmations(
  pool: Pool,
  acting: Acting,
  filter: ConfirmationFilter,
): Promise<RouteAnswer<typeof listConfirmationsRoute>> {
  const found = await readScoped<ReceivedStored>(pool, acting, confirmationsReceived(filter, MOST + 1));
  return { rows: found.slice(0, MOST).map(receivedRowOf), capped: found.length > MOST };
}

function receivedRowOf(row: ReceivedStored): ReceivedRow {
  return {
    id: row.confirmation_id,
    member: { id: row.seen_member_id, name: row.member_name },
    home: { id: row.home_id, name: row.home_name },
    host: row.host_name,
    functional: row.functional,
    fromOn: row.from_on,
    lastOn: row.last_on,
    expected: row.expected,
    present: row.present,
    by: row.confirmed_by,
    at: row.confirmed_at.toISOString(),
    noted: row.noted_by === null ? null : { by: row.noted_by, at: row.noted_at?.toISOString() ?? '' },
  };
}

/** Notes (已阅) them all, or none where one is out of sight; what was noted before stays as it was. */
export function noteConfirmations(
  pool: Pool,
  acting: Acting,
  ids: readonly string[],
  today: Day,
): Promise<{ noted: number } | Refusal> {
  return writeScoped<{ noted: number } | Refusal>(
    pool,
    acting,
    { changeOn: today },
    async (client) => {
      const noted = await noteAll(client, [...new Set(ids)]);
      return noted === null ? NOT_FOUND : { noted };
    },
    (answer) => !isRefusal(answer),
  );
}
