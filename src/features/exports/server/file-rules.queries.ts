import type { Pool, PoolClient } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';

export interface FileRules {
  readonly approvalRows: number;
  readonly uploadDays: number;
}

const RULES =
  'select export_approval_rows as "approvalRows", upload_days as "uploadDays", root_party_org_id as "rootId" from installation';
type RulesRow = FileRules & { readonly rootId: string | null };

export async function findFileRules(pool: Pool, acting: Acting): Promise<RulesRow> {
  const [row] = await readScoped<RulesRow>(pool, acting, { name: 'read-file-rules', text: RULES });
  return orThrow(row);
}

export async function lockFileRules(client: PoolClient): Promise<RulesRow> {
  return orThrow((await client.query<RulesRow>(`${RULES} for update`)).rows[0]);
}

export async function saveFileRules(
  client: PoolClient,
  { approvalRows, uploadDays }: FileRules,
): Promise<void> {
  await client.query('update installation set export_approval_rows = $1, upload_days = $2', [
    approvalRows,
    uploadDays,
  ]);
}

function orThrow(row: RulesRow | undefined): RulesRow {
  if (row === undefined) throw new Error('there is no installation');
  return row;
}
