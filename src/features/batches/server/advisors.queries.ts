import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { StandingAssignment } from '../batch.rules.ts';

export interface AdvisedOrg extends QueryResultRow {
  id: string;
  name: string;
  endedOn: string | null;
  assignments: StandingAssignment[];
}

/** Organisations with their assignments of a kind, locked in the order of ids. */
export function advisedOrgs(ids: readonly string[], kind: string): Statement {
  return {
    name: 'batch-advised-orgs',
    text: `select o.id, o.name, o.ended_on as "endedOn",
        (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'personName', a.person_name,
            'fromOn', lower(a.valid), 'toOn', upper(a.valid)) order by lower(a.valid), a.id), '[]')
          from advisor_assignment a where a.social_org_id = o.id and a.kind = $2) as assignments
      from social_org o where o.id = any ($1::uuid[]) order by o.id for update of o`,
    values: [ids, kind],
  };
}
