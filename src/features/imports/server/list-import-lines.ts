import type { Pool } from 'pg';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { Outcome } from '../import.ts';
import type { ImportLineView } from '../imports.contract.ts';
import { listLines } from './attempt.queries.ts';
import { findRun } from './runs.queries.ts';

export interface LineQuery {
  readonly outcome?: Outcome | undefined;
  readonly noted?: 'yes' | undefined;
  readonly after?: string | undefined;
  readonly size: number;
}

/** What the check found, row by row in the file's order. */
export async function listImportLines(
  pool: Pool,
  acting: Acting,
  id: string,
  { outcome, noted, after, size }: LineQuery,
): Promise<{ rows: ImportLineView[]; next: string | null } | Refusal> {
  const run = await findRun(pool, acting, id);
  if (run === null) return NOT_FOUND;
  const afterRow = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0;
  const filter = { outcome: outcome ?? null, noted: noted === 'yes', afterRow, limit: size + 1 };
  const rows = await listLines(pool, acting, id, filter);
  const page = rows.slice(0, size);
  return { rows: page, next: rows.length > size ? String(page.at(-1)?.row ?? '') : null };
}
