import type { Pool, QueryResultRow } from 'pg';
import type { RouteAnswer } from '../../../platform/contract/route.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { rollIdOf } from '../attendance.rules.ts';
import { judgeVote } from '../vote.rules.ts';
import type { Assembly, CalledPerson, RollCounts } from '../meeting.ts';
import type { Called, MeetingRecord, MeetingView, readRollCallRoute } from '../meeting.contract.ts';
import { warningsOf } from './meeting-draft.ts';
import {
  type HeadRow,
  meetingHead,
  meetingRecord,
  type MeetingStored,
  noteMeetingLook,
  type RollQuestion,
  rollOn,
} from './record.queries.ts';

/** One meeting. That names were seen is written down. */
export async function readMeeting(pool: Pool, acting: Acting, id: string): Promise<MeetingView | Refusal> {
  const [rows] = await readAllScoped<[MeetingStored, QueryResultRow]>(pool, acting, [
    meetingRecord(id),
    noteMeetingLook(id),
  ]);
  const [row] = rows;
  if (row === undefined) return NOT_FOUND;
  const record = row.assembly === null ? null : recordOf(row, row.assembly);
  return {
    id: row.id,
    version: row.version,
    partyOrg: { id: row.party_org_id, name: row.party_org_name },
    kinds: row.kinds,
    heldOn: row.held_on,
    partyGroup: row.party_group,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    createdBy: record === null ? null : row.created_by,
    createdAt: row.created_at.toISOString(),
    record,
    warnings: record === null ? [] : warningsOf({ ...record, kinds: row.kinds }, row.kind_needs),
  };
}

function recordOf(row: MeetingStored, assembly: Assembly): MeetingRecord {
  const counts = countsOf(row);
  return {
    assembly,
    startsAt: row.starts_at,
    place: row.place,
    chair: row.chair,
    recorder: row.recorder,
    topic: row.topic,
    agenda: row.agenda,
    minutes: row.minutes,
    studied: row.studied ?? [],
    guests: row.guests,
    counts: {
      ...counts,
      votersElsewhere: row.voters_elsewhere,
      votersElsewherePresent: row.voters_elsewhere_present,
    },
    talksDone: row.talks_done,
    talksPlanned: row.talks_planned,
    jointWith: row.joint_with,
    withdrawnBy: row.withdrawn_by,
    withdrawReason: row.withdraw_reason,
    resolutions: row.resolutions.map((resolution) => ({
      ...resolution,
      ...judgeVote(assembly, counts, resolution),
    })),
    approval:
      row.approved_by === null || row.approved_at === null
        ? null
        : { by: row.approved_by, at: row.approved_at.toISOString() },
    attachments: row.attachments.map(({ addedAt, ...each }) => ({
      ...each,
      addedAt: new Date(addedAt).toISOString(),
    })),
    people: row.people.map((person) => ({
      ...calledOf(person),
      memberId: person.inSight ? person.memberId : null,
      state: person.state,
      reason: person.reason,
    })),
    notShown: row.called - row.people.length,
  };
}

function countsOf(row: MeetingStored): RollCounts {
  return {
    called: row.called,
    present: row.present,
    onLeave: row.on_leave,
    absent: row.absent,
    exempt: row.exempt,
    voters: row.voters,
    votersPresent: row.voters_present,
    leftOut: row.left_out,
  };
}

function calledOf(person: CalledPerson): Called {
  const { name, votes, leftOut = false } = person;
  return { id: rollIdOf(person), name, votes, leftOut };
}

/** Whom to call on a day, and who usually presides. */
export async function readRollCall(
  pool: Pool,
  acting: Acting,
  question: RollQuestion,
): Promise<RouteAnswer<typeof readRollCallRoute> | Refusal> {
  const [heads] = await readAllScoped<[HeadRow]>(pool, acting, [
    meetingHead(question.partyOrgId, question.on),
  ]);
  const [head] = heads;
  if (head === undefined) return NOT_FOUND;
  const people = await readScoped<CalledPerson & QueryResultRow>(pool, acting, rollOn(question));
  const votersElsewhere = question.assembly === 'members' ? head.voters_elsewhere : 0;
  return { people: people.map(calledOf), votersElsewhere, chair: head.chair, groups: head.groups };
}
