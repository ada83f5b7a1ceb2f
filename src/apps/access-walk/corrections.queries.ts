import type { Pool } from 'pg';

/** Keeps a waiting request of a member under the member's own id, so that the walk finds it by the record. */
export async function keepCorrection(pool: Pool, memberId: string, sealed: Buffer): Promise<void> {
  await pool.query(
    `insert into correction_request (id, member_id, what, wanted_sealed, asked_by) values ($1, $1, 'workPost', $2, '本人')`,
    [memberId, sealed],
  );
}
