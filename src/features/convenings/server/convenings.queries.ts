import type { PoolClient, QueryResultRow } from 'pg';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { CheckInState } from '../check-in.ts';
import type { ConveningDraft, ConveningState, ConveningWait, LeaveState } from '../convening.ts';

export interface ConveningQuestion {
  readonly scope: CodeRange;
  readonly partyOrgId: string | null;
  readonly state: ConveningState | null;
  readonly waits: ConveningWait | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ConveningListRow extends QueryResultRow {
  id: string;
  party_org_id: string;
  party_org_name: string;
  kinds: string[];
  on_day: string;
  starts_at: string;
  place: string;
  party_group: string | null;
  cancelled: boolean;
  held: boolean;
  called: number;
  has_read: number;
  on_leave: number;
}

const HELD = 'exists (select from meeting g where g.id = c.meeting_id and g.withdrawn_at is null)';
/** What is to come, or waits to be entered; of a `convening c`. */
export const ANNOUNCED = `c.cancelled_at is null and not ${HELD}`;
const IN_STATE: Readonly<Record<ConveningState, string>> = {
  announced: ANNOUNCED,
  held: HELD,
  cancelled: 'c.cancelled_at is not null',
};
/** Leave is answered while the meeting is to come; a late entry also once it is recorded. */
const WAITS: Readonly<Record<ConveningWait, string>> = {
  leave: `${IN_STATE.announced} and exists (select from leave_request l where l.convening_id = c.id and l.party_pos = c.party_pos and l.state = 'waiting')`,
  'check-in': `c.cancelled_at is null and exists (select from check_in k where k.convening_id = c.id and k.party_pos = c.party_pos and k.state = 'waiting')`,
};
const HEAD = `c.id, c.party_org_id, o.name as party_org_name, c.kinds, c.on_day, to_char(c.starts_at, 'HH24:MI') as starts_at, c.place, c.party_group,
  c.cancelled_at is not null as cancelled, ${HELD} as held`;

function conditions(q: ConveningQuestion, p: Parameters): string {
  const found = [`c.party_pos between ${p.add(q.scope.from)} and ${p.add(q.scope.to)}`];
  if (q.partyOrgId !== null) {
    const id = p.add(q.partyOrgId);
    const bound = (code: string) =>
      `(select k.${code} from party_org p join party_org_code k on k.pos = p.pos where p.id = ${id}::uuid)`;
    found.push(`c.party_pos between ${bound('pos')} and ${bound('pos_end')}`);
  }
  if (q.state !== null) found.push(IN_STATE[q.state]);
  if (q.waits !== null) found.push(WAITS[q.waits]);
  if (q.from !== null) found.push(`c.on_day >= ${p.add(q.from)}::date`);
  if (q.to !== null) found.push(`c.on_day <= ${p.add(q.to)}::date`);
  return found.join('\n      and ');
}

/** One page, the latest day first; one row more than asked tells whether there is a next page. */
export function conveningPage(
  q: ConveningQuestion,
  cursor: { readonly onDay: string; readonly id: string } | null,
  limit: number,
): Statement {
  const p = new Parameters();
  const where = conditions(q, p);
  const after =
    cursor === null ? '' : `and (c.on_day, c.id) < (${p.add(cursor.onDay)}::date, ${p.add(cursor.id)}::uuid)`;
  const text = `with page as materialized (select c.* from convening c where ${where} ${after}
      order by c.on_day desc, c.id desc limit ${p.add(limit)})
    select ${HEAD}, n.called::int as called, n.has_read::int as has_read, n.on_leave::int as on_leave
    from page c join party_org o on o.id = c.party_org_id cross join lateral convening_counts(c.id) n
    order by c.on_day desc, c.id desc`;
  return namedByShape('convenings', text, p);
}

export function conveningCount(q: ConveningQuestion, cap: number): Statement {
  const p = new Parameters();
  const where = conditions(q, p);
  return namedByShape(
    'convenings-count',
    `select count(*)::int as n from (select from convening c where ${where} limit ${p.add(cap + 1)}) found`,
    p,
  );
}

export interface ConveningStored extends ConveningListRow {
  party_pos: number;
  version: number;
  assembly: ConveningDraft['assembly'];
  topic: string | null;
  agenda: string | null;
  cancel_reason: string | null;
  meeting_id: string | null;
  created_by: string | null;
  announced_at: Date;
  code_secret_sealed: Buffer;
}

const WHOLE = `${HEAD}, c.party_pos, c.version, c.assembly, c.topic, c.agenda, c.cancel_reason, case when ${HELD} then c.meeting_id end as meeting_id,
  c.created_by, c.announced_at, c.code_secret_sealed`;

export interface ConveningRecordRow extends ConveningStored {
  /** Given by whoever hosts the joint meeting. */
  host_minutes: string | null;
}

/** One notice, where it is in the caller's sight. */
export function conveningRecord(id: string): Statement {
  return {
    name: 'convening-record',
    text: `select ${WHOLE}, n.called::int as called, n.has_read::int as has_read, n.on_leave::int as on_leave,
        (select m.minutes from joint_minutes_for(c.id) m where not m.own) as host_minutes
      from convening c join party_org o on o.id = c.party_org_id cross join lateral convening_counts(c.id) n where c.id = $1`,
    values: [id],
  };
}

export interface ConvenedRow extends QueryResultRow {
  member_id: string | null;
  post_id: string | null;
  /** Null of whoever is managed elsewhere. */
  person_name: string | null;
  votes: boolean;
  elsewhere: boolean;
  /** Null of a holder of a post alone. */
  left_out: boolean | null;
  kept_private: boolean;
  has_read: boolean;
  leave_state: LeaveState | null;
  leave_reason: string | null;
  check_in_state: CheckInState | null;
  late: boolean | null;
}

/** Who is called, with what each has answered. */
export function conveningRoll(id: string): Statement {
  return {
    name: 'convening-roll',
    text: `select r.*, c.assembly = 'members' and r.member_id in (select x.member_id from left_out(c.party_org_id, c.on_day) x) as left_out
      from convening c cross join lateral convening_roll(c.id) r where c.id = $1`,
    values: [id],
  };
}

/** Names were seen by somebody beside the branch: written down as of any meeting. */
export function noteConveningLook(id: string): Statement {
  return {
    name: 'convening-note-look',
    text: `insert into look_line (account_id, actor, entity, entity_id, what, count)
      select acting_account(), acting_name(), 'meeting', c.id, 'open', n.called
      from convening c cross join lateral convening_counts(c.id) n
      where c.id = $1 and n.called > 0 and party_lo() is distinct from c.party_pos and not exists (
        select from look_line l where l.entity = 'meeting' and l.entity_id = c.id
          and l.account_id is not distinct from acting_account() and l.at > now() - interval '10 minutes')`,
    values: [id],
  };
}

/** Locks a notice for the rest of the transaction, and reads it. */
export async function lockConvening(client: PoolClient, id: string): Promise<ConveningStored | null> {
  await client.query({
    name: 'convening-lock',
    text: 'select from convening where id = $1 for update',
    values: [id],
  });
  const { name = '', text, values } = conveningRecord(id);
  const { rows } = await client.query<ConveningStored>({ name, text, values: [...(values ?? [])] });
  return rows[0] ?? null;
}

export interface ConveningToStore {
  readonly id: string;
  readonly draft: ConveningDraft;
}

const values = ({ id, draft }: ConveningToStore) => [
  id,
  draft.kinds,
  draft.assembly,
  draft.assembly === 'group' ? draft.partyGroup : null,
  draft.onDay,
  draft.startsAt,
  draft.place,
  draft.topic || null,
  draft.agenda || null,
];

export async function insertConvening(
  client: PoolClient,
  stored: ConveningToStore & {
    readonly partyOrgId: string;
    readonly partyPos: number;
    readonly secretSealed: Buffer;
  },
): Promise<void> {
  await client.query({
    name: 'convening-insert',
    text: `insert into convening (id, kinds, assembly, party_group, on_day, starts_at, place, topic, agenda, party_org_id, party_pos, code_secret_sealed, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, acting_name())`,
    values: [...values(stored), stored.partyOrgId, stored.partyPos, stored.secretSealed],
  });
}

export async function updateConvening(client: PoolClient, stored: ConveningToStore): Promise<void> {
  await client.query({
    name: 'convening-update',
    text: `update convening set kinds = $2, assembly = $3, party_group = $4, on_day = $5, starts_at = $6, place = $7, topic = $8, agenda = $9,
      announced_at = now(), version = version + 1, updated_at = now() where id = $1`,
    values: values(stored),
  });
}

/** A notice to nobody is a mistake. */
export async function isAnybodyCalled(client: PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query<{ called: boolean }>({
    name: 'convening-anybody',
    text: 'select n.called > 0 as called from convening_counts($1) n',
    values: [id],
  });
  return rows[0]?.called ?? false;
}

export async function markCancelled(client: PoolClient, id: string, reason: string): Promise<void> {
  await client.query({
    name: 'convening-cancel',
    text: 'update convening set cancelled_at = now(), cancel_reason = $2, version = version + 1, updated_at = now() where id = $1',
    values: [id, reason],
  });
}

export async function linkMeeting(client: PoolClient, id: string, meetingId: string): Promise<void> {
  await client.query({
    name: 'convening-held',
    text: 'update convening set meeting_id = $2, version = version + 1, updated_at = now() where id = $1',
    values: [id, meetingId],
  });
}

/** The leave of one member, locked; null where there is none in sight. */
export async function lockLeave(
  client: PoolClient,
  id: string,
  memberId: string,
): Promise<LeaveState | null> {
  const { rows } = await client.query<{ state: LeaveState }>({
    name: 'convening-lock-leave',
    text: 'select state from leave_request where convening_id = $1 and member_id = $2 for update',
    values: [id, memberId],
  });
  return rows[0]?.state ?? null;
}

export async function answerLeaveRow(
  client: PoolClient,
  id: string,
  memberId: string,
  state: LeaveState,
): Promise<void> {
  await client.query({
    name: 'convening-answer-leave',
    text: `update leave_request set state = $3, answered_by = acting_name(), answered_at = now() where convening_id = $1 and member_id = $2`,
    values: [id, memberId, state],
  });
}

/** The sign-in of one member, locked; null where nothing valid has come. */
export async function lockCheckIn(
  client: PoolClient,
  id: string,
  memberId: string,
): Promise<CheckInState | null> {
  const { rows } = await client.query<{ state: CheckInState }>({
    name: 'convening-lock-check-in',
    text: `select state from check_in where convening_id = $1 and member_id = $2 and state <> 'wrong' for update`,
    values: [id, memberId],
  });
  return rows[0]?.state ?? null;
}

export async function decideCheckInRow(
  client: PoolClient,
  id: string,
  memberId: string,
  state: CheckInState,
): Promise<void> {
  await client.query({
    name: 'convening-decide-check-in',
    text: `update check_in set state = $3, decided_by = acting_name(), decided_at = now() where convening_id = $1 and member_id = $2`,
    values: [id, memberId, state],
  });
}
