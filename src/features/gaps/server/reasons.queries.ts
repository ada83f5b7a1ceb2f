import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface StandingReason extends QueryResultRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** By any Party organisation, whatever a 口径 makes of it. */
  readonly covered: boolean;
  readonly code: string | null;
  readonly note: string | null;
  /** Null without a reason. */
  readonly fromOn: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date | null;
}

/** Organisations in sight with the reason that stands, held until the transaction ends; in order of id, so that two never wait for each other crosswise. */
export function lockReasons(ids: readonly string[], today: string): Statement {
  return {
    name: 'lock-reasons',
    text: `with locked as (
        select id, name, version, no_party_reason, no_party_reason_note from social_org where id = any ($1::uuid[]) order by id for update)
      select l.id, l.name, l.version, coalesce(s.signature & 480 <> 0, false) as covered, l.no_party_reason as code,
        l.no_party_reason_note as note, lower(r.valid)::text as "fromOn", r.recorded_by as "recordedBy", r.recorded_at as "recordedAt"
      from locked l
      left join no_party_reason r on r.social_org_id = l.id and upper_inf(r.valid)
      left join coverage_span s on s.social_org_id = l.id and s.known_to = 'infinity' and s.from_on <= $2::date and s.to_on > $2::date`,
    values: [ids, today],
  };
}
