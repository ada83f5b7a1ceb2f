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
  // Of each one who was there, confirmed to the own Party organisation: so that nobody is told of who is out of sight.
  await pool.query(
    `insert into attendance_confirmation (id, party_org_id, party_pos, member_id, home_branch_id, home_pos, from_on, to_on, confirmed_by)
     select distinct on (p.id) p.id, p.id, p.pos, m.id, p.id, p.pos, '2024-01-01', '2025-01-01', '书记'
     from party_org p join party_org_code c on c.pos = p.pos join member m on m.party_pos between c.pos and c.pos_end
     order by p.id, m.managing_branch_id <> p.id, m.id`,
  );
}

/** Beside it another, whole enough to be approved, with a file to take and one to take away: their ids begin with f and e. */
export async function keepMinutes(pool: Pool): Promise<{ readonly files: readonly string[] }> {
  await pool.query(
    `insert into meeting (id, party_org_id, party_pos, kinds, held_on, created_by)
     select overlay(id::text placing 'f' from 1 for 1)::uuid, id, pos, '{theme_day}', '2024-05-07', '书记' from party_org`,
  );
  await pool.query(
    `insert into meeting_record (meeting_id, party_pos, assembly, starts_at, place, chair, recorder, topic)
     select id, party_pos, 'members', '19:30', '会议室', '主持人', '记录人', '学习' from meeting where held_on = '2024-05-07'`,
  );
  await pool.query(
    `insert into duty_rule (id, party_org_id, party_pos, reach, kind, per, least, basis, from_on, set_by)
     select id, id, pos, 'own', 'talks', 'year', 1, '通知', '2024-01-01', '干部' from party_org`,
  );
  await pool.query(
    `insert into vitality_scheme (id, party_org_id, party_pos, name, questions, weights, thresholds, basis, from_on, set_by)
     select overlay(id::text placing 'd' from 1 for 1)::uuid, id, pos, '本级方案', array_fill(1, array[17]), array_fill(1, array[17]), array_fill(80, array[17]), '通知', '2024-01-01', '干部' from party_org`,
  );
  await pool.query(
    `insert into meeting_sample (id, party_org_id, party_pos, from_on, to_on, reason, size, of_total, meeting_ids, drawn_by)
     select id, id, pos, '2024-05-01', '2024-06-01', '抽查', 1, 2, array[id], '干部' from party_org`,
  );
  await pool.query(
    `insert into meeting_kind (code, party_org_id, party_pos, held_by, basis, from_on, set_by)
     select 'site:any:' || right(id::text, 8) || ':述职会', id, pos, '{branch}', '通知', '2024-01-01', '干部' from party_org`,
  );
  const { rows } = await pool.query<{ id: string }>(
    `insert into meeting_attachment (id, meeting_id, party_pos, name, format, size_bytes, sha256, added_by)
     select overlay(m.id::text placing letter from 1 for 1)::uuid, m.id, m.party_pos, letter || '.pdf', 'pdf', 8, sha256(letter::bytea), '书记'
     from meeting m, unnest(array['e', 'f']) letter where m.held_on = '2024-05-07' returning id`,
  );
  return { files: rows.map(({ id }) => id) };
}
