import type { Pool } from 'pg';

/** Each Party organisation has held a round of 2020 under its own id, with whoever it manages. */
export async function keepAppraisals(pool: Pool): Promise<void> {
  await pool.query(
    `insert into appraisal (id, party_org_id, party_pos, year, created_by) select id, id, pos, 2020, '书记' from party_org`,
  );
  await pool.query(
    `insert into appraisal_member (appraisal_id, party_pos, member_id, graded) select m.managing_branch_id, m.party_pos, m.id, true from member m`,
  );
}
