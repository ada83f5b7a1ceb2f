import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { AttachmentFormat } from '../attachment.ts';
import type { AttendanceState } from '../../codes/tables/meeting.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import type { Assembly, CalledPerson } from '../meeting.ts';
import type { KindNeeds } from '../site-kind.ts';
import type { ResolutionFields } from '../vote.contract.ts';
import { resolutionsOf } from './resolutions.queries.ts';

/** The state of who was called, in the order of the roll. */
export interface StoredAttendance {
  readonly number: number;
  readonly memberId: string | null;
  readonly postId: string | null;
  readonly name: string;
  readonly votes: boolean;
  readonly leftOut: boolean;
  readonly state: AttendanceState;
  readonly reason: string | null;
  /** Whether the member's record is in the caller's sight. */
  readonly inSight: boolean;
}

export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly format: AttachmentFormat;
  readonly sizeBytes: number;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly removedBy: string | null;
  readonly removeReason: string | null;
}

export interface MeetingStored extends QueryResultRow {
  id: string;
  version: number;
  party_org_id: string;
  party_org_name: string;
  party_pos: number;
  kinds: string[];
  held_on: string;
  party_group: string | null;
  withdrawn_at: Date | null;
  created_by: string | null;
  created_at: Date;
  /** Null beside the Party line. */
  assembly: Assembly | null;
  starts_at: string | null;
  place: string | null;
  chair: string | null;
  recorder: string | null;
  topic: string | null;
  agenda: string | null;
  minutes: string | null;
  studied: { title: string; publishedOn: string | null }[] | null;
  guests: number | null;
  called: number;
  present: number;
  on_leave: number;
  absent: number;
  exempt: number;
  voters: number;
  voters_present: number;
  left_out: number;
  voters_elsewhere: number;
  voters_elsewhere_present: number;
  talks_done: number | null;
  talks_planned: number | null;
  withdrawn_by: string | null;
  withdraw_reason: string | null;
  joint_with: string[];
  approved_by: string | null;
  approved_at: Date | null;
  attachments: StoredAttachment[];
  people: StoredAttendance[];
  /** What offices have set of their own kinds among those of the meeting. */
  kind_needs: KindNeeds[];
  resolutions: ResolutionFields[];
}

const PEOPLE = `(select coalesce(jsonb_agg(jsonb_build_object('number', a.number, 'memberId', a.member_id, 'postId', a.post_id, 'name', a.person_name,
    'votes', a.votes, 'leftOut', a.left_out, 'state', a.state, 'reason', a.reason, 'inSight', k.id is not null) order by a.number), '[]')
  from attendance a left join member k on k.id = a.member_id where a.meeting_id = m.id)`;
const ATTACHMENTS = `(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'format', f.format, 'sizeBytes', f.size_bytes,
    'addedBy', f.added_by, 'addedAt', f.added_at, 'removedBy', f.removed_by, 'removeReason', f.remove_reason) order by f.added_at, f.id), '[]')
  from meeting_attachment f where f.meeting_id = m.id)`;
const KIND_NEEDS = `(select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'needsQuorum', t.needs_quorum, 'needsAgenda', t.needs_agenda,
    'needsMinutes', t.needs_minutes, 'leastPresent', t.least_present) order by t.code), '[]')
  from meeting_kind t where t.code = any (m.kinds) and t.party_org_id is not null)`;
const COLUMNS = `m.id, m.version, m.party_org_id, o.name as party_org_name, m.party_pos, m.kinds, m.held_on, m.party_group, m.withdrawn_at,
  m.created_by, m.created_at, r.assembly, to_char(r.starts_at, 'HH24:MI') as starts_at, r.place, r.chair, r.recorder, r.topic, r.agenda,
  r.minutes, r.studied, r.guests, r.called, r.present, r.on_leave, r.absent, r.exempt, r.voters, r.voters_present, r.voters_elsewhere,
  r.voters_elsewhere_present, r.left_out, r.talks_done, r.talks_planned,
  r.withdrawn_by, r.withdraw_reason, v.approved_by, v.approved_at,
  joint_names(m.id) as joint_with, ${ATTACHMENTS} as attachments, ${KIND_NEEDS} as kind_needs, ${PEOPLE} as people, ${resolutionsOf('m.id')} as resolutions`;
const FROM =
  'from meeting m join party_org o on o.id = m.party_org_id left join meeting_record r on r.meeting_id = m.id left join meeting_approval v on v.meeting_id = m.id';

/** One meeting with everything that the caller may see of it. */
export function meetingRecord(id: string): Statement {
  return { name: 'meeting-record', text: `select ${COLUMNS} ${FROM} where m.id = $1`, values: [id] };
}

/** Writes down that names were seen; once in ten minutes by one person. The own branch's daily work is no look. */
export function noteMeetingLook(id: string): Statement {
  return {
    name: 'meeting-note-look',
    text: `insert into look_line (account_id, actor, entity, entity_id, what, count)
      select acting_account(), acting_name(), 'meeting', m.id, 'open', r.called
      from meeting m join meeting_record r on r.meeting_id = m.id
      where m.id = $1 and r.called > 0 and party_lo() is distinct from m.party_pos and not exists (
        select from look_line l where l.entity = 'meeting' and l.entity_id = m.id
          and l.account_id is not distinct from acting_account() and l.at > now() - interval '10 minutes')`,
    values: [id],
  };
}

