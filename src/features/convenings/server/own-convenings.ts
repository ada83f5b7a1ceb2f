import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { addDays, addMonths, OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import {
  type Acting,
  readAllScoped,
  readScoped,
  writeScoped,
} from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { LeaveState } from '../convening.ts';
import { checkLeave, checkStands, stateOf } from '../convening.rules.ts';
import type { OwnConvening, OwnConveningView } from '../own-convening.contract.ts';
import {
  askForLeave,
  findOwnConvening,
  noteRead,
  ownConvening,
  type OwnConveningRow,
  ownConvenings,
  ownConveningsBetween,
  takeLeaveBack,
} from './own-convenings.queries.ts';

/** The meetings to which the member who asks is called, from yesterday on. */
export async function listOwnConvenings(pool: Pool, acting: Acting, now: Date): Promise<OwnConvening[]> {
  const since = addDays(todayIn(OFFICE_TIME_ZONE, now), -1);
  return (await readScoped<OwnConveningRow>(pool, acting, ownConvenings(since))).map(inList);
}

/** The meetings of a month to which the member who asks is called; reading them marks none as read. */
export async function readOwnCalendar(pool: Pool, acting: Acting, month: string): Promise<OwnConvening[]> {
  const from = `${month}-01`;
  const statement = ownConveningsBetween(from, addMonths(from, 1));
  return (await readScoped<OwnConveningRow>(pool, acting, statement)).map(inList);
}

function inList(row: OwnConveningRow): OwnConvening {
  const told = row.kept_private ? null : { branch: row.branch, kinds: row.kinds, place: row.place };
  return { ...standingOf(row), told };
}

/** Opens a notice, which marks it as read. */
export async function readOwnConvening(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<OwnConveningView | Refusal> {
  const [, rows] = await readAllScoped<[QueryResultRow, OwnConveningRow]>(pool, acting, [
    noteRead(id),
    ownConvening(id),
  ]);
  const [row] = rows;
  if (row === undefined) return NOT_FOUND;
  const { branch, kinds, place, topic, agenda } = row;
  return {
    ...standingOf(row),
    told: { branch, kinds, place, topic, agenda },
    keptPrivate: row.kept_private,
    leaveReason: row.leave_reason,
    cancelReason: row.cancel_reason,
  };
}

export function standingOf(row: OwnConveningRow) {
  return {
    id: row.convening_id,
    onDay: row.on_day,
    startsAt: row.starts_at.slice(0, 'HH:MM'.length),
    state: stateOf(row),
    hasRead: row.has_read,
    leaveState: row.leave_state,
    checkIn: row.check_in_state === 'wrong' ? null : row.check_in_state,
    late: row.late ?? false,
  };
}

type LeaveAnswer = { readonly leaveState: LeaveState } | Refusal;

/** A member asks not to come, and says why. */
export async function askLeave(
  pool: Pool,
  acting: Acting,
  id: string,
  reason: string,
  now: Date,
): Promise<LeaveAnswer> {
  return answering(pool, acting, id, now, async (client, row) => {
    const refused = checkLeave(standingOf(row), row.leave_state, now);
    if (refused !== null) return refused;
    await askForLeave(client, row, reason);
    return { leaveState: 'waiting' };
  });
}

/** The member comes after all. */
export async function takeBackLeave(pool: Pool, acting: Acting, id: string, now: Date): Promise<LeaveAnswer> {
  return answering(pool, acting, id, now, async (client, row) => {
    const refused = checkStands(standingOf(row));
    if (refused !== null) return refused;
    if (row.leave_state !== 'waiting' && row.leave_state !== 'accepted') {
      return refuse('leave.none', '您没有为这次会议请假，不用撤回。');
    }
    await takeLeaveBack(client, row);
    return { leaveState: 'taken_back' };
  });
}

function answering(
  pool: Pool,
  acting: Acting,
  id: string,
  now: Date,
  work: (client: PoolClient, row: OwnConveningRow) => Promise<LeaveAnswer>,
): Promise<LeaveAnswer> {
  return writeScoped<LeaveAnswer>(
    pool,
    acting,
    { changeOn: todayIn(OFFICE_TIME_ZONE, now) },
    async (client) => {
      const row = await findOwnConvening(client, id);
      return row === null ? NOT_FOUND : work(client, row);
    },
    (answer) => 'leaveState' in answer,
  );
}
