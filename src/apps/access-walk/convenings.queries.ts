import type { Pool } from 'pg';

/**
 * Each Party organisation convenes a meeting that begins within the hour, under the organisation's own id, and has convened two long
 * ago, under ids made from it; somebody asks for leave at each and has signed in late.
 */
export async function keepConvenings(pool: Pool, secretSealed: Buffer, somebody: string): Promise<void> {
  await pool.query(
    `insert into convening (id, party_org_id, party_pos, kinds, assembly, on_day, starts_at, place, code_secret_sealed, created_by)
     select case when soon then p.id else overlay(overlay(md5(p.id::text) placing s.mark from 13 for 1) placing 'a' from 17 for 1)::uuid end, p.id, p.pos, '{theme_day}', 'members',
       case when soon then b.begins::date else '2024-05-06' end, case when soon then date_trunc('minute', b.begins)::time else '12:00' end,
       '会议室', $1, '书记'
     from party_org p cross join (select (now() + interval '50 minutes') at time zone 'Asia/Shanghai' as begins) b
       cross join (values (true, ''), (false, '8'), (false, '7')) s (soon, mark)`,
    [secretSealed],
  );
  await pool.query(
    `insert into leave_request (convening_id, party_pos, member_id, reason, state) select id, party_pos, $1, '出差', 'waiting' from convening`,
    [somebody],
  );
  await pool.query(
    `insert into check_in (convening_id, party_pos, member_id, step, state, late) select id, party_pos, $1, 1, 'waiting', true from convening`,
    [somebody],
  );
}
