import type { PoolClient, QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { DutyUnit, MeetingKind } from '../../codes/tables/meeting.ts';

export interface DutyRuleRow extends QueryResultRow {
  id: string;
  party_org_id: string | null;
  party_org_name: string | null;
  reach: 'own' | 'below';
  kind: MeetingKind;
  per: DutyUnit;
  least: number;
  basis: string;
  from_on: string;
  last_on: string | null;
  set_by: string | null;
  within: boolean;
}

const MOST_LISTED = 500;

/** Rules of the own part of the tree, and those from above that reach into it. */
export function dutyRules(): Statement {
  return {
    name: 'duty-rules',
    text: `select d.id, p.id as party_org_id, p.name as party_org_name, d.reach, d.kind, d.per, d.least, d.basis, d.from_on,
        d.to_on - 1 as last_on, d.set_by, d.party_pos between party_lo() and party_hi() as within
      from duty_rule d left join party_org p on p.id = d.party_org_id
      where d.party_pos between party_lo() and party_hi() and p.id is not null
        or d.reach = 'below' and exists (select from party_org_code c where c.pos = d.party_pos and party_lo() between c.pos and c.pos_end)
      order by d.set_at desc, d.id limit ${MOST_LISTED}`,
  };
}

export interface RuleToStore {
  readonly id: string;
  readonly partyOrgId: string;
  readonly partyPos: number;
  readonly reach: 'own' | 'below';
  readonly kind: MeetingKind;
  readonly per: DutyUnit;
  readonly least: number;
  readonly basis: string;
  readonly fromOn: string;
}

/** The same question asked of the same organisation before ends where this one begins. @returns whether that is possible */
export async function endEarlierRule(client: PoolClient, rule: RuleToStore): Promise<boolean> {
  const { partyOrgId, reach, kind, fromOn } = rule;
  const values = [partyOrgId, reach, kind, fromOn];
  const { rowCount } = await client.query({
    name: 'duty-rule-later',
    text: `select from duty_rule where party_org_id = $1 and reach = $2 and kind = $3 and from_on >= $4::date
      and (to_on is null or to_on > $4::date)`,
    values,
  });
  if (rowCount !== 0) return false;
  await client.query({
    name: 'duty-rule-end-earlier',
    text: `update duty_rule set to_on = $4::date, ended_by = acting_name(), end_reason = '另设了新的要求'
      where party_org_id = $1 and reach = $2 and kind = $3 and from_on < $4::date and (to_on is null or to_on > $4::date)`,
    values,
  });
  return true;
}

export async function insertDutyRule(client: PoolClient, rule: RuleToStore): Promise<void> {
  const { id, partyOrgId, partyPos, reach, kind, per, least, basis, fromOn } = rule;
  await client.query({
    name: 'duty-rule-insert',
    text: `insert into duty_rule (id, party_org_id, party_pos, reach, kind, per, least, basis, from_on, set_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, acting_name())`,
    values: [id, partyOrgId, partyPos, reach, kind, per, least, basis, fromOn],
  });
}

interface RuleState extends QueryResultRow {
  from_on: string;
  to_on: string | null;
}

/** Locks one of the own part of the tree. */
export async function lockDutyRule(client: PoolClient, id: string): Promise<RuleState | null> {
  const { rows } = await client.query<RuleState>({
    name: 'duty-rule-lock',
    text: `select from_on, to_on from duty_rule where id = $1 and party_pos between party_lo() and party_hi() for update`,
    values: [id],
  });
  return rows[0] ?? null;
}

export async function markRuleEnded(
  client: PoolClient,
  id: string,
  on: string,
  reason: string,
): Promise<void> {
  await client.query({
    name: 'duty-rule-ended',
    text: 'update duty_rule set to_on = $2, ended_by = acting_name(), end_reason = $3 where id = $1',
    values: [id, on, reason],
  });
}

export interface RuledOrgRow extends QueryResultRow {
  name: string;
  pos: number;
  kind: string;
  functional: boolean;
  ended_on: string | null;
  outside_system: boolean;
}

/** The Party organisation of a rule, in the caller's own line. */
export async function findRuledOrg(client: PoolClient, id: string): Promise<RuledOrgRow | null> {
  const { rows } = await client.query<RuledOrgRow>({
    name: 'duty-rule-org',
    text: `select name, pos, kind, functional, ended_on, outside_system from party_org
      where id = $1 and pos between party_lo() and party_hi()`,
    values: [id],
  });
  return rows[0] ?? null;
}
