import type { ClientBase } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';

export async function findHeldPosts(
  client: ClientBase,
  branchIds: readonly string[],
  on: Day,
): Promise<{ partyOrgId: string; post: string; personName: string }[]> {
  const { rows } = await client.query<{ partyOrgId: string; post: string; personName: string }>(
    `select party_org_id as "partyOrgId", post, person_name as "personName" from party_post
     where party_org_id = any($1::uuid[]) and from_on <= $2::date and to_on > $2::date`,
    [branchIds, on],
  );
  return rows;
}

/** Gives posts that are held by name alone to new members of that name in the branch, where there is just one. */
export async function joinPostsByName(client: ClientBase, memberIds: readonly string[]): Promise<void> {
  await client.query(
    `update party_post p set member_id = one.member_id
     from (select p.id, min(m.id::text)::uuid as member_id from member m
       join party_post p on p.party_org_id = m.managing_branch_id and p.person_name = m.name and p.member_id is null
       where m.id = any($1::uuid[]) group by p.id having count(*) = 1) one
     where p.id = one.id`,
    [memberIds],
  );
}

export async function insertPosts(
  client: ClientBase,
  posts: readonly {
    id: string;
    memberId: string;
    partyOrgId: string;
    personName: string;
    post: string;
    fromOn: Day;
  }[],
): Promise<void> {
  await client.query(
    `insert into party_post (id, member_id, party_org_id, person_name, post, from_on)
     select i.id, i."memberId", i."partyOrgId", i."personName", i.post, i."fromOn"
     from json_to_recordset($1::json) as i (id uuid, "memberId" uuid, "partyOrgId" uuid, "personName" text, post text, "fromOn" date)`,
    [JSON.stringify(posts)],
  );
}
