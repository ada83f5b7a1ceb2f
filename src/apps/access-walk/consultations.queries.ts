import type { Pool } from 'pg';

/**
 * Keeps a consultation on each organisation under the organisation's own id, which asks it and the body that answers for it; what
 * is asked of the organisation has the organisation's id too.
 */
export async function keepConsultations(pool: Pool): Promise<void> {
  await pool.query(
    `insert into consultation (id, social_org_id, way, seen, opened_on, opener)
     select o.id, o.id, 'advisor', '[]', '2024-06-01', '上级' from social_org o where o.ended_on is null`,
  );
  await pool.query(
    `insert into consultation_part (id, consultation_id, standing, ordinal, social_org_id, party_org_id, name)
     select o.id, o.id, true, 0, o.id, null::uuid, o.name from social_org o where o.ended_on is null
     union all
     select gen_random_uuid(), o.id, true, 1, null, p.id, p.name
     from social_org o join party_org p on p.id = o.responsible_party_org_id where o.ended_on is null`,
  );
}
