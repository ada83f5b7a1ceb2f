import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';

export interface ChangeRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly changes: Readonly<Record<string, [unknown, unknown]>>;
  readonly changeOn: string | null;
  readonly reason: string | null;
  readonly importId: string | null;
}

export interface PageBounds {
  /** Lines below this one: newest first. */
  readonly before: number;
  readonly limit: number;
}

/** Change lines of one record within the caller's bounds, and of those that were merged in it. */
export function listChangeRows(
  pool: Pool,
  acting: Acting,
  { table, id }: { readonly table: string; readonly id: string },
  { before, limit }: PageBounds,
): Promise<ChangeRow[]> {
  return readScoped<ChangeRow>(pool, acting, {
    name: 'list-changes',
    text: `select id, at, actor, action, changes, change_on as "changeOn", reason, import_id as "importId" from change_line
      where entity = $1 and entity_id = any (array(
          select coalesce((select g.keeper_id from merged_record g where g.id = $2), $2)
          union all select m.id from merged_record m where m.keeper_id = coalesce((select g.keeper_id from merged_record g where g.id = $2), $2)))
        and id < $3 order by id desc limit $4`,
    values: [table, id, before, limit],
  });
}

export interface AuditRow extends Omit<ChangeRow, 'changeOn' | 'reason' | 'importId'> {
  readonly entity: string;
  readonly entityId: string;
  readonly about: string | null;
}

export interface AuditFilter {
  readonly q: string | null;
  readonly action: string | null;
  readonly accountId: string | null;
}

/** What was done to accounts and by commands; these lines belong to no place and no node. */
export function listAuditRows(
  pool: Pool,
  acting: Acting,
  { q, action, accountId }: AuditFilter,
  { before, limit }: PageBounds,
): Promise<AuditRow[]> {
  return readScoped<AuditRow>(pool, acting, {
    text: `select l.id, l.at, l.actor, l.action, l.changes, l.entity, l.entity_id as "entityId",
        a.display_name || '（' || a.sign_in_name || '）' as about
      from change_line l left join account a on l.entity = 'account' and a.id = l.entity_id
      where l.entity in ('account', 'command', 'installation') and l.id < $1 and ($2::text is null or l.action = $2)
        and ($3::uuid is null or l.entity_id = $3 or l.account_id = $3)
        and ($4::text is null or strpos(concat_ws(' ', l.actor, a.display_name, a.sign_in_name), $4) > 0)
      order by l.id desc limit $5`,
    values: [before, action, accountId, q, limit],
  });
}
