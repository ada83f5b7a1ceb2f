import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { makeCodeSecret } from '../../convenings/server/public.ts';
import type { DemoNotice } from '../demo.ts';
import { officeTime, table, type TableRows } from './table-rows.ts';

/** Notices with what their members answered, as rows. */
export function rowsOfNotices(notices: readonly DemoNotice[], sealer: Sealer): TableRows[] {
  const answers = notices.flatMap(({ id, partyPos, announcedBy, answers }) =>
    answers.map((answer) => ({ ...answer, id, partyPos, announcedBy })),
  );
  return [
    table('convening', notices, {
      id: (row) => row.id,
      party_org_id: (row) => row.partyOrgId,
      party_pos: (row) => row.partyPos,
      kinds: (row) => row.kinds,
      assembly: (row) => row.assembly,
      party_group: (row) => row.partyGroup ?? null,
      on_day: (row) => row.onDay,
      starts_at: (row) => row.startsAt,
      place: (row) => row.place,
      topic: (row) => row.topic ?? null,
      agenda: (row) => row.agenda ?? null,
      announced_at: (row) => officeTime(row.announcedOn, '09:10'),
      meeting_id: (row) => row.meetingId,
      code_secret_sealed: () => sealer.seal(makeCodeSecret(), 'check-in'),
      created_by: (row) => row.announcedBy,
      created_at: (row) => officeTime(row.announcedOn, '09:10'),
    }),
    table('convening_read', answers, {
      convening_id: (row) => row.id,
      party_pos: (row) => row.partyPos,
      member_id: (row) => row.memberId,
      read_at: (row) => officeTime(row.readOn, '12:30'),
    }),
    table('leave_request', answers.flatMap(asksLeave), {
      convening_id: (row) => row.id,
      party_pos: (row) => row.partyPos,
      member_id: (row) => row.memberId,
      reason: (row) => row.leave.reason,
      state: (row) => row.leave.state,
      asked_at: (row) => officeTime(row.readOn, '12:40'),
      answered_by: (row) => (row.leave.state === 'accepted' ? row.announcedBy : null),
      answered_at: (row) => (row.leave.state === 'accepted' ? officeTime(row.readOn, '15:00') : null),
    }),
  ];
}

function asksLeave<Answer extends Pick<DemoNotice['answers'][number], 'leave'>>(answer: Answer) {
  return answer.leave === null ? [] : [{ ...answer, leave: answer.leave }];
}
