import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ExclusionCase } from '../../codes/tables/exclusion-case.ts';

export interface ExclusionStored extends QueryResultRow {
  id: string;
  party_org_id: string;
  party_org_name: string;
  party_pos: number;
  /** Null where the member is not in sight. */
  member_id: string | null;
  member_name: string | null;
  case_code: ExclusionCase | null;
  note: string | null;
  from_on: string;
  last_on: string | null;
  agreed_on: string | null;
  agreed_by: string | null;
  passed_meeting_id: string | null;
  passed_on: string | null;
  end_reason: string | null;
  /** Whether the caller stands above the branch. */
  above: boolean;
}

const COLUMNS = `e.id, p.id as party_org_id, p.name as party_org_name, e.party_pos, k.id as member_id, k.name as member_name, c.case_code, c.note,
  e.from_on, e.to_on - 1 as last_on, e.agreed_on, e.agreed_by, m.id as passed_meeting_id, m.held_on as passed_on, e.end_reason,
  party_lo() < e.party_pos as above`;
// A record that is withdrawn has passed nothing.
const FROM = `from exclusion e join party_org p on p.id = e.party_org_id left join member k on k.id = e.member_id
  left join exclusion_case c on c.exclusion_id = e.id left join meeting m on m.id = e.passed_meeting_id and m.withdrawn_at is null`;

export const MOST_LISTED = 500;

/** Exclusions in sight, of one branch or all; those that wait first. */
export function exclusions(partyOrgId: string | null): Statement {
  return {
    name: 'exclusions',
    text: `select ${COLUMNS} ${FROM} where e.party_pos between party_lo() and party_hi() and ($1::uuid is null or e.party_org_id = $1)
      order by (m.id is null or e.agreed_on is null) desc, e.from_on desc, e.id limit ${MOST_LISTED + 1}`,
    values: [partyOrgId],
  };
}

/** Whoever stands above and reads why, has looked at the member. */
export function noteExclusionLooks(partyOrgId: string | null): Statement {
  return {
    name: 'exclusions-note-looks',
    text: `insert into look_line (account_id, actor, entity, entity_id, what)
      select distinct acting_account(), acting_name(), 'member', e.member_id, 'open'
      from exclusion e join exclusion_case c on c.exclusion_id = e.id
      where e.party_pos between party_lo() and party_hi() and party_lo() <> e.party_pos and ($1::uuid is null or e.party_org_id = $1)
        and not exists (select from look_line l where l.entity = 'member' and l.entity_id = e.member_id and l.what = 'open'
          and l.account_id is not distinct from acting_account() and l.at > now() - interval '10 minutes')`,
    values: [partyOrgId],
  };
}

/** Locks one in sight for the rest of the transaction, and reads it. */
export async function lockExclusion(client: PoolClient, id: string): Promise<ExclusionStored | null> {
  await client.query({
    name: 'exclusion-lock',
    text: 'select from exclusion where id = $1 for update',
    values: [id],
  });
  const { rows } = await client.query<ExclusionStored>({
    name: 'exclusion-locked',
    text: `select ${COLUMNS} ${FROM} where e.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface CandidateRow extends QueryResultRow {
  pos: number;
  name: string;
  votes: boolean;
  standing_from: string | null;
  standing_last: string | null;
}

/** The member on the first day, as the branch manages him, with what overlaps; nothing for one whom it doesn't. */
export async function findCandidate(
  client: PoolClient,
  given: {
    readonly partyOrgId: string;
    readonly memberId: string;
    readonly fromOn: string;
    readonly lastOn: string | null;
  },
): Promise<CandidateRow | null> {
  // Two who enter the same member at once come one after the other.
  await client.query({
    name: 'exclusion-lock-member',
    text: 'select from member where id = $1 for update',
    values: [given.memberId],
  });
  const { rows } = await client.query<CandidateRow>({
    name: 'exclusion-candidate',
    text: `select p.pos, k.name, coalesce((select t.status = 'full' and t.membership_branch_id is not distinct from p.id from member_period t
          where t.member_id = k.id and t.superseded_at is null and t.valid @> $3::date and t.managing_branch_id = p.id), false) as votes,
        s.from_on as standing_from, s.to_on - 1 as standing_last
      from member k join party_org p on p.id = $1 and p.pos between party_lo() and party_hi()
        left join lateral (select e.from_on, e.to_on from exclusion e where e.member_id = k.id
          and daterange(e.from_on, e.to_on) && daterange($3::date, $4::date, '[]') limit 1) s on true
      where k.id = $2 and k.managing_branch_id = p.id`,
    values: [given.partyOrgId, given.memberId, given.fromOn, given.lastOn],
  });
  return rows[0] ?? null;
}

export interface ExclusionToStore {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly memberId: string;
  readonly caseCode: ExclusionCase;
  readonly note: string | null;
  readonly fromOn: string;
  readonly lastOn: string | null;
}

export async function insertExclusion(client: PoolClient, given: ExclusionToStore): Promise<void> {
  const { id, partyOrgId, partyPos, memberId, caseCode, note, fromOn, lastOn } = given;
  await client.query({
    name: 'exclusion-insert',
    text: `insert into exclusion (id, party_org_id, party_pos, member_id, from_on, to_on, created_by)
      values ($1, $2, $3, $4, $5, $6::date + 1, acting_name())`,
    values: [id, partyOrgId, partyPos, memberId, fromOn, lastOn],
  });
  await client.query({
    name: 'exclusion-insert-case',
    text: 'insert into exclusion_case (exclusion_id, party_pos, case_code, note) values ($1, $2, $3, $4)',
    values: [id, partyPos, caseCode, note],
  });
}

/** Agreed by the node that the caller acts under. */
export async function markAgreed(client: PoolClient, id: string, on: string, by: string): Promise<void> {
  await client.query({
    name: 'exclusion-agree',
    text: `update exclusion set agreed_on = $2, agreed_by = $3, agreed_account = acting_name(), version = version + 1,
        superior_id = (select s.id from party_org s where s.pos = party_lo()) where id = $1`,
    values: [id, on, by],
  });
}

export async function markPassed(client: PoolClient, id: string, meetingId: string): Promise<void> {
  await client.query({
    name: 'exclusion-pass',
    text: 'update exclusion set passed_meeting_id = $2, version = version + 1 where id = $1',
    values: [id, meetingId],
  });
}

export async function markEnded(client: PoolClient, id: string, on: string, reason: string): Promise<void> {
  await client.query({
    name: 'exclusion-end',
    text: `update exclusion set to_on = $2, ended_by = acting_name(), end_reason = $3, version = version + 1 where id = $1`,
    values: [id, on, reason],
  });
}

export interface PassingRow extends QueryResultRow {
  held_on: string;
  assembly: string | null;
  withdrawn: boolean;
  own_branch: boolean;
}

/** The meeting that is to have passed it. */
export async function findPassingMeeting(
  client: PoolClient,
  meetingId: string,
  partyOrgId: string,
): Promise<PassingRow | null> {
  const { rows } = await client.query<PassingRow>({
    name: 'exclusion-meeting',
    text: `select m.held_on, r.assembly, m.withdrawn_at is not null as withdrawn, m.party_org_id = $2 as own_branch
      from meeting m left join meeting_record r on r.meeting_id = m.id where m.id = $1 for share of m`,
    values: [meetingId, partyOrgId],
  });
  return rows[0] ?? null;
}
