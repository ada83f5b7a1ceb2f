export type Sql = (text: string, values?: unknown[]) => Promise<{ readonly rows: unknown[] }>;

/** Makes the secretary's branch one of 功能型, one of whose members has the 组织关系 in another branch. */
export async function attendedInBranch(sql: Sql) {
  const { rows } = await sql(
    `select g.party_org_id as id, m.id as member, to_char(n.held_on, 'YYYY-MM') as period
     from account a join role_grant g on g.account_id = a.id join meeting n on n.party_org_id = g.party_org_id
       join attendance t on t.meeting_id = n.id join member m on m.id = t.member_id
     where a.sign_in_name = 'secretary' and n.withdrawn_at is null and n.held_on < date_trunc('month', current_date) limit 1`,
  );
  const found = rows[0] as { id: string; member: string; period: string };
  await sql('update party_org set functional = true where id = $1', [found.id]);
  await sql(
    `update member m set membership_branch_id = p.id, membership_pos = p.pos, membership_elsewhere = null
     from party_org p where m.id = $1 and p.id = (select o.id from party_org o where o.id <> $2 and o.kind = 'branch' limit 1)`,
    [found.member, found.id],
  );
  return found;
}
