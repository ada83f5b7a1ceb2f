import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { AssumedSeconds } from '../effort.ts';

export interface EffortRow extends QueryResultRow {
  assumed: AssumedSeconds;
  /** Whether the top of the tree lies within the caller's scope. */
  atTop: boolean;
  announced: number;
  recorded: number;
  convened: number;
  approved: number;
  confirmed: number;
  appraised: number;
  planned: number;
  /** False: a node was asked for that is not in sight. */
  inSight: boolean;
}

const ASSUMED = `jsonb_build_object('entry', effort_entry_seconds, 'field', effort_field_seconds, 'text', effort_text_seconds) as assumed`;
const AT_TOP = `exists (select from party_org p where p.id = root_party_org_id and p.pos between party_lo() and party_hi()) as "atTop"`;

/** What was entered in a node in a year, form by form, and by which assumption it is reckoned. */
export function entriesMade(partyOrgId: string | null, year: number): Statement {
  const within = 'x.party_pos between b.lo and b.hi';
  const inYear = (day: string) =>
    `${day} >= make_date($2::int, 1, 1) and ${day} < make_date($2::int + 1, 1, 1)`;
  return {
    name: 'effort-entries',
    text: `with b as materialized (
      select greatest(min(c.pos), party_lo()) as lo, least(max(c.pos_end), party_hi()) as hi from party_org n join party_org_code c on c.pos = n.pos
        where n.id = $1::uuid and n.pos between party_lo() and party_hi()
      union all select party_lo(), party_hi() where $1::uuid is null)
    select ${ASSUMED}, ${AT_TOP},
      $1::uuid is null or exists (select from party_org n where n.id = $1::uuid and n.pos between party_lo() and party_hi()) as "inSight",
      (select count(*)::int from convening x, b where ${within} and ${inYear('x.on_day')}) as announced,
      m.recorded, m.convened,
      (select count(*)::int from meeting_approval a join meeting x on x.id = a.meeting_id, b
        where ${within} and x.withdrawn_at is null and ${inYear('x.held_on')}) as approved,
      (select count(*)::int from (select distinct x.party_org_id, x.from_on, x.to_on, x.confirmed_at from attendance_confirmation x, b
        where ${within} and x.taken_back_at is null and ${inYear('x.from_on')}) d) as confirmed,
      (select count(*)::int from appraisal x, b where ${within} and x.year = $2::int) as appraised,
      (select count(*)::int from year_plan x, b where ${within} and x.year = $2::int) as planned
    from installation, lateral (
      select count(*) filter (where not told)::int as recorded, count(*) filter (where told)::int as convened
      from (select exists (select from convening v where v.meeting_id = x.id) as told from meeting x, b
        where ${within} and x.withdrawn_at is null and ${inYear('x.held_on')}) f) m`,
    values: [partyOrgId, year],
  };
}

export interface SecondsRow extends QueryResultRow {
  readonly assumed: AssumedSeconds;
  readonly rootId: string | null;
  readonly atTop: boolean;
}

export async function lockSeconds(client: PoolClient): Promise<SecondsRow | null> {
  const { rows } = await client.query<SecondsRow>(
    `select ${ASSUMED}, ${AT_TOP}, root_party_org_id as "rootId" from installation for update of installation`,
  );
  return rows[0] ?? null;
}

export async function saveSeconds(client: PoolClient, { entry, field, text }: AssumedSeconds): Promise<void> {
  await client.query(
    'update installation set effort_entry_seconds = $1, effort_field_seconds = $2, effort_text_seconds = $3',
    [entry, field, text],
  );
}
