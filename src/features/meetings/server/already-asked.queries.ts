import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { OtherKind, OtherRule } from '../already-asked.rules.ts';
import type { RuledOrgRow } from './duty-rules.queries.ts';

const MOST_FOUND = 500;
const ORG = 'p.name, p.pos, p.kind, p.functional, p.ended_on, p.outside_system';

export interface RulesFound extends RuledOrgRow {
  others: OtherRule[];
}

/**
 * A Party organisation in the caller's own line, with the rules for a kind on its line of the tree that count on a day or later: the
 * nearest above first, then the own, then those below. No row: it is not in sight.
 */
export function rulesInLine(partyOrgId: string, kind: string, on: string): Statement {
  return {
    name: 'already-asked-rules',
    text: `select ${ORG}, (select coalesce(jsonb_agg(jsonb_build_object('standing', f.standing, 'reach', f.reach, 'per', f.per,
        'least', f.least, 'fromOn', f.from_on, 'partyOrgName', f.name) order by f.standing, f.party_pos desc, f.from_on, f.id), '[]')
      from (select d.id, d.reach, d.per, d.least, d.from_on, d.party_pos, o.name, case when d.party_org_id = p.id then 'same'
            when d.party_pos between c.pos and c.pos_end then 'below' else 'above' end as standing
          from duty_rule d join party_org_code r on r.pos = d.party_pos left join party_org o on o.id = d.party_org_id
          where d.kind = $2 and (d.to_on is null or d.to_on > $3::date)
            and (d.party_pos between c.pos and c.pos_end or d.reach = 'below' and c.pos between r.pos and r.pos_end)
          order by d.party_pos desc limit ${MOST_FOUND}) f) as others
      from party_org p join party_org_code c on c.pos = p.pos where p.id = $1::uuid and p.pos between party_lo() and party_hi()`,
    values: [partyOrgId, kind, on],
  };
}

export interface KindsFound extends QueryResultRow {
  others: OtherKind[];
}

/** The kinds that offices on the line of a Party organisation have set up and not ended, each as often as it is asked for at most. */
export function kindsInLine(partyOrgId: string): Statement {
  return {
    name: 'already-asked-kinds',
    text: `select (select coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'partyOrgName', o.name,
          'asked', (select jsonb_build_object('per', d.per, 'least', d.least) from duty_rule d where d.kind = k.code and d.to_on is null
            order by d.least * case d.per when 'month' then 12 when 'quarter' then 4 else 1 end desc limit 1)) order by k.code), '[]')
        from meeting_kind k join party_org_code r on r.pos = k.party_pos left join party_org o on o.id = k.party_org_id
        where k.party_org_id is not null and k.to_on is null
          and (c.pos between r.pos and r.pos_end or r.pos between c.pos and c.pos_end)) as others
      from party_org p join party_org_code c on c.pos = p.pos where p.id = $1::uuid and p.pos between party_lo() and party_hi()`,
    values: [partyOrgId],
  };
}
