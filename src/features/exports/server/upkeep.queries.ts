import type { Pool } from 'pg';
import type { ExportJob } from './export-parts.ts';

/** Requests whose time is over and whose bytes are not known to be gone. */
export async function listLapsedRequests(owner: Pool, limit: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>('select export_requests_lapsed($1) as id', [limit]);
  return rows.map(({ id }) => id);
}

export async function markRequestErased(owner: Pool, id: string): Promise<void> {
  await owner.query('select export_request_erased($1)', [id]);
}

/** Requests that were being made when the server ended. */
export async function listCutOffRequests(owner: Pool): Promise<ExportJob[]> {
  const { rows } = await owner.query<ExportJob>(
    'select id as "requestId", grant_id as "grantId" from export_requests_cut_off()',
  );
  return rows;
}
