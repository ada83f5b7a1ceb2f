import type { Pool } from 'pg';

/**
 * Keeps a claim on each organisation under the organisation's own id, for the body that answers for it, so that the walk finds it
 * by the record. Every other organisation is 责任待明确.
 */
export async function keepClaims(pool: Pool): Promise<void> {
  await pool.query(
    `update social_org set responsibility = 'unclear' where ended_on is null and id in (
       select id from (select id, row_number() over (order by id) as n from social_org) each where n % 2 = 0)`,
  );
  await pool.query(
    `insert into claim (id, social_org_id, org_name, party_org_id, party_pos, kind, basis, principle, from_on, proposer)
     select o.id, o.id, o.name, o.responsible_party_org_id, o.party_pos, 'proposal', 'assigned', 'territorial', '2024-06-01', '上级'
     from social_org o where o.ended_on is null`,
  );
}
