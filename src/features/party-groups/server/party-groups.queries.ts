import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { LeaderChoice } from '../party-group.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface PartyGroupRow extends QueryResultRow {
  /** Null of the line of those who are in none. */
  id: string | null;
  name: string | null;
  from_on: string | null;
  last_on: string | null;
  leader: (Person & { fromOn: string; chosen: LeaderChoice }) | null;
  people: (Person & { fromOn: string })[];
}

/**
 * The groups of a branch as of a day, and a line of those in none; nothing where the branch is not in sight. Nor is a group
 * whose members are all kept from the caller.
 */
export function partyGroups(partyOrgId: string, on: string): Statement {
  return {
    name: 'party-groups',
    text: `select null::uuid as id, null as name, null::date as from_on, null::date as last_on, null::jsonb as leader,
        (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'fromOn', lower(t.valid)) order by m.name_key, m.id), '[]')
          from member_period t join member m on m.id = t.member_id
          where t.managing_branch_id = p.id and t.superseded_at is null and t.valid @> $2::date and t.status in ('full', 'probationary')
            and not exists (select from party_group g join party_group_member s on s.party_group_id = g.id
              where g.party_org_id = p.id and s.member_id = m.id and s.valid @> $2::date)) as people
      from party_org p where p.id = $1 and may_see_persons()
      union all
      (select g.id, g.name, lower(g.days), case when g.days @> $2::date then null else upper(g.days) - 1 end,
        (select jsonb_build_object('id', m.id, 'name', m.name, 'fromOn', l.from_on, 'chosen', l.chosen)
          from party_group_leader l join member m on m.id = l.member_id
            join party_group_member s on s.party_group_id = g.id and s.member_id = l.member_id and s.valid @> $2::date
          where l.party_group_id = g.id and l.from_on <= $2::date and (l.to_on is null or l.to_on > $2::date)),
        (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'fromOn', lower(s.valid)) order by m.name_key, m.id), '[]')
          from party_group_member s join member m on m.id = s.member_id where s.party_group_id = g.id and s.valid @> $2::date)
      from party_group g where g.party_org_id = $1 and may_see_persons() and lower(g.days) <= $2::date
        and exists (select from party_group_member s where s.party_group_id = g.id)
      order by g.days @> $2::date desc, g.name)`,
    values: [partyOrgId, on],
  };
}

export interface LedGroupRow extends QueryResultRow {
  name: string;
  party_pos: number;
  member_name: string | null;
  in_group: boolean;
  last_from: string | null;
}

/** A group of the caller's own line, with the one who is to lead it. */
export async function lockGroup(
  client: PoolClient,
  id: string,
  memberId: string | null,
  on: string,
): Promise<LedGroupRow | null> {
  const { rows } = await client.query<LedGroupRow>({
    name: 'party-group-lock',
    text: `select g.name, g.party_pos, (select m.name from member m where m.id = $2) as member_name,
        exists (select from party_group_member s where s.party_group_id = g.id and s.member_id = $2 and s.valid @> $3::date) as in_group,
        (select l.from_on from party_group_leader l where l.party_group_id = g.id and l.to_on is null) as last_from
      from party_group g where g.id = $1 and may_see_persons() and g.party_pos between party_lo() and party_hi()`,
    values: [id, memberId, on],
  });
  return rows[0] ?? null;
}

/** Whoever leads it does so no more from a day on; one who began that very day never did. */
export async function endLeader(client: PoolClient, groupId: string, on: string): Promise<void> {
  const values = [groupId, on];
  await client.query({
    name: 'party-group-leader-drop',
    text: 'delete from party_group_leader where party_group_id = $1 and to_on is null and from_on = $2::date',
    values,
  });
  await client.query({
    name: 'party-group-leader-end',
    text: 'update party_group_leader set to_on = $2::date where party_group_id = $1 and to_on is null',
    values,
  });
}

export interface LeaderToStore {
  readonly id: string;
  readonly groupId: string;
  readonly partyPos: number;
  readonly memberId: string;
  readonly chosen: LeaderChoice;
  readonly fromOn: string;
}

export async function insertLeader(client: PoolClient, leader: LeaderToStore): Promise<void> {
  const { id, groupId, partyPos, memberId, chosen, fromOn } = leader;
  await client.query({
    name: 'party-group-leader-insert',
    text: `insert into party_group_leader (id, party_group_id, party_pos, member_id, chosen, from_on, set_by)
      values ($1, $2, $3, $4, $5, $6, acting_name())`,
    values: [id, groupId, partyPos, memberId, chosen, fromOn],
  });
}
