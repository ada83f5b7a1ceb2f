import type { Pool } from 'pg';

/** A plan of each Party organisation, whose topic names it, and a template whose id begins with c. */
export async function keepYearPlans(pool: Pool, year: number): Promise<void> {
  await pool.query(
    `insert into plan_template (id, party_org_id, party_pos, year, name, basis, lines, set_by)
     select overlay(id::text placing 'c' from 1 for 1)::uuid, id, pos, $1, '本级模板', '通知',
       '[{"month": 1, "kinds": ["theme_day"], "topic": null, "note": null}]', '干部' from party_org`,
    [year],
  );
  await pool.query(
    `insert into inspection (id, party_org_id, party_pos, name, held_on, basis, set_by)
     select overlay(id::text placing 'e' from 1 for 1)::uuid, id, pos, '督查', current_date + 1, '通知', '干部' from party_org`,
  );
  await pool.query(
    `insert into year_plan (id, party_org_id, party_pos, year, lines, set_by)
     select id, id, pos, $1, jsonb_build_array(jsonb_build_object('month', 1, 'kinds', array['theme_day'], 'topic', name, 'note', null)), '书记'
     from party_org`,
    [year],
  );
}
