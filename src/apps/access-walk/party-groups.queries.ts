import type { Pool } from 'pg';

/** Each Party organisation had a group once, with one of its members in it; the group has its id. */
export async function keepPartyGroups(pool: Pool): Promise<void> {
  await pool.query(
    `with had as (
      select p.id, p.pos, (select m.id from member m where m.managing_branch_id = p.id order by m.id limit 1) as member_id from party_org p),
    kept as (
      insert into party_group (id, party_org_id, party_pos, name, days)
      select id, id, pos, '从前的党小组', '{[1999-01-01,2000-01-01)}' from had returning id)
    insert into party_group_member (party_group_id, member_id, valid)
    select k.id, h.member_id, '[1999-01-01,2000-01-01)' from kept k join had h on h.id = k.id where h.member_id is not null`,
  );
}
