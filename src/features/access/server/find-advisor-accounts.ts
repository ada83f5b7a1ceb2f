import type { Pool, PoolClient } from 'pg';
import type { z } from 'zod';
import type { treeAnswer, treeQuery } from '../../../platform/contract/tree.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type AdvisorAccountRow, advisorAccounts } from './advisor-accounts.queries.ts';

const MOST_FOUND = 50;

/** Whether somebody may be entrusted with an organisation under the client's bounds: an advisor whom the caller may know of. */
export async function isAdvisorInSight(client: PoolClient, accountId: string): Promise<boolean> {
  const { text, values = [] } = advisorAccounts('', [accountId], 1);
  const { rowCount } = await client.query(text, [...values]);
  return rowCount === 1;
}

/** Accounts of advisors for a picker; they have no tree. */
export async function findAdvisorAccounts(
  pool: Pool,
  acting: Acting,
  { q = '', id, parent }: z.output<typeof treeQuery>,
): Promise<z.output<typeof treeAnswer>> {
  if (parent !== undefined) return { nodes: [] };
  const ids = id === undefined ? null : [id].flat();
  const rows = await readScoped<AdvisorAccountRow>(pool, acting, advisorAccounts(q.trim(), ids, MOST_FOUND));
  return {
    nodes: rows.map((row) => ({
      id: row.id,
      name: row.displayName,
      within: row.signInName,
      hasChildren: false,
    })),
  };
}
