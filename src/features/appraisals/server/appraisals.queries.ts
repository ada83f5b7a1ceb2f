import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { AppraisalGrade } from '../../codes/tables/appraisal.ts';
import type { AppraisalDraft, OpinionBy } from '../appraisal.ts';

interface Steps {
  self_on: string | null;
  peers_on: string | null;
  rating_on: string | null;
  opinion_on: string | null;
  opinion_by: OpinionBy | null;
}

export interface AppraisalListRow extends QueryResultRow, Steps {
  id: string;
  party_org_id: string;
  party_org_name: string;
  year: number;
  members: number;
  to_grade: number;
  excellent: number;
  competent: number;
  basic: number;
  incompetent: number;
}

const STEPS = 'a.self_on, a.peers_on, a.rating_on, a.opinion_on, a.opinion_by';
export const MOST_LISTED = 500;

export function appraisals(partyOrgId: string | null, year: number | null, open: boolean): Statement {
  return {
    name: 'appraisals',
    text: `select a.id, p.id as party_org_id, p.name as party_org_name, a.year, ${STEPS}, n.*
      from appraisal a join party_org p on p.id = a.party_org_id cross join lateral (
        select count(*)::int as members, count(*) filter (where graded)::int as to_grade,
          count(*) filter (where grade = 'excellent')::int as excellent, count(*) filter (where grade = 'competent')::int as competent,
          count(*) filter (where grade = 'basic')::int as basic, count(*) filter (where grade = 'incompetent')::int as incompetent
        from appraisal_member x where x.appraisal_id = a.id) n
      where a.party_pos between party_lo() and party_hi() and ($1::uuid is null or a.party_org_id = $1) and ($2::int is null or a.year = $2)
        and (not $3::boolean or a.opinion_on is null)
      order by a.year desc, p.pos limit ${MOST_LISTED + 1}`,
    values: [partyOrgId, year, open],
  };
}

export interface AppraisalMemberStored {
  readonly memberId: string;
  readonly name: string;
  readonly graded: boolean;
  readonly sums: Readonly<Record<AppraisalGrade, number>> | null;
  readonly grade: AppraisalGrade | null;
}

export interface AppraisalStored extends QueryResultRow, Steps {
  id: string;
  version: number;
  party_org_id: string;
  party_org_name: string;
  party_pos: number;
  year: number;
  sheets: number | null;
  cap_percent: number | null;
  /** Whether it is the caller's own branch. */
  own: boolean;
  total: number;
  members: AppraisalMemberStored[];
}

/** One round, with those whose records are in sight; the rules of rows let only the branch see sums of the secret rating. */
export function appraisal(id: string): Statement {
  return {
    name: 'appraisal',
    text: `select a.id, a.version, p.id as party_org_id, p.name as party_org_name, a.party_pos, a.year, ${STEPS},
        case when party_lo() = a.party_pos then a.sheets end as sheets, a.cap_percent, party_lo() = a.party_pos as own,
        (select count(*)::int from appraisal_member x where x.appraisal_id = a.id) as total,
        (select coalesce(jsonb_agg(jsonb_build_object('memberId', m.id, 'name', m.name, 'graded', x.graded, 'grade', x.grade,
            'sums', case when r.member_id is not null then jsonb_build_object('excellent', r.excellent, 'competent', r.competent,
              'basic', r.basic, 'incompetent', r.incompetent) end) order by x.graded desc, m.name_key, m.id), '[]')
          from appraisal_member x join member m on m.id = x.member_id
            left join appraisal_rating r on r.appraisal_id = x.appraisal_id and r.member_id = x.member_id
          where x.appraisal_id = a.id) as members
      from appraisal a join party_org p on p.id = a.party_org_id where a.id = $1`,
    values: [id],
  };
}

/** That names with their results were seen from above is written down. */
export function noteAppraisalLooks(id: string): Statement {
  return {
    name: 'appraisal-note-looks',
    text: `insert into look_line (account_id, actor, entity, entity_id, what)
      select acting_account(), acting_name(), 'member', m.id, 'open'
      from appraisal a join appraisal_member x on x.appraisal_id = a.id join member m on m.id = x.member_id
      where a.id = $1 and party_lo() <> a.party_pos and x.grade is not null and not exists (
        select from look_line l where l.entity = 'member' and l.entity_id = m.id and l.what = 'open'
          and l.account_id is not distinct from acting_account() and l.at > now() - interval '10 minutes')`,
    values: [id],
  };
}

export async function lockAppraisal(client: PoolClient, id: string): Promise<AppraisalStored | null> {
  await client.query({
    name: 'appraisal-lock',
    text: 'select from appraisal where id = $1 for update',
    values: [id],
  });
  const { name = '', text, values } = appraisal(id);
  const { rows } = await client.query<AppraisalStored>({ name, text, values: [...(values ?? [])] });
  return rows[0] ?? null;
}

