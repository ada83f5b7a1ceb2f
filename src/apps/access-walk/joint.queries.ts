import type { Pool } from 'pg';

/** Of the meeting that was held, and of its notice: no other case withdraws it. */
const HELD_ID = `overlay(overlay(md5(id::text) placing '6' from 13 for 1) placing 'a' from 17 for 1)::uuid`;

/**
 * Each Party organisation has invited the next one, under the host's id, and is invited by it in turn, under the own id with an f in
 * front; of a meeting long ago that both held it has minutes to give, under an id made from the own one.
 */
export async function keepJoint(pool: Pool, secretSealed: Buffer): Promise<void> {
  await pool.query(
    `with ring as (
      select id, pos, coalesce(lead(id) over w, first_value(id) over w) as next_id,
        coalesce(lead(pos) over w, first_value(pos) over w) as next_pos from party_org window w as (order by id))
    insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos, invited_by)
    select id, id, pos, next_id, next_pos, '书记' from ring
    union all
    select overlay(id::text placing 'f' from 1 for 1)::uuid, next_id, next_pos, id, pos, '书记' from ring`,
  );
  await pool.query(
    `insert into meeting (id, party_org_id, party_pos, kinds, held_on, created_by)
     select ${HELD_ID}, id, pos, '{theme_day}', '2024-05-06', '书记' from party_org`,
  );
  await pool.query(
    `insert into meeting_record (meeting_id, party_pos, assembly, minutes)
     select ${HELD_ID}, pos, 'members', '大家发言' from party_org`,
  );
  await pool.query(
    `insert into convening (id, party_org_id, party_pos, kinds, assembly, on_day, starts_at, place, code_secret_sealed, created_by, meeting_id)
     select ${HELD_ID}, id, pos, '{theme_day}', 'members', '2024-05-06', '12:00', '会议室', $1, '书记', ${HELD_ID} from party_org`,
    [secretSealed],
  );
  await pool.query(
    `insert into joint_invitation (id, convening_id, host_pos, party_org_id, party_pos)
     select gen_random_uuid(), id, party_pos, party_org_id, party_pos from convening where id = meeting_id`,
  );
}
