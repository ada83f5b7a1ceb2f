import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { MeetingKind } from '../../codes/tables/meeting.ts';
import type { InvitationState } from '../joint.ts';

export interface JointPartRow extends QueryResultRow {
  id: string;
  name: string;
  host: boolean;
  invitation_id: string | null;
  state: InvitationState;
  reason: string | null;
  left_it: boolean;
  held: boolean;
}

/** Who holds a meeting together, seen by one of them; nothing where it is held alone. */
export function jointParts(conveningId: string): Statement {
  return { name: 'joint-parts', text: 'select * from joint_parts($1)', values: [conveningId] };
}

export interface JointMinutesRow extends QueryResultRow {
  minutes: string | null;
  shared_at: Date | null;
  hosting: boolean;
}

/** What the host has given of its minutes; one line for each notice in sight. */
export function jointMinutes(conveningId: string): Statement {
  return {
    name: 'joint-minutes',
    text: `select m.minutes, m.shared_at, not exists (select from joint_invitation i where i.joined_convening_id = c.id) as hosting
      from convening c left join joint_minutes_for(c.id) m on true where c.id = $1`,
    values: [conveningId],
  };
}

export interface NamedRow extends QueryResultRow {
  id: string;
  name: string;
}

export function jointNeighbours(conveningId: string, foldedText: string): Statement {
  return {
    name: 'joint-neighbours',
    text: 'select id, name from joint_neighbours($1, $2)',
    values: [conveningId, foldedText],
  };
}

/** @returns how many of them were invited: those near enough, and not invited already */
export async function insertInvitations(
  client: PoolClient,
  conveningId: string,
  partyOrgIds: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ n: number }>({
    name: 'joint-invite',
    text: 'select joint_invite($1, $2::uuid[]) as n',
    values: [conveningId, partyOrgIds],
  });
  return rows[0]?.n ?? 0;
}

/** Whether somebody has been invited to a meeting, or has joined it. */
export async function isJoint(
  client: PoolClient,
  conveningId: string,
): Promise<{ readonly hosting: boolean; readonly joined: boolean }> {
  const { rows } = await client.query<{ hosting: boolean; joined: boolean }>({
    name: 'joint-is',
    text: `select exists (select from joint_invitation i where i.convening_id = $1 and i.state in ('waiting', 'accepted')) as hosting,
      exists (select from joint_invitation i where i.joined_convening_id = $1) as joined`,
    values: [conveningId],
  });
  return rows[0] ?? { hosting: false, joined: false };
}

export interface InvitationRow extends QueryResultRow {
  id: string;
  party_org_id: string;
  party_org_name: string;
  host_name: string;
  kinds: MeetingKind[];
  on_day: string;
  starts_at: string;
  place: string;
  topic: string | null;
  agenda: string | null;
  state: InvitationState;
  reason: string | null;
  cancelled: boolean;
  joined_convening_id: string | null;
}

const INVITATION = `id, party_org_id, party_org_name, host_name, kinds, on_day, to_char(starts_at, 'HH24:MI') as starts_at, place, topic, agenda,
  state, reason, cancelled, joined_convening_id`;

/** The longest list that is answered; one more is read, to tell that there are more. */
export const MOST_LISTED = 200;

/**
 * Invitations to the caller's part of the tree.
 * @param beginsAfter a minute of the office's clock: only those that wait, and begin later
 */
export function invitations(partyOrgId: string | null, beginsAfter: string | null): Statement {
  return {
    name: 'joint-invitations',
    text: `select ${INVITATION} from joint_invitations(null, $1, $2::timestamp, ${MOST_LISTED + 1})`,
    values: [partyOrgId, beginsAfter],
  };
}

/** Locks an invitation to the caller's part of the tree, and reads it. */
export async function lockInvitation(client: PoolClient, id: string): Promise<InvitationRow | null> {
  await client.query({
    name: 'joint-invitation-lock',
    text: 'select from joint_invitation where id = $1 and party_pos between party_lo() and party_hi() for update',
    values: [id],
  });
  const { rows } = await client.query<InvitationRow>({
    name: 'joint-invitation',
    text: `select ${INVITATION} from joint_invitations($1, null, null, 1)`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function markAnswered(
  client: PoolClient,
  id: string,
  answer: { readonly conveningId: string | null; readonly reason: string | null },
): Promise<void> {
  await client.query({
    name: 'joint-answer',
    text: `update joint_invitation set state = case when $2::uuid is null then 'declined' else 'accepted' end, joined_convening_id = $2::uuid,
      reason = $3, answered_by = acting_name(), answered_at = now() where id = $1`,
    values: [id, answer.conveningId, answer.reason],
  });
}

/** @returns null: there is none of the caller's own; false: it has been answered */
export async function markTakenBack(client: PoolClient, id: string): Promise<boolean | null> {
  const found = await client.query<{ state: InvitationState }>({
    name: 'joint-take-back-lock',
    text: 'select state from joint_invitation where id = $1 and host_pos between party_lo() and party_hi() for update',
    values: [id],
  });
  const state = found.rows[0]?.state;
  if (state === undefined) return null;
  if (state !== 'waiting') return false;
  await client.query({
    name: 'joint-take-back',
    text: `update joint_invitation set state = 'taken_back' where id = $1`,
    values: [id],
  });
  return true;
}

/** Gives the minutes of the host as they read now. @returns whether there are any */
export async function storeJointMinutes(client: PoolClient, conveningId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'joint-share-minutes',
    text: `insert into joint_minutes (convening_id, host_pos, minutes, shared_by)
      select c.id, c.party_pos, r.minutes, acting_name()
      from convening c join meeting m on m.id = c.meeting_id and m.withdrawn_at is null join meeting_record r on r.meeting_id = m.id
      where c.id = $1 and r.minutes is not null
      on conflict (convening_id) do update set minutes = excluded.minutes, shared_by = excluded.shared_by, shared_at = now()`,
    values: [conveningId],
  });
  return rowCount === 1;
}
