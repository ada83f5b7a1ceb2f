import type { Pool } from 'pg';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ChangedEntity } from '../change-line.ts';
import type { AuditLineView, ChangeLineView } from '../changes.contract.ts';
import { camelKeys } from './camel-keys.ts';
import {
  type AuditFilter,
  type ChangeRow,
  listAuditRows,
  listChangeRows,
  type PageBounds,
} from './changes.queries.ts';

const TABLES: Readonly<Record<ChangedEntity, string>> = {
  socialOrg: 'social_org',
  partyOrg: 'party_org',
  member: 'member',
};

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page of what happened to a record, newest first; nothing of a record outside the caller's bounds. */
export async function listChanges(
  pool: Pool,
  acting: Acting,
  { entity, entityId, ...page }: Page & { readonly entity: ChangedEntity; readonly entityId: string },
) {
  const rows = await listChangeRows(pool, acting, { table: TABLES[entity], id: entityId }, boundsOf(page));
  return pageOf(
    rows,
    page,
    (row): ChangeLineView => ({
      ...lineOf(row),
      changeOn: row.changeOn,
      reason: row.reason,
      importId: row.importId,
    }),
  );
}

/** One page of what was done to accounts and by commands, newest first. */
export async function listAuditLines(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: Page & AuditFilter,
) {
  const page = { after, size };
  const rows = await listAuditRows(pool, acting, filter, boundsOf(page));
  return pageOf(
    rows,
    page,
    (row): AuditLineView => ({
      ...lineOf(row),
      entity: row.entity,
      entityId: row.entityId,
      about: row.about,
    }),
  );
}

function lineOf({
  id,
  at,
  actor,
  action,
  changes,
}: Pick<ChangeRow, 'id' | 'at' | 'actor' | 'action' | 'changes'>) {
  return {
    id: String(id),
    at: at.toISOString(),
    actor,
    action,
    changes: camelKeys(changes) as ChangeLineView['changes'],
  };
}

/** The cursor is the last line shown; one more than the page is fetched to know whether there is another. */
function boundsOf({ after, size }: Page): PageBounds {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  return { before, limit: size + 1 };
}

function pageOf<Row extends { readonly id: number }, View>(
  found: readonly Row[],
  { size }: Page,
  view: (row: Row) => View,
) {
  const rows = found.slice(0, size);
  return { rows: rows.map(view), next: found.length > size ? String(rows.at(-1)?.id) : null };
}
