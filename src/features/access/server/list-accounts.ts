import type { Pool } from 'pg';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { AccountView } from '../accounts.contract.ts';
import { type AccountRow, type AccountState, findAccountRow, listAccountRows } from './accounts.queries.ts';
import { readingNames } from './directory-scope.ts';
import { grantViewOf } from './grant-view.ts';
import { findAccountOfMember, findMemberHead } from './member-accounts.queries.ts';

interface AccountListQuery {
  readonly q?: string | undefined;
  readonly state?: AccountState | undefined;
  readonly role?: string | undefined;
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of accounts by sign-in name; the cursor is the last name shown. */
export async function listAccounts(pool: Pool, acting: Acting, query: AccountListQuery) {
  const { q, state, role, after = '', size } = query;
  const found = await listAccountRows(pool, readingNames(acting), {
    q: q?.trim() || null,
    state: state ?? null,
    role: role ?? null,
    after,
    limit: size + 1,
  });
  const rows = found.slice(0, size);
  return {
    rows: rows.map(accountViewOf),
    next: found.length > size ? (rows.at(-1)?.signInName ?? null) : null,
  };
}

export async function findAccount(pool: Pool, acting: Acting, id: string): Promise<AccountView | null> {
  const row = await findAccountRow(pool, readingNames(acting), id);
  return row === null ? null : accountViewOf(row);
}

/**
 * The account of a member whom the caller keeps, or null; whether a stranger has one is not told. What its rights are bounded by
 * is named as far as the caller sees it.
 */
export async function findMemberAccount(
  pool: Pool,
  acting: Acting,
  memberId: string,
): Promise<AccountView | null> {
  const member = await findMemberHead(pool, acting, memberId);
  if (member === null || !member.branchInScope) return null;
  const row = await findAccountOfMember(pool, acting, memberId);
  if (row === null) return null;
  const grants = row.grants.map((grant) => (grant.scopeName === null ? { ...grant, scopeId: null } : grant));
  return accountViewOf({ ...row, grants });
}

function accountViewOf({ lastSignInAt, createdAt, grants, ...rest }: AccountRow): AccountView {
  return {
    ...rest,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    grants: grants.map(grantViewOf),
  };
}
