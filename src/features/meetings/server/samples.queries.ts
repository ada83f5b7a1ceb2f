import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { Span } from '../duty.ts';

export interface SampledOrgRow extends QueryResultRow {
  readonly pos: number;
  readonly pos_end: number;
}

/** The part of the tree to draw from, in the caller's own line. */
export async function findSampledOrg(client: PoolClient, id: string): Promise<SampledOrgRow | null> {
  const { rows } = await client.query<SampledOrgRow>({
    name: 'sample-org',
    text: `select p.pos, c.pos_end from party_org p join party_org_code c on c.pos = p.pos
      where p.id = $1 and may_see_persons() and p.pos between party_lo() and party_hi()`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface Drawn extends QueryResultRow {
  readonly ids: string[];
  readonly total: number;
}

/** Some of all that was held there in that time, each as likely as the next. */
export async function drawMeetingIds(
  client: PoolClient,
  { pos, pos_end }: SampledOrgRow,
  { from, to }: Span,
  size: number,
): Promise<Drawn> {
  const { rows } = await client.query<Drawn>({
    name: 'sample-draw',
    text: `with held as materialized (
        select id from meeting where party_pos between $1 and $2 and held_on >= $3::date and held_on < $4::date and withdrawn_at is null)
      select array(select id from held order by random() limit $5) as ids, (select count(*)::int from held) as total`,
    values: [pos, pos_end, from, to, size],
  });
  return rows[0] ?? { ids: [], total: 0 };
}

export interface SampleToStore extends Span {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly reason: string;
  readonly drawn: Drawn;
}

export async function insertSample(client: PoolClient, sample: SampleToStore): Promise<void> {
  const { id, partyOrgId, partyPos, from, to, reason, drawn } = sample;
  await client.query({
    name: 'sample-insert',
    text: `insert into meeting_sample (id, party_org_id, party_pos, from_on, to_on, reason, size, of_total, meeting_ids, drawn_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, acting_name())`,
    values: [id, partyOrgId, partyPos, from, to, reason, drawn.ids.length, drawn.total, drawn.ids],
  });
}

export interface SampleRow extends QueryResultRow {
  id: string;
  party_org_id: string;
  party_org_name: string;
  month: string;
  reason: string;
  size: number;
  of_total: number;
  drawn_by: string | null;
  drawn_at: Date;
}

const SAMPLE = `s.id, s.party_org_id, o.name as party_org_name, to_char(s.from_on, 'YYYY-MM') as month, s.reason, s.size, s.of_total,
  s.drawn_by, s.drawn_at from meeting_sample s join party_org o on o.id = s.party_org_id`;
const MOST_LISTED = 200;

export function samplesDrawn(): Statement {
  return {
    name: 'samples',
    text: `select ${SAMPLE} where s.party_pos between party_lo() and party_hi() order by s.drawn_at desc, s.id limit ${MOST_LISTED}`,
  };
}

export function sampleDrawn(id: string): Statement {
  return { name: 'sample', text: `select ${SAMPLE} where s.id = $1`, values: [id] };
}

export interface SampledMeetingRow extends QueryResultRow {
  id: string;
  party_org_id: string;
  party_org_name: string;
  kinds: string[];
  held_on: string;
  topic: string | null;
  withdrawn: boolean;
}

/** Those of a sample that are in the caller's sight. */
export function sampledMeetings(id: string): Statement {
  return {
    name: 'sample-meetings',
    text: `select m.id, m.party_org_id, o.name as party_org_name, m.kinds, m.held_on, r.topic, m.withdrawn_at is not null as withdrawn
      from meeting_sample s join meeting m on m.id = any (s.meeting_ids) join party_org o on o.id = m.party_org_id
        join meeting_record r on r.meeting_id = m.id
      where s.id = $1 order by m.held_on, m.id`,
    values: [id],
  };
}
