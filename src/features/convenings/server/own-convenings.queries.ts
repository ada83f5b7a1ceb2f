import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CheckInState } from '../check-in.ts';
import type { LeaveState } from '../convening.ts';

export interface OwnConveningRow extends QueryResultRow {
  convening_id: string;
  party_pos: number;
  branch: string;
  kinds: string[];
  on_day: string;
  starts_at: string;
  place: string;
  topic: string | null;
  agenda: string | null;
  cancelled: boolean;
  cancel_reason: string | null;
  held: boolean;
  version: number;
  code_secret_sealed: Buffer;
  member_id: string;
  kept_private: boolean;
  has_read: boolean;
  leave_state: LeaveState | null;
  leave_reason: string | null;
  check_in_state: CheckInState | 'wrong' | null;
  late: boolean | null;
  wrong_codes: number;
}

const MOST_OWN = 20;
const EVER = '0001-01-01';

/** To what the member who asks is called, from a day on, the nearest first. */
export function ownConvenings(since: string): Statement {
  return {
    name: 'own-convenings',
    text: `select * from own_convenings($1::date, null) order by on_day, starts_at, convening_id limit ${MOST_OWN}`,
    values: [since],
  };
}

/** No branch calls anybody to more in a month. */
const MOST_IN_MONTH = 100;

/** To what the member who asks is called from a day on and before another, the first first. */
export function ownConveningsBetween(from: string, before: string): Statement {
  return {
    name: 'own-convenings-between',
    text: `select * from own_convenings($1::date, null) where on_day < $2::date
      order by on_day, starts_at, convening_id limit ${MOST_IN_MONTH}`,
    values: [from, before],
  };
}

export function ownConvening(id: string): Statement {
  return { name: 'own-convening', text: 'select * from own_convenings($1::date, $2)', values: [EVER, id] };
}

/** Written by opening it; of one that was changed since, once more. */
export function noteRead(id: string): Statement {
  return {
    name: 'own-convening-read',
    text: `insert into convening_read (convening_id, party_pos, member_id)
      select o.convening_id, o.party_pos, o.member_id from own_convenings($1::date, $2) o where not o.has_read
      on conflict (convening_id, member_id) do update set read_at = now()`,
    values: [EVER, id],
  };
}

export async function findOwnConvening(client: PoolClient, id: string): Promise<OwnConveningRow | null> {
  const { rows } = await client.query<OwnConveningRow>({
    name: 'own-convening',
    text: 'select * from own_convenings($1::date, $2)',
    values: [EVER, id],
  });
  return rows[0] ?? null;
}

export async function askForLeave(client: PoolClient, row: OwnConveningRow, reason: string): Promise<void> {
  await client.query({
    name: 'own-ask-leave',
    text: `insert into leave_request (convening_id, party_pos, member_id, reason, state) values ($1, $2, $3, $4, 'waiting')
      on conflict (convening_id, member_id) do update set reason = excluded.reason, state = 'waiting', asked_at = now(),
        answered_by = null, answered_at = null`,
    values: [row.convening_id, row.party_pos, row.member_id, reason],
  });
}

export async function takeLeaveBack(client: PoolClient, row: OwnConveningRow): Promise<void> {
  await client.query({
    name: 'own-take-back-leave',
    text: `update leave_request set state = 'taken_back' where convening_id = $1 and member_id = $2`,
    values: [row.convening_id, row.member_id],
  });
}

interface EntryToStore {
  readonly step: number | null;
  readonly state: CheckInState | 'wrong';
  readonly late: boolean;
  readonly wrongCodes: number;
}

/**
 * Writes a sign-in. Of two that arrive at the same moment one writes, and the other finds it counted: a row that is counted can't be
 * written again by its member.
 */
export async function storeEntry(
  client: PoolClient,
  row: OwnConveningRow,
  { step, state, late, wrongCodes }: EntryToStore,
): Promise<void> {
  const values = [row.convening_id, row.member_id, step, state, late, wrongCodes];
  const { rowCount } = await client.query({
    name: 'own-check-in-insert',
    text: `insert into check_in (convening_id, member_id, step, state, late, wrong_codes, party_pos) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict do nothing`,
    values: [...values, row.party_pos],
  });
  if (rowCount === 1) return;
  await client.query({
    name: 'own-check-in-update',
    text: `update check_in set step = coalesce($3, step), state = case when $4 = 'wrong' then state else $4 end,
        late = case when $4 = 'wrong' then late else $5 end, wrong_codes = $6, received_at = case when $4 = 'wrong' then received_at else now() end
      where convening_id = $1 and member_id = $2 and state in ('wrong', 'waiting')`,
    values,
  });
}
