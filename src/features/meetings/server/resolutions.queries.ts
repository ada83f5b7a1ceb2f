import type { PoolClient } from 'pg';
import type { MeetingToStore } from './save.queries.ts';

/** The resolutions of a meeting in their order, as rules and screens take them. */
export function resolutionsOf(meeting: string): string {
  return `(select coalesce(jsonb_agg(jsonb_build_object('matter', t.matter, 'vote', t.vote, 'yes', t.yes, 'no', t.no, 'abstained', t.abstained,
      'ballots', case when t.issued is not null then
        jsonb_build_object('issued', t.issued, 'returned', t.returned, 'invalid', t.invalid) end,
      'written', case when t.written_yes is not null then
        jsonb_build_object('yes', t.written_yes, 'no', t.written_no, 'abstained', t.written_abstained) end,
      'election', t.election) order by t.number), '[]')
    from meeting_resolution t where t.meeting_id = ${meeting})`;
}

const SUMS = `yes, no, abstained, issued, returned, invalid, written_yes, written_no, written_abstained`;

/** Makes the resolutions what the draft says; what stays the same is not touched. */
export async function replaceResolutions(
  client: PoolClient,
  { id, partyPos, draft: { resolutions } }: MeetingToStore,
): Promise<void> {
  await client.query({
    name: 'meeting-trim-resolutions',
    text: 'delete from meeting_resolution where meeting_id = $1 and number > $2',
    values: [id, resolutions.length],
  });
  if (resolutions.length === 0) return;
  await client.query({
    name: 'meeting-write-resolutions',
    text: `insert into meeting_resolution as t (meeting_id, party_pos, number, matter, vote, ${SUMS}, election)
      select $1, $2, n.number, r.matter, r.vote, r.yes, r.no, r.abstained, (r.ballots ->> 'issued')::int2, (r.ballots ->> 'returned')::int2,
        (r.ballots ->> 'invalid')::int2, (r.written ->> 'yes')::int2, (r.written ->> 'no')::int2, (r.written ->> 'abstained')::int2,
        nullif(r.election, 'null')
      from jsonb_array_elements($3::jsonb) with ordinality n (resolution, number)
        cross join jsonb_to_record(n.resolution) r (matter text, vote text, yes int2, no int2, abstained int2, ballots jsonb, written jsonb,
          election jsonb)
      on conflict (meeting_id, number) do update set (matter, vote, ${SUMS}, election) = row (excluded.matter, excluded.vote,
        ${SUMS.split(', ')
          .map((column) => `excluded.${column}`)
          .join(', ')}, excluded.election)
      where (t.matter, t.vote, ${SUMS.split(', ')
        .map((column) => `t.${column}`)
        .join(', ')}, t.election) is distinct from (excluded.matter, excluded.vote,
        ${SUMS.split(', ')
          .map((column) => `excluded.${column}`)
          .join(', ')}, excluded.election)`,
    values: [id, partyPos, JSON.stringify(resolutions)],
  });
}
