import type { Pool } from 'pg';

/** Each Party organisation has put somebody forward, and has had it agreed to and passed long ago; the one that waits has its own id. */
export async function keepExclusions(pool: Pool, somebody: string): Promise<void> {
  await pool.query(
    `insert into exclusion (id, party_org_id, party_pos, member_id, from_on, created_by)
     select p.id, p.id, p.pos, coalesce((select m.id from member m where m.managing_branch_id = p.id order by m.id desc limit 1), $1), '2024-01-01', '书记'
     from party_org p`,
    [somebody],
  );
  await pool.query(
    `insert into exclusion_case (exclusion_id, party_pos, case_code, note) select id, party_pos, 'bedridden', '住院' from exclusion`,
  );
}
