import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ExportedKind } from '../exported.ts';
import type { PageBounds } from './changes.queries.ts';

/** As the record of looks names what was looked at. */
const ENTITIES: Readonly<Record<ExportedKind, string>> = {
  'social-orgs': 'social_org',
  'party-orgs': 'party_org',
  members: 'member',
  coverage: 'coverage',
};
const KINDS = new Map(Object.entries(ENTITIES).map(([kind, entity]) => [entity, kind as ExportedKind]));

interface ExportNote {
  readonly kind: ExportedKind;
  readonly purpose: string | null;
  readonly rows: number;
}

/** Writes down that so many records left the product. */
export async function noteExport(
  pool: Pool,
  acting: Acting,
  { kind, purpose, rows }: ExportNote,
): Promise<void> {
  await readScoped(pool, acting, {
    name: 'note-export',
    text: `insert into look_line (account_id, actor, entity, what, purpose, count)
      values (acting_account(), acting_name(), $1, 'export', $2, $3)`,
    values: [ENTITIES[kind], purpose, rows],
  });
}

export interface ExportRow extends ExportNote {
  readonly id: number;
  readonly at: Date;
}

/** What an account has exported, newest first. */
export async function listExportRows(
  pool: Pool,
  acting: Acting,
  { before, limit }: PageBounds,
): Promise<ExportRow[]> {
  const rows = await readScoped<Omit<ExportRow, 'kind'> & { readonly entity: string }>(pool, acting, {
    name: 'list-exports',
    text: `select id, at, entity, purpose, count as rows from look_line
      where what = 'export' and account_id = $1 and entity_id is null and entity = any ($2) and id < $3
      order by id desc limit $4`,
    values: [acting.accountId, [...KINDS.keys()], before, limit],
  });
  return rows.flatMap(({ entity, ...row }) => {
    const kind = KINDS.get(entity);
    return kind === undefined ? [] : [{ ...row, kind }];
  });
}
