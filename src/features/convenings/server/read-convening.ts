import type { Pool, QueryResultRow } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ConvenedPerson, ConveningView } from '../convening.contract.ts';
import { suggestState } from '../convening.rules.ts';
import {
  type ConvenedRow,
  conveningRecord,
  conveningRoll,
  type ConveningRecordRow,
  noteConveningLook,
} from './convenings.queries.ts';
import { headOf } from './list-convenings.ts';

/** One notice: who is called, and what each has answered. That names were seen is written down. */
export async function readConvening(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<ConveningView | Refusal> {
  const [rows, roll] = await readAllScoped<[ConveningRecordRow, ConvenedRow, QueryResultRow]>(pool, acting, [
    conveningRecord(id),
    conveningRoll(id),
    noteConveningLook(id),
  ]);
  const [row] = rows;
  if (row === undefined) return NOT_FOUND;
  const own = roll.filter(({ elsewhere }) => !elsewhere);
  const elsewhere = roll.filter((each) => each.elsewhere);
  const byCode = roll.some(signedIn);
  return {
    ...headOf(row),
    version: row.version,
    assembly: row.assembly,
    topic: row.topic,
    agenda: row.agenda,
    cancelReason: row.cancel_reason,
    meetingId: row.meeting_id,
    createdBy: row.created_by,
    announcedAt: row.announced_at.toISOString(),
    people: own.map((person) => personOf(person, byCode)),
    elsewhere: {
      called: elsewhere.length,
      read: elsewhere.filter((each) => each.has_read).length,
      onLeave: elsewhere.filter((each) => each.leave_state === 'accepted').length,
      signedIn: elsewhere.filter(signedIn).length,
    },
    notShown: row.called - roll.length,
    hostMinutes: row.host_minutes,
  };
}

const signedIn = ({ check_in_state: state }: ConvenedRow) => state === 'counted' || state === 'confirmed';

function personOf(row: ConvenedRow, byCode: boolean): ConvenedPerson {
  const answer = { leaveState: row.leave_state, leaveReason: row.leave_reason, checkIn: row.check_in_state };
  const leftOut = row.left_out === true;
  return {
    id: row.member_id ?? row.post_id ?? '',
    memberId: row.member_id,
    name: row.person_name ?? '',
    votes: row.votes,
    leftOut,
    keptPrivate: row.kept_private,
    hasRead: row.has_read,
    ...answer,
    late: row.late ?? false,
    suggested: suggestState({ ...answer, leftOut }, byCode),
  };
}
