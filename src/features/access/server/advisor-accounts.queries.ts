import type { QueryResultRow } from 'pg';
import type { Statement } from '../../../platform/server/database/scoped.ts';

export interface AdvisorAccountRow extends QueryResultRow {
  id: string;
  displayName: string;
  signInName: string;
}

/**
 * Open accounts that hold the advisor's role: those with a part of a name, or those already chosen. A member's account tells that
 * the person is one: it is named to whoever sees the member, and where the person advises an organisation in sight.
 */
export function advisorAccounts(text: string, ids: readonly string[] | null, limit: number): Statement {
  return {
    text: `select a.id, a.display_name as "displayName", a.sign_in_name as "signInName" from account a
      cross join lateral (select exists (select from advisor_assignment t where t.account_id = a.id) as here) assigned
      where ($2::text[] is null or a.id::text = any ($2)) and strpos(a.display_name || ' ' || a.sign_in_name, $1) > 0
        and (a.member_id is null or assigned.here or exists (select from member m where m.id = a.member_id))
        and ($2::text[] is not null and assigned.here or a.active and exists (
          select from role_grant g where g.account_id = a.id and g.role = 'advisor' and g.revoked_at is null))
      order by a.display_name, a.sign_in_name limit $3`,
    values: [text, ids, limit],
  };
}
