import type { Pool } from 'pg';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportLine } from '../exports.contract.ts';
import { listExportRows } from './exports.queries.ts';
import { boundsOf, type Page, pageOf } from './line-page.ts';

/** One page of what the caller has exported, newest first. */
export async function listExports(pool: Pool, acting: Acting, page: Page) {
  const found = await listExportRows(pool, acting, boundsOf(page));
  return pageOf(
    found,
    page,
    ({ id, at, ...line }): ExportLine => ({ id: String(id), at: at.toISOString(), ...line }),
  );
}
