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
