import type { QueryResultRow } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { MemberStatus } from '../../codes/tables/member.ts';

interface Dated {
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
}

/** One of two members with all that hangs on it, as far as the caller sees it; numbers stay sealed. */
export interface MemberSideRow extends QueryResultRow {
  id: string;
  version: number;
  party_pos: number;
  record: Record<string, unknown> & {
    name: string;
    status: MemberStatus;
    managing_branch_id: string;
    created_by: string | null;
    created_at: string;
  };
  names: Record<string, string | null>;
  id_number_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  accounts: number;
  waiting: number;
  posts: (Dated & { branch: string | null; post: string })[];
  entrusted: (Dated & { org: string | null })[];
  periods: (Dated & { status: string; branch: string | null; unit: string | null })[];
}

const list = (fields: string, from: string, order: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${fields}) order by ${order}), '[]') from ${from})`;
const branchName = (column: string) => `(select b.name from party_org b where b.id = ${column})`;

/** The members with all that bears on a merge, in no order. */
export function memberSides(ids: readonly string[]): Statement {
  return {
    name: 'merge-member-sides',
    text: `select m.id, m.version, m.party_pos, m.id_number_sealed, m.phone_sealed,
      to_jsonb(m) - '{id_number_sealed,id_number_hash,id_number_hash_old,phone_sealed}'::text[] as record,
      jsonb_build_object('managingBranchId', ${branchName('m.managing_branch_id')},
        'membershipBranchId', ${branchName('m.membership_branch_id')},
        'workUnitId', (select o.name from social_org o where o.id = m.work_unit_id)) as names,
      (select count(*)::int from account a where a.member_id = m.id and a.active) as accounts,
      (select count(*)::int from correction_request c where c.member_id = m.id and c.state = 'waiting') as waiting,
      ${list(
        `'branch', b.name, 'post', t.post, 'fromOn', t.from_on, 'toOn', nullif(t.to_on, 'infinity')`,
        'party_post t left join party_org b on b.id = t.party_org_id where t.member_id = m.id',
        't.from_on desc, t.id',
      )} as posts,
      ${list(
        `'org', o.name, 'fromOn', lower(t.valid), 'toOn', upper(t.valid)`,
        'advisor_assignment t left join social_org o on o.id = t.social_org_id where t.member_id = m.id',
        'lower(t.valid) desc, t.id',
      )} as entrusted,
      ${list(
        `'status', t.status, 'branch', ${branchName('t.managing_branch_id')}, 'unit', (select o.name from social_org o where o.id = t.work_unit_id),
        'fromOn', lower(t.valid), 'toOn', upper(t.valid)`,
        'member_period t where t.member_id = m.id and t.superseded_at is null',
        'lower(t.valid) desc',
      )} as periods
      from member m where m.id = any ($1::uuid[])`,
    values: [ids],
  };
}

/** Locks the two, in the order of ids: of two merges at once the second waits, and finds one gone. */
export function lockMembers(ids: readonly string[]): Statement {
  return {
    name: 'merge-lock-members',
    text: 'select id from member where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  };
}

/** Everything of the loser becomes the keeper's, and the loser is gone. */
export function mergeTwoMembers(keeperId: string, loserId: string, formerKey: string | null): Statement {
  return {
    name: 'merge-members',
    text: 'select merge_members($1, $2, $3)',
    values: [keeperId, loserId, formerKey],
  };
}

/** The keeper as it stands after the merge. */
export function versionOfMember(id: string): Statement {
  return { name: 'merge-member-version', text: 'select version from member where id = $1', values: [id] };
}
