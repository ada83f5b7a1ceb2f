import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface OrgShareRow extends QueryResultRow {
  /** Null: a row that says only that the organisation is in sight. */
  held_on: string | null;
  /** Null where it is out of the caller's sight. */
  meeting_id: string | null;
  party_org_id: string | null;
  party_org_name: string | null;
  way: string;
  kinds: string[];
  expected: number;
  present: number;
}

/** What covered an organisation held from a day to a day, newest first; no row at all where the organisation is out of sight. */
export function orgShares(socialOrgId: string, from: string, to: string): Statement {
  return {
    name: 'org-meeting-shares',
    text: `select s.held_on, m.id as meeting_id, p.id as party_org_id, p.name as party_org_name, s.way, s.kinds, s.expected, s.present
      from social_org o left join lateral meeting_shares(o.id, $2::date, $3::date) s on true
        left join meeting m on m.id = s.meeting_id left join party_org p on p.id = s.party_org_id
      where o.id = $1 order by s.held_on desc, s.meeting_id desc`,
    values: [socialOrgId, from, to],
  };
}
