import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { AuditKind } from '../audit-line.ts';
import type { AuditSearch } from '../audit-search.contract.ts';

export interface FoundLineRow {
  readonly source: 'change' | 'look';
  readonly id: number;
  readonly at: Date;
  /** Microseconds since 1970: a page ends between two lines of one millisecond. */
  readonly atMicros: number;
  readonly kind: AuditKind;
  readonly actor: string | null;
  readonly entity: string;
  readonly entityId: string | null;
  readonly action: string;
  readonly about: string | null;
  readonly changes: Readonly<Record<string, [unknown, unknown]>> | null;
  readonly fields: string[] | null;
  readonly purpose: string | null;
  readonly count: number | null;
}

/** Behind which line a page begins; at one instant changes come before looks, late ones before early ones. */
export interface SearchCursor {
  readonly atMicros: number;
  readonly changesBelow: number;
  readonly looksBelow: number;
}

/** Lines that an auditor's search finds, newest first. The database answers auditors alone. */
export function searchLines(
  pool: Pool,
  acting: Acting,
  { q, kind, record, accountId, from, to }: AuditSearch,
  cursor: SearchCursor | null,
  limit: number,
): Promise<FoundLineRow[]> {
  const most = Number.MAX_SAFE_INTEGER;
  return readScoped<FoundLineRow>(pool, acting, {
    text: `select s.source, s.id, s.at, (extract(epoch from s.at) * 1000000)::int8 as "atMicros", s.kind, s.actor, s.entity,
        s.entity_id as "entityId", s.action, s.changes, s.fields, s.purpose, s.count,
        a.display_name || '（' || a.sign_in_name || '）' as about
      from audit_search($1, $2, $3, null, $4, null, $5::date::timestamp at time zone $7, ($6::date + 1)::timestamp at time zone $7,
        coalesce('epoch'::timestamptz + $8::int8 * interval '1 microsecond', 'infinity'), $9, $10, $11) s
        left join account a on s.entity = 'account' and a.id = s.entity_id
      order by s.at desc, s.source, s.id desc`,
    values: [
      kind ?? null,
      q?.trim() || null,
      accountId ?? null,
      record ?? null,
      from ?? null,
      to ?? null,
      OFFICE_TIME_ZONE,
      cursor?.atMicros ?? null,
      cursor?.changesBelow ?? most,
      cursor?.looksBelow ?? most,
      limit,
    ],
  });
}
