import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { PartyOrgKind } from '../../codes/tables/party-org-kind.ts';

export interface AttendedAtRow extends QueryResultRow {
  /** Null: a row that says only which Party organisation it is. */
  member_id: string | null;
  member_name: string;
  home_branch_id: string | null;
  home_name: string | null;
  home_elsewhere: string | null;
  expected: number;
  present: number;
  confirmation_id: string | null;
  confirmed_from: string;
  confirmed_last: string;
  confirmed_by: string;
  confirmed_at: Date;
  host_name: string;
  host_kind: PartyOrgKind;
  host_functional: boolean;
  host_pos: number;
}

/** Who was called from a day to a day, one row at least; none where the Party organisation is out of sight. */
export function attendedAt(partyOrgId: string, from: string, to: string): Statement {
  return {
    name: 'attended-at',
    text: `select a.*, a.confirmed_to - 1 as confirmed_last, o.name as host_name, o.kind as host_kind, o.functional as host_functional,
        o.pos as host_pos
      from party_org o left join lateral attended_at(o.id, $2::date, $3::date) a on true
      where o.id = $1 and may_see_persons() and o.pos between party_lo() and party_hi()`,
    values: [partyOrgId, from, to],
  };
}

/** As `attendedAt`, within a change: no other is confirmed meanwhile. */
export async function lockAttended(
  client: PoolClient,
  partyOrgId: string,
  from: string,
  to: string,
): Promise<AttendedAtRow[]> {
  await client.query({
    name: 'attended-lock',
    text: `select pg_advisory_xact_lock(hashtextextended('attended:' || $1, 0))`,
    values: [partyOrgId],
  });
  const { name = '', text, values } = attendedAt(partyOrgId, from, to);
  const { rows } = await client.query<AttendedAtRow>({ name, text, values: [...(values ?? [])] });
  return rows;
}

export interface ConfirmationToStore {
  readonly ids: readonly string[];
  readonly memberIds: readonly string[];
  readonly homeIds: readonly (string | null)[];
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly from: string;
  readonly to: string;
}

/** The home branch stands out of sight as a rule: what it is called and where, is looked up by its owner. */
export async function insertConfirmations(client: PoolClient, given: ConfirmationToStore): Promise<void> {
  await client.query({
    name: 'attendance-confirm',
    text: `insert into attendance_confirmation (id, party_org_id, party_pos, member_id, home_branch_id, home_pos, from_on, to_on, confirmed_by)
      select n.id, $4, $5, n.member_id, n.home_id, pos_of_branch(n.home_id), $6::date, $7::date, acting_name()
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) n (id, member_id, home_id)`,
    values: [
      given.ids,
      given.memberIds,
      given.homeIds,
      given.partyOrgId,
      given.partyPos,
      given.from,
      given.to,
    ],
  });
}

interface ConfirmationRow extends QueryResultRow {
  taken_back_by: string | null;
}

/** A confirmation of the own Party line, locked. */
export async function lockConfirmation(client: PoolClient, id: string): Promise<ConfirmationRow | null> {
  const { rows } = await client.query<ConfirmationRow>({
    name: 'attendance-confirmation-lock',
    text: `select taken_back_by from attendance_confirmation
      where id = $1 and may_see_persons() and party_pos between party_lo() and party_hi() for update`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function markTakenBack(client: PoolClient, id: string, reason: string): Promise<void> {
  await client.query({
    name: 'attendance-confirmation-take-back',
    text: `update attendance_confirmation set taken_back_by = acting_name(), taken_back_at = now(), take_back_reason = $2 where id = $1`,
    values: [id, reason],
  });
}

export interface ElsewhereStored extends QueryResultRow {
  /** Null: a row that says only that the record is in sight. */
  confirmation_id: string | null;
  member_name: string;
  /** Null where the member's record is out of sight. */
  seen_member_id: string | null;
  host_name: string;
  functional: boolean;
  from_on: string;
  last_on: string;
  expected: number;
  present: number;
  confirmed_by: string;
  confirmed_at: Date;
}

const COLUMNS = `e.confirmation_id, e.member_name, s.id as seen_member_id, e.host_name, e.functional, e.from_on, e.to_on - 1 as last_on,
  e.expected, e.present, e.confirmed_by, e.confirmed_at`;
const SEEN = 'left join member s on s.id = e.member_id';
const IN_ORDER = 'order by e.from_on desc, e.member_name, e.confirmation_id';

/** What was confirmed to a home branch, one row at least; none where it is out of sight. */
export function attendedElsewhere(partyOrgId: string, from: string, to: string): Statement {
  return {
    name: 'attended-elsewhere',
    text: `select ${COLUMNS} from party_org o left join lateral attended_elsewhere(o.id, null, $2::date, $3::date) e on true ${SEEN}
      where o.id = $1 and may_see_persons() and o.pos between party_lo() and party_hi() ${IN_ORDER}`,
    values: [partyOrgId, from, to],
  };
}

/** As `attendedElsewhere`, of one member. */
export function memberElsewhere(memberId: string, from: string, to: string): Statement {
  return {
    name: 'member-elsewhere',
    text: `select ${COLUMNS} from member o left join lateral attended_elsewhere(null, o.id, $2::date, $3::date) e on true ${SEEN}
      where o.id = $1 ${IN_ORDER}`,
    values: [memberId, from, to],
  };
}

export interface ReceivedStored extends ElsewhereStored {
  confirmation_id: string;
  home_id: string;
  home_name: string;
  noted_by: string | null;
  noted_at: Date | null;
}

/** What was confirmed to the branches in sight, the latest first. */
export function confirmationsReceived(
  { partyOrg, state }: { readonly partyOrg?: string | undefined; readonly state?: string | undefined },
  most: number,
): Statement {
  return {
    name: 'confirmations-received',
    text: `select ${COLUMNS}, e.home_id, e.home_name, e.noted_by, e.noted_at
      from confirmations_received($1::uuid, $2::bool, $3::int) e ${SEEN} order by e.confirmed_at desc, e.confirmation_id`,
    values: [partyOrg ?? null, state !== undefined, most],
  };
}

/** How many were noted just now; null where one of them is out of sight. */
export async function noteAll(client: PoolClient, ids: readonly string[]): Promise<number | null> {
  const { rows } = await client.query<{ noted: number | null }>({
    name: 'confirmations-note',
    text: 'select note_confirmations($1::uuid[]) as noted',
    values: [ids],
  });
  return rows[0]?.noted ?? null;
}
