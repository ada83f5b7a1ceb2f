import type { PoolClient, QueryResultRow } from 'pg';
import type { CodeRange } from '../../../platform/server/database/scope.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface DelayInForceRow extends QueryResultRow {
  delay_days: number;
  party_org_id: string | null;
  party_org_name: string | null;
}

/** The root of the tree has code 1: what begins before it begins with it. */
const NEAREST = `from reminder_delay d join party_org_code c on c.pos = d.party_pos
  where greatest(%lo, 1) between c.pos and c.pos_end order by d.party_pos desc limit 1`;
const nearestAt = (lo: string) => NEAREST.replace('%lo', lo);

/** What holds at the caller's own node: of the nearest office from there up that has set one. */
export function delayInForce(): Statement {
  return {
    name: 'reminder-delay-in-force',
    text: `select n.delay_days, p.id as party_org_id, p.name as party_org_name
      from (select d.delay_days, d.party_org_id ${nearestAt('party_lo()')}) n left join party_org p on p.id = n.party_org_id`,
  };
}

export interface SetDelayRow extends QueryResultRow {
  id: string;
  name: string;
  delay_days: number;
  set_by: string | null;
  set_at: string;
}

const MOST_LISTED = 500;

/** What is set within the caller's part of the tree. */
export function setDelays(): Statement {
  return {
    name: 'reminder-delays',
    text: `select p.id, p.name, d.delay_days, d.set_by, to_char(d.set_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as set_at
      from reminder_delay d join party_org p on p.id = d.party_org_id
      where d.party_pos between party_lo() and party_hi() order by d.party_pos limit ${MOST_LISTED}`,
  };
}

/** The delays that may hold for branches of a part of the tree: what holds at its top, and what is set within. */
export function delaysWithin(within: CodeRange, partyOrgId: string | null): Statement {
  return {
    name: 'reminder-delays-within',
    text: `with node as (select coalesce(n.pos, $1::int8) as lo, coalesce(c.pos_end, $2::int8) as hi
        from (select) one left join party_org n on n.id = $3::uuid left join party_org_code c on c.pos = n.pos)
      select (select d.delay_days ${nearestAt('node.lo')}) as delay_days from node
      union select d.delay_days from reminder_delay d, node where d.party_pos between node.lo and node.hi`,
    values: [within.from, within.to, partyOrgId],
  };
}

export interface DelayOrgRow extends QueryResultRow {
  name: string;
  pos: number;
  ended_on: string | null;
  outside_system: boolean;
  delay_days: number | null;
}

/** The Party organisation in the caller's own line with what it has set, locked. */
export async function lockDelayOrg(client: PoolClient, id: string): Promise<DelayOrgRow | null> {
  const { rows } = await client.query<DelayOrgRow>({
    name: 'reminder-delay-org',
    text: `select p.name, p.pos, p.ended_on, p.outside_system, d.delay_days from party_org p
      left join reminder_delay d on d.party_org_id = p.id
      where p.id = $1 and p.pos between party_lo() and party_hi() for update of p`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function saveDelay(
  client: PoolClient,
  { id, pos, delayDays }: { readonly id: string; readonly pos: number; readonly delayDays: number },
): Promise<void> {
  await client.query({
    name: 'reminder-delay-save',
    text: `insert into reminder_delay (party_org_id, party_pos, delay_days, set_by) values ($1, $2, $3, acting_name())
      on conflict (party_org_id) do update set delay_days = excluded.delay_days, set_by = excluded.set_by, set_at = now()`,
    values: [id, pos, delayDays],
  });
}

export async function dropDelay(client: PoolClient, id: string): Promise<void> {
  await client.query({
    name: 'reminder-delay-drop',
    text: 'delete from reminder_delay where party_org_id = $1',
    values: [id],
  });
}
