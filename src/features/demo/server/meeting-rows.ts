import type { DemoMeeting } from '../demo.ts';
import { type Columns, officeTime, table, type TableRows } from './table-rows.ts';

/** Meetings with their records, resolutions and rolls, as rows. */
export function rowsOfMeetings(meetings: readonly DemoMeeting[]): TableRows[] {
  return [
    table('meeting', meetings, {
      id: (row) => row.id,
      party_org_id: (row) => row.partyOrgId,
      party_pos: (row) => row.partyPos,
      kinds: (row) => row.kinds,
      held_on: (row) => row.heldOn,
      party_group: (row) => row.partyGroup,
      created_by: (row) => row.recorder,
      created_at: (row) => officeTime(row.enteredOn, '16:00'),
    }),
    table('meeting_record', meetings, recordColumns),
    table('meeting_resolution', meetings.flatMap(numbered('resolutions')), {
      meeting_id: (row) => row.meeting.id,
      party_pos: (row) => row.meeting.partyPos,
      number: (row) => row.number,
      matter: (row) => row.part.matter,
      yes: (row) => row.part.yes,
      no: (row) => row.part.no,
      abstained: (row) => row.part.abstained,
    }),
    table('attendance', meetings.flatMap(numbered('people')), {
      meeting_id: (row) => row.meeting.id,
      party_pos: (row) => row.meeting.partyPos,
      number: (row) => row.number,
      member_id: (row) => row.part.memberId,
      post_id: (row) => row.part.postId,
      person_name: (row) => row.part.name,
      votes: (row) => row.part.votes,
      state: (row) => row.part.state,
      reason: (row) => row.part.reason,
    }),
    table(
      'meeting_approval',
      meetings.flatMap(({ id, partyPos, approval }) =>
        approval === null ? [] : [{ id, partyPos, ...approval }],
      ),
      {
        meeting_id: (row) => row.id,
        party_pos: (row) => row.partyPos,
        approved_by: (row) => row.by,
        approved_at: (row) => officeTime(row.on, '17:30'),
      },
    ),
  ];
}

/** The parts of a meeting in their order, from one on. */
function numbered<K extends 'people' | 'resolutions'>(key: K) {
  return (meeting: DemoMeeting) => {
    const parts: readonly DemoMeeting[K][number][] = meeting[key];
    return parts.map((part, at) => ({ meeting, number: at + 1, part }));
  };
}

const recordColumns: Columns<DemoMeeting> = {
  meeting_id: (row) => row.id,
  party_pos: (row) => row.partyPos,
  assembly: (row) => row.assembly,
  starts_at: (row) => row.startsAt,
  place: (row) => row.place,
  chair: (row) => row.chair,
  recorder: (row) => row.recorder,
  topic: (row) => row.topic,
  agenda: (row) => row.agenda,
  minutes: (row) => row.minutes,
  called: (row) => row.counts.called,
  present: (row) => row.counts.present,
  on_leave: (row) => row.counts.onLeave,
  absent: (row) => row.counts.absent,
  exempt: (row) => row.counts.exempt,
  voters: (row) => row.counts.voters,
  voters_present: (row) => row.counts.votersPresent,
  talks_done: (row) => row.talksDone,
  talks_planned: (row) => row.talksPlanned,
};
