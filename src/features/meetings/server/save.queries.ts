import type { PoolClient } from 'pg';
import type { CalledPerson, MeetingDraft, RollCounts, RollEntry, VotersElsewhere } from '../meeting.ts';

export interface MeetingToStore {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly draft: MeetingDraft;
  readonly counts: RollCounts;
  readonly elsewhere: VotersElsewhere;
}

/** Columns of the record beside its key, in the order of `recordValues`. */
const RECORD = [
  'assembly',
  'starts_at',
  'place',
  'chair',
  'recorder',
  'topic',
  'agenda',
  'minutes',
  'studied',
  'guests',
  'called',
  'present',
  'on_leave',
  'absent',
  'exempt',
  'voters',
  'voters_present',
  'voters_elsewhere',
  'voters_elsewhere_present',
  'left_out',
  'talks_done',
  'talks_planned',
];

function recordValues({ draft, counts, elsewhere }: MeetingToStore): unknown[] {
  const round = draft.assembly === 'round';
  const text = (value: string | null | undefined) => value || null;
  return [
    draft.assembly,
    text(draft.startsAt),
    text(draft.place),
    text(draft.chair),
    text(draft.recorder),
    text(draft.topic),
    text(draft.agenda),
    text(draft.minutes),
    JSON.stringify(
      (draft.studied ?? []).map(({ title, publishedOn }) => ({ title, publishedOn: publishedOn ?? null })),
    ),
    draft.guests ?? null,
    counts.called,
    counts.present,
    counts.onLeave,
    counts.absent,
    counts.exempt,
    counts.voters,
    counts.votersPresent,
    elsewhere.total,
    elsewhere.present,
    counts.leftOut,
    round ? draft.talksDone : null,
    round ? draft.talksPlanned : null,
  ];
}

export async function insertMeeting(client: PoolClient, meeting: MeetingToStore): Promise<void> {
  const { id, partyOrgId, partyPos, draft } = meeting;
  await client.query({
    name: 'meeting-insert',
    text: `insert into meeting (id, party_org_id, party_pos, kinds, held_on, party_group, created_by)
      values ($1, $2, $3, $4, $5, $6, acting_name())`,
    values: [id, partyOrgId, partyPos, draft.kinds, draft.heldOn, groupOf(draft)],
  });
  await client.query({
    name: 'meeting-insert-record',
    text: `insert into meeting_record (meeting_id, party_pos, ${RECORD.join(', ')})
      values ($1, $2, ${RECORD.map((_, at) => `$${at + 3}`).join(', ')})`,
    values: [id, partyPos, ...recordValues(meeting)],
  });
}

const groupOf = ({ assembly, partyGroup }: MeetingDraft) => (assembly === 'group' ? partyGroup : null);

export async function updateMeeting(client: PoolClient, meeting: MeetingToStore): Promise<void> {
  const { id, draft } = meeting;
  await client.query({
    name: 'meeting-update',
    text: `update meeting set kinds = $2, held_on = $3, party_group = $4, version = version + 1, updated_at = now() where id = $1`,
    values: [id, draft.kinds, draft.heldOn, groupOf(draft)],
  });
  await client.query({
    name: 'meeting-update-record',
    text: `update meeting_record set ${RECORD.map((column, at) => `${column} = $${at + 2}`).join(', ')} where meeting_id = $1`,
    values: [id, ...recordValues(meeting)],
  });
}

/** Everybody who was called, in the order of the roll. */
export async function insertAttendance(
  client: PoolClient,
  { id, partyPos }: MeetingToStore,
  called: readonly (CalledPerson & RollEntry)[],
): Promise<void> {
  await client.query({
    name: 'meeting-insert-attendance',
    text: `insert into attendance (meeting_id, party_pos, number, member_id, post_id, person_name, votes, left_out, state, reason)
      select $1, $2, n.number, n.member_id, n.post_id, n.name, n.votes, n.left_out, n.state, n.reason
      from unnest($3::uuid[], $4::uuid[], $5::text[], $6::boolean[], $7::boolean[], $8::text[], $9::text[])
        with ordinality n (member_id, post_id, name, votes, left_out, state, reason, number)`,
    values: [
      id,
      partyPos,
      called.map(({ memberId }) => memberId),
      called.map(({ postId }) => postId),
      called.map(({ name }) => name),
      called.map(({ votes }) => votes),
      called.map(({ leftOut }) => leftOut === true),
      called.map(({ state }) => state),
      called.map(({ reason }) => reason || null),
    ],
  });
}

/** Writes the states of a roll that stays as it was called, by place on it. */
export async function updateAttendance(
  client: PoolClient,
  id: string,
  entries: readonly (RollEntry & { readonly number: number })[],
): Promise<void> {
  await client.query({
    name: 'meeting-update-attendance',
    text: `update attendance a set state = n.state, reason = n.reason
      from unnest($2::int2[], $3::text[], $4::text[]) n (number, state, reason)
      where a.meeting_id = $1 and a.number = n.number and (a.state, a.reason) is distinct from (n.state, n.reason)`,
    values: [
      id,
      entries.map(({ number }) => number),
      entries.map(({ state }) => state),
      entries.map(({ reason }) => reason || null),
    ],
  });
}

/** Whether the row of a member, who stood otherwise, says present now. */
export async function markPresentRow(client: PoolClient, id: string, memberId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'meeting-mark-present',
    text: `update attendance set state = 'present', reason = null where meeting_id = $1 and member_id = $2 and state <> 'present'`,
    values: [id, memberId],
  });
  return rowCount === 1;
}

/** Makes the counts of the record what its rows say; whoever has it open is to read it anew. */
export async function recountAttendance(client: PoolClient, id: string): Promise<void> {
  await client.query({
    name: 'meeting-recount',
    text: `update meeting_record r set present = n.present, on_leave = n.on_leave, absent = n.absent, exempt = n.exempt,
        voters_present = r.voters_elsewhere_present + n.voters_present, voters = r.voters + r.left_out - n.left_out, left_out = n.left_out
      from (select count(*) filter (where state = 'present') as present, count(*) filter (where state = 'leave') as on_leave,
          count(*) filter (where state = 'absent') as absent, count(*) filter (where state = 'exempt') as exempt,
          count(*) filter (where state = 'present' and votes) as voters_present,
          count(*) filter (where state <> 'present' and votes and left_out
            and exists (select from meeting_resolution t where t.meeting_id = $1)) as left_out
        from attendance where meeting_id = $1) n where r.meeting_id = $1`,
    values: [id],
  });
  await client.query({
    name: 'meeting-recounted-version',
    text: 'update meeting set version = version + 1, updated_at = now() where id = $1',
    values: [id],
  });
}

export async function markWithdrawn(client: PoolClient, id: string, reason: string): Promise<void> {
  await client.query({
    name: 'meeting-withdraw-record',
    text: 'update meeting_record set withdrawn_by = acting_name(), withdraw_reason = $2 where meeting_id = $1',
    values: [id, reason],
  });
  await client.query({
    name: 'meeting-withdraw',
    text: 'update meeting set withdrawn_at = now(), version = version + 1, updated_at = now() where id = $1',
    values: [id],
  });
}
