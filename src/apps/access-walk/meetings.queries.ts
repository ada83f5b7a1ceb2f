import type { Pool } from 'pg';

/** Keeps a meeting of each Party organisation under the organisation's own id, with everybody whom it manages on the roll. */
export async function keepMeetings(pool: Pool): Promise<void> {
  await pool.query(
    `insert into meeting (id, party_org_id, party_pos, kinds, held_on, created_by)
     select id, id, pos, '{theme_day}', '2024-05-06', '书记' from party_org`,
  );
  await pool.query(
    `insert into meeting_record (meeting_id, party_pos, assembly, called, present)
     select p.id, p.pos, 'members', count(m.id), count(m.id) from party_org p left join member m on m.managing_branch_id = p.id
     group by p.id, p.pos`,
  );
  await pool.query(
    `insert into attendance (meeting_id, party_pos, number, member_id, person_name, votes, state)
     select m.managing_branch_id, m.party_pos, row_number() over (partition by m.managing_branch_id order by m.id), m.id, m.name, true, 'present'
     from member m`,
  );
}
