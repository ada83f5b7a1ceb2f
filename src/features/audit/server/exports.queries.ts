import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { type ReleasedKind, type TakenKind, takenKinds } from '../exported.ts';
import type { PageBounds } from './changes.queries.ts';

/** As the record of looks names what was looked at. */
const ENTITIES: Readonly<Record<ReleasedKind, string>> = {
  'social-orgs': 'social_org',
  'party-orgs': 'party_org',
  members: 'member',
  coverage: 'coverage',
  leadership: 'party_post',
  advisors: 'advisor_assignment',
  contacts: 'contact',
  'audit-lines': 'audit',
  structure: 'structure',
  claims: 'claim',
  gaps: 'gap',
  consultations: 'consultation',
  meetings: 'meeting',
  'meeting-papers': 'meeting',
};
const KINDS = new Map(takenKinds.map((kind) => [ENTITIES[kind], kind]));

interface ExportNote {
  readonly kind: TakenKind;
  readonly purpose: string | null;
  readonly rows: number;
}

interface ExportToNote extends Omit<ExportNote, 'kind'> {
  readonly kind: ReleasedKind;
  readonly persons: boolean;
  readonly requestId?: string | undefined;
}

/** What the door answers: the line's number and instant, both null when it stays shut. */
interface Noted {
  readonly id: number | null;
  readonly at: Date | null;
  readonly limit: number;
}

/**
 * Writes down that so many records leave the product, unless they are persons above the limit without an approved request of the
 * caller's. The local operator on the command line has the whole database in hand and is only put on record.
 */
export async function noteExport(
  pool: Pool,
  acting: Acting,
  { kind, purpose, rows, persons, requestId }: ExportToNote,
): Promise<Noted> {
  const [noted] = await readScoped<Noted>(pool, acting, {
    name: 'note-export',
    text: `with noted as (
        insert into look_line (account_id, actor, entity, what, purpose, count)
        select acting_account(), acting_name(), $1, 'export', $2, $3::int from installation
        where not $4 or $3::int <= export_approval_rows or acting_account() is null
          or exists (select from export_request r where r.id = $5::uuid and r.account_id = acting_account() and r.kind = $6
            and r.state = 'making' and r.needs_approval)
        returning id, at)
      select n.id, n.at, i.export_approval_rows as "limit" from installation i left join noted n on true`,
    values: [ENTITIES[kind], purpose, rows, persons, requestId ?? null, kind],
  });
  if (noted === undefined) throw new Error('there is no installation');
  return noted;
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
