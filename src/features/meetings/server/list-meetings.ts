import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { isDay } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { attendanceRate } from '../attendance.rules.ts';
import type { MeetingFilter, MeetingRow, OwnAttendance } from '../meeting-list.contract.ts';
import {
  meetingCount,
  type MeetingCursor,
  type MeetingListRow,
  meetingPage,
  type MeetingQuestion,
  ownAttendance,
  type OwnAttendanceRow,
} from './list.queries.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY_LENGTH = 10;

/** One page of meetings, newest first. */
export async function listMeetings(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: MeetingFilter & { readonly after?: string | undefined; readonly size: number },
): Promise<{ rows: MeetingRow[]; next: string | null }> {
  const question = questionOf(acting, filter);
  const found = await readScoped<MeetingListRow>(
    pool,
    acting,
    meetingPage(question, readCursor(after), size + 1),
  );
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    rows: rows.map(rowOf),
    next: found.length > size && last !== undefined ? `${last.held_on}.${last.id}` : null,
  };
}

export async function countMeetings(
  pool: Pool,
  acting: Acting,
  filter: MeetingFilter,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ n: number }>(
    pool,
    acting,
    meetingCount(questionOf(acting, filter), COUNT_CAP),
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

/** How the caller, a member, was entered. */
export async function listOwnAttendance(pool: Pool, acting: Acting): Promise<OwnAttendance[]> {
  const rows = await readScoped<OwnAttendanceRow>(pool, acting, ownAttendance());
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    branch: row.branch,
    kinds: row.kinds,
    heldOn: row.held_on,
    startsAt: row.starts_at?.slice(0, 'HH:MM'.length) ?? null,
    place: row.place,
    topic: row.topic,
    state: row.state,
    reason: row.reason,
  }));
}

export function questionOf({ scope }: Acting, filter: MeetingFilter): MeetingQuestion {
  return {
    scope: scope.party,
    topicPart: filter.q || null,
    partyOrgId: filter.partyOrg ?? null,
    own: filter.within === 'own',
    kind: filter.kind ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    minutesWait: filter.minutes === 'waiting',
    withdrawn: filter.state === 'withdrawn',
  };
}

/** Null for none, and for one that was not written here: the list begins anew. */
function readCursor(text: string | undefined): MeetingCursor | null {
  const heldOn = text?.slice(0, DAY_LENGTH) ?? '';
  const id = text?.slice(DAY_LENGTH + 1) ?? '';
  return isDay(heldOn) && UUID.test(id) ? { heldOn, id } : null;
}

export function rowOf(row: MeetingListRow): MeetingRow {
  return {
    id: row.id,
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    kinds: row.kinds,
    heldOn: row.held_on,
    partyGroup: row.party_group,
    withdrawn: row.withdrawn,
    record: row.called === null ? null : recordOf(row, row.called),
  };
}

function recordOf(row: MeetingListRow, called: number): MeetingRow['record'] {
  return {
    topic: row.topic,
    place: row.place,
    called,
    ...attendanceRate({ called, present: row.present, onLeave: row.on_leave, exempt: row.exempt }),
    talksDone: row.talks_done,
    talksPlanned: row.talks_planned,
  };
}