/** Locks a meeting for the rest of the transaction, and reads it. */
export async function lockMeeting(client: PoolClient, id: string): Promise<MeetingStored | null> {
  await client.query({
    name: 'meeting-lock',
    text: 'select from meeting where id = $1 for update',
    values: [id],
  });
  const { rows } = await client.query<MeetingStored>({
    name: 'meeting-locked',
    text: `select ${COLUMNS} ${FROM} where m.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface HostRow extends QueryResultRow {
  id: string;
  name: string;
  pos: number;
  kind: PartyOrgKind;
  first_on: string;
  ended_on: string | null;
  outside_system: boolean;
}

/** The Party organisation that met, where it is in the caller's sight. */
export async function findHost(client: PoolClient, id: string): Promise<HostRow | null> {
  const { rows } = await client.query<HostRow>({
    name: 'meeting-host',
    text: 'select id, name, pos, kind, first_on, ended_on, outside_system from party_org where id = $1',
    values: [id],
  });
  return rows[0] ?? null;
}

export interface RollQuestion {
  readonly partyOrgId: string;
  readonly assembly: 'members' | 'committee' | 'group';
  readonly on: string;
  readonly partyGroup: string | null;
}

/** Whom the superior and the assembly have left out on the day (GEN-06). */
const LEFT_OUT = 'm.id in (select x.member_id from left_out($1, $2::date) x)';

/** Posts that are not of the committee: who does its work. */
const NO_COMMITTEE = 'party_worker';

/**
 * Who is called on a day: whoever the branch manages; of them a vote has a full member whose 组织关系 is here (GEN-05). The
 * committee is whoever holds a post of it on the day.
 */
export function rollOn({ partyOrgId, assembly, on, partyGroup }: RollQuestion): Statement {
  if (assembly === 'committee') {
    return {
      name: 'meeting-roll-committee',
      text: `select distinct on (coalesce(t.member_id, t.id)) t.member_id as "memberId", case when t.member_id is null then t.id end as "postId",
          t.person_name as name, true as votes, false as "leftOut"
        from party_post t where t.party_org_id = $1 and t.post <> $3 and t.from_on <= $2::date and t.to_on > $2::date
        order by coalesce(t.member_id, t.id), t.from_on`,
      values: [partyOrgId, on, NO_COMMITTEE],
    };
  }
  return {
    name: `meeting-roll-${assembly}`,
    text: `select m.id as "memberId", null as "postId", m.name,
        t.status = 'full' and t.membership_branch_id is not distinct from $1 as votes, ${assembly === 'group' ? 'false' : LEFT_OUT} as "leftOut"
      from member_period t join member m on m.id = t.member_id
      where t.managing_branch_id = $1 and t.superseded_at is null and t.valid @> $2::date and t.status in ('full', 'probationary')
        ${assembly === 'group' ? 'and in_party_group(m.id, $1, $3, $2::date)' : ''}
      order by m.name_key, m.id`,
    values: assembly === 'group' ? [partyOrgId, on, partyGroup] : [partyOrgId, on],
  };
}

/** As `rollOn`, within a change. */
export async function callRoll(client: PoolClient, question: RollQuestion): Promise<CalledPerson[]> {
  const { name, text, values } = rollOn(question);
  const { rows } = await client.query<CalledPerson & QueryResultRow>({
    ...(name === undefined ? {} : { name }),
    text,
    values: [...(values ?? [])],
  });
  return rows;
}

/** How many vote here who are managed elsewhere. */
export async function countElsewhere(client: PoolClient, partyOrgId: string, on: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>({
    name: 'meeting-elsewhere',
    text: 'select voters_elsewhere($1, $2::date)::int as n',
    values: [partyOrgId, on],
  });
  return rows[0]?.n ?? 0;
}

/** Notes who is left out on the day of a meeting of all members: what was passed at it counts for it. */
export async function markLeftOut(
  client: PoolClient,
  id: string,
  partyOrgId: string,
  on: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ member_id: string }>({
    name: 'meeting-mark-left-out',
    text: `with now_out as materialized (select x.member_id from left_out($2, $3::date) x),
      marked as (update attendance a set left_out = a.member_id in (select member_id from now_out)
        where a.meeting_id = $1 and a.member_id is not null and a.left_out <> (a.member_id in (select member_id from now_out)))
      select member_id from now_out`,
    values: [id, partyOrgId, on],
  });
  return new Set(rows.map((row) => row.member_id));
}

export interface HeadRow extends QueryResultRow {
  voters_elsewhere: number;
  chair: string | null;
  groups: string[];
}

/** Who presides as a rule, and into which groups the branch is divided. Nothing for one that is not in sight. */
export function meetingHead(partyOrgId: string, on: string): Statement {
  return {
    name: 'meeting-head',
    text: `select voters_elsewhere(p.id, $2::date)::int as voters_elsewhere, (select t.person_name from party_post t where t.party_org_id = p.id and t.post = 'secretary'
          and t.from_on <= $2::date and t.to_on > $2::date order by t.from_on desc limit 1) as chair,
        array(select g.name from party_group g where g.party_org_id = p.id and g.days @> $2::date order by 1) as groups
      from party_org p where p.id = $1`,
    values: [partyOrgId, on],
  };
}
