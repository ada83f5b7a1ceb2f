import type { PoolClient } from 'pg';

export interface LockedOrg {
  readonly id: string;
  readonly name: string;
  /** By any Party organisation, whatever a 口径 makes of it. */
  readonly covered: boolean;
}

/** Organisations in sight, held until the transaction ends; in order of id, so that two never wait for each other crosswise. */
export async function lockOrgs(
  client: PoolClient,
  ids: readonly string[],
  today: string,
): Promise<LockedOrg[]> {
  const { rows } = await client.query<LockedOrg>(
    `with locked as (select id, name from social_org where id = any ($1::uuid[]) order by id for update)
     select l.id, l.name, coalesce(s.signature & 480 <> 0, false) as covered from locked l
     left join coverage_span s on s.social_org_id = l.id and s.known_to = 'infinity' and s.from_on <= $2::date and s.to_on > $2::date`,
    [ids, today],
  );
  return rows;
}
