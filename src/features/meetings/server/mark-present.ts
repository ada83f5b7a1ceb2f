import type { PoolClient } from 'pg';
import { deleteApproval } from './minutes.queries.ts';
import { lockMeeting } from './record.queries.ts';
import { markPresentRow, recountAttendance } from './save.queries.ts';

/**
 * Puts somebody down as present after the meeting was recorded, within a change that says why. What was approved waits for approval
 * anew, as after any correction. Nothing changes for who stands as present already or is known to the record as a number alone.
 */
export async function markPresent(
  client: PoolClient,
  meetingId: string,
  memberId: string,
): Promise<'unchanged' | 'changed' | 'reopened'> {
  const stored = await lockMeeting(client, meetingId);
  if (stored === null || stored.withdrawn_at !== null) return 'unchanged';
  if (!(await markPresentRow(client, meetingId, memberId))) return 'unchanged';
  await recountAttendance(client, meetingId);
  await deleteApproval(client, meetingId);
  return stored.approved_at === null ? 'changed' : 'reopened';
}
