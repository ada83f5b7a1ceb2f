import type { Pool, PoolClient } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { MemberStatus } from '../../codes/tables/member.ts';
import { ACCOUNT, type AccountRow } from './accounts.queries.ts';

export interface MemberHead {
  readonly name: string;
  readonly status: MemberStatus;
  readonly branchId: string;
  /** Whether the branch lies within the caller's bounds: a member may also be seen by where the 组织关系 is. */
  readonly branchInScope: boolean;
}

/** A member within the caller's bounds. */
export async function findMemberHead(
  pool: Pool,
  acting: Acting,
  memberId: string,
): Promise<MemberHead | null> {
  const [row] = await readScoped<MemberHead>(pool, acting, {
    text: `select m.name, m.status, m.managing_branch_id as "branchId", exists (
        select from party_org p where p.id = m.managing_branch_id) as "branchInScope"
      from member m where m.id = $1`,
    values: [memberId],
  });
  return row ?? null;
}

export async function findAccountOfMember(
  pool: Pool,
  acting: Acting,
  memberId: string,
): Promise<AccountRow | null> {
  const [row] = await readScoped<AccountRow>(pool, acting, {
    text: `select ${ACCOUNT} from account a where a.member_id = $1 order by a.created_at desc limit 1`,
    values: [memberId],
  });
  return row ?? null;
}

/** The sign-in name of the account that a member has already. Holds off another account for the same person. */
export async function lockMemberSignIn(client: PoolClient, memberId: string): Promise<string | null> {
  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`account of ${memberId}`]);
  const { rows } = await client.query<{ name: string }>(
    'select sign_in_name as name from account where member_id = $1 limit 1',
    [memberId],
  );
  return rows[0]?.name ?? null;
}
