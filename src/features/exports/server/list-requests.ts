import type { Pool } from 'pg';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportRequestView } from '../export-requests.contract.ts';
import type { RequestPage, RequestRow } from './requests.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One page of requests, newest first; the cursor is the last one shown. */
export async function pageOfRequests(
  list: (pool: Pool, acting: Acting, page: RequestPage) => Promise<RequestRow[]>,
  pool: Pool,
  acting: Acting,
  { after, size }: Page,
): Promise<{ rows: ExportRequestView[]; next: string | null }> {
  const before = after !== undefined && UUID.test(after) ? after : null;
  const found = await list(pool, acting, { before, limit: size + 1 });
  const rows = found.slice(0, size);
  return { rows: rows.map(viewOf), next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

export function viewOf({
  decidedAt,
  requestedAt,
  expiresAt,
  fetchedAt,
  ...row
}: RequestRow): ExportRequestView {
  return {
    ...row,
    decidedAt: decidedAt?.toISOString() ?? null,
    requestedAt: requestedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    fetchedAt: fetchedAt?.toISOString() ?? null,
  };
}
