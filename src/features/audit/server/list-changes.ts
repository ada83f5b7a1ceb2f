import type { Pool } from 'pg';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ChangedEntity } from '../change-line.ts';
import type { AuditLineView, ChangeLineView } from '../changes.contract.ts';
import { camelKeys } from './camel-keys.ts';
import { type AuditFilter, type ChangeRow, listAuditRows, listChangeRows } from './changes.queries.ts';
import { boundsOf, type Page, pageOf } from './line-page.ts';

const TABLES: Readonly<Record<ChangedEntity, string>> = {
  socialOrg: 'social_org',
  partyOrg: 'party_org',
  member: 'member',
  meeting: 'meeting',
};

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
      changes: withoutPersonIds(lineOf(row).changes),
      changeOn: row.changeOn,
      reason: row.reason,
      importId: row.importId,
    }),
  );
}

/** Facts are logged as whole rows: the ids of the persons in them stay out, the names under which they were entered say enough. */
function withoutPersonIds(changes: ChangeLineView['changes']): ChangeLineView['changes'] {
  return Object.fromEntries(
    Object.entries(changes).map(([field, [before, after]]) => [field, [namesOnly(before), namesOnly(after)]]),
  );
}

function namesOnly(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'memberId' && key !== 'accountId'));
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