export interface RoundHost extends QueryResultRow {
  name: string;
  pos: number;
  kind: string;
  functional: boolean;
  outside_system: boolean;
  ended_on: string | null;
  /** The round of this year that there is already. */
  standing: string | null;
}

export async function findRoundHost(client: PoolClient, id: string, year: number): Promise<RoundHost | null> {
  const { rows } = await client.query<RoundHost>({
    name: 'appraisal-host',
    text: `select p.name, p.pos, p.kind, p.functional, p.outside_system, p.ended_on,
        (select a.id from appraisal a where a.party_org_id = p.id and a.year = $2) as standing
      from party_org p where p.id = $1 and p.pos between party_lo() and party_hi() for no key update`,
    values: [id, year],
  });
  return rows[0] ?? null;
}

/** Begins a round with whoever the branch manages on the day. @returns how many take part */
export async function insertAppraisal(
  client: PoolClient,
  given: {
    readonly id: string;
    readonly partyOrgId: string;
    readonly partyPos: number;
    readonly year: number;
    readonly capPercent: number | null;
    readonly on: string;
  },
): Promise<number> {
  const { id, partyOrgId, partyPos, year, capPercent, on } = given;
  await client.query({
    name: 'appraisal-insert',
    text: `insert into appraisal (id, party_org_id, party_pos, year, cap_percent, created_by) values ($1, $2, $3, $4, $5, acting_name())`,
    values: [id, partyOrgId, partyPos, year, capPercent],
  });
  const { rowCount } = await client.query({
    name: 'appraisal-insert-members',
    text: `insert into appraisal_member (appraisal_id, party_pos, member_id, graded)
      select $1, $2, m.id, t.status = 'full' and t.membership_branch_id is not distinct from $3
      from member_period t join member m on m.id = t.member_id
      where t.managing_branch_id = $3 and t.superseded_at is null and t.valid @> $4::date and t.status in ('full', 'probationary')`,
    values: [id, partyPos, partyOrgId, on],
  });
  return rowCount ?? 0;
}

/** Steps always; sheets and sums only of the branch itself, which alone reads them. */
export async function updateAppraisal(
  client: PoolClient,
  { id, own }: Pick<AppraisalStored, 'id' | 'own'>,
  draft: AppraisalDraft,
): Promise<void> {
  const { selfOn, peersOn, ratingOn, opinionOn, opinionBy, sheets, capPercent, members } = draft;
  await client.query({
    name: 'appraisal-update',
    text: `update appraisal set self_on = $2, peers_on = $3, rating_on = $4, opinion_on = $5, opinion_by = $6, cap_percent = $7,
        sheets = case when $8 then $9::int2 else sheets end, version = version + 1 where id = $1`,
    values: [id, selfOn, peersOn, ratingOn, opinionOn, opinionBy, capPercent, own, sheets],
  });
  await client.query({
    name: 'appraisal-update-members',
    text: `update appraisal_member x set grade = n.grade from jsonb_to_recordset($2::jsonb) n ("memberId" uuid, grade text)
      where x.appraisal_id = $1 and x.member_id = n."memberId" and x.grade is distinct from n.grade`,
    values: [id, JSON.stringify(members)],
  });
  if (own) await replaceRatings(client, id, members);
}

/** Of those in the draft alone: a draft may tell of some. */
async function replaceRatings(
  client: PoolClient,
  id: string,
  members: AppraisalDraft['members'],
): Promise<void> {
  await client.query({
    name: 'appraisal-clear-ratings',
    text: 'delete from appraisal_rating where appraisal_id = $1 and member_id = any ($2::uuid[])',
    values: [id, members.map(({ memberId }) => memberId)],
  });
  await client.query({
    name: 'appraisal-insert-ratings',
    text: `insert into appraisal_rating (appraisal_id, party_pos, member_id, excellent, competent, basic, incompetent)
      select a.id, a.party_pos, n."memberId", n.excellent, n.competent, n.basic, n.incompetent
      from appraisal a, jsonb_to_recordset($2::jsonb) n ("memberId" uuid, excellent int2, competent int2, basic int2, incompetent int2)
      where a.id = $1`,
    values: [
      id,
      JSON.stringify(members.flatMap(({ memberId, sums }) => (sums === null ? [] : [{ memberId, ...sums }]))),
    ],
  });
}

export interface OwnAppraisalRow extends QueryResultRow {
  year: number;
  branch: string;
  opinion_on: string;
  grade: AppraisalGrade;
}

/** The results of the member who asks. */
export function ownAppraisals(): Statement {
  return { name: 'own-appraisals', text: 'select * from own_appraisals()' };
}
