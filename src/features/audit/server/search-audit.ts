import type { Pool } from 'pg';
import { minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import { auditEntityNames, auditKindNames } from '../audit-line.ts';
import { auditActionName, searchDetail } from '../audit-detail.ts';
import type { AuditSearch, AuditSearchLine } from '../audit-search.contract.ts';
import { camelKeys } from './camel-keys.ts';
import type { Page } from './line-page.ts';
import { type ReleasedSheet, releaseExport } from './release-export.ts';
import { type FoundLineRow, type SearchCursor, searchLines } from './search.queries.ts';

const EXPORT_PAGE = 2_000;

/** One page of an auditor's search, newest first. */
export async function searchAudit(
  pool: Pool,
  acting: Acting,
  { after, size, ...filters }: Page & AuditSearch,
): Promise<{ rows: AuditSearchLine[]; next: string | null }> {
  const found = await searchLines(pool, acting, filters, readCursor(after), size + 1);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows: rows.map(viewOf), next: found.length > size && last !== undefined ? cursorOf(last) : null };
}

interface Column extends ExportColumn {
  readonly value: (line: AuditSearchLine) => ExportValue;
}

const COLUMNS: readonly Column[] = [
  { title: '时间', kind: 'text', width: 18, value: ({ at }) => minuteIn(OFFICE_TIME_ZONE, new Date(at)) },
  { title: '类别', kind: 'text', width: 12, value: ({ kind }) => auditKindNames[kind] },
  { title: '操作人', kind: 'text', width: 16, value: ({ actor }) => actor },
  { title: '操作', kind: 'text', width: 18, value: auditActionName },
  { title: '对象', kind: 'text', width: 12, value: ({ entity }) => auditEntityNames[entity] ?? entity },
  { title: '对象编号', kind: 'text', width: 38, value: ({ entityId }) => entityId },
  { title: '账号', kind: 'text', width: 24, value: ({ about }) => about },
  { title: '内容', kind: 'text', width: 50, value: searchDetail },
];

/** Everything that a search finds, as a file; that it was taken out is on record. */
export async function exportAudit(
  pool: Pool,
  acting: Acting,
  filters: AuditSearch,
): Promise<ReleasedSheet | Refusal> {
  let rows = 0;
  for await (const page of pagesOf(pool, acting, filters)) rows += page.length;
  return releaseExport(
    pool,
    acting,
    { kind: 'audit-lines', purpose: null, rows },
    {
      name: '审计记录',
      title: '审计记录',
      columns: COLUMNS,
      rows: exportRows(pool, acting, filters),
    },
  );
}

async function* exportRows(pool: Pool, acting: Acting, filters: AuditSearch): AsyncGenerator<ExportValue[]> {
  for await (const page of pagesOf(pool, acting, filters))
    for (const row of page) yield COLUMNS.map(({ value }) => value(viewOf(row)));
}

async function* pagesOf(pool: Pool, acting: Acting, filters: AuditSearch): AsyncGenerator<FoundLineRow[]> {
  let cursor: SearchCursor | null = null;
  for (;;) {
    const page: FoundLineRow[] = await searchLines(pool, acting, filters, cursor, EXPORT_PAGE);
    yield page;
    const last = page.at(-1);
    if (page.length < EXPORT_PAGE || last === undefined) return;
    cursor = readCursor(cursorOf(last));
  }
}

function viewOf({ source, id, at, atMicros: _, changes, ...row }: FoundLineRow): AuditSearchLine {
  return {
    ...row,
    id: `${source}-${id}`,
    at: at.toISOString(),
    changes: camelKeys(changes) as AuditSearchLine['changes'],
  };
}

function cursorOf({ atMicros, source, id }: FoundLineRow): string {
  return `${atMicros}.${source}.${id}`;
}

/** What is no cursor of ours begins at the first page. */
function readCursor(text: string | undefined): SearchCursor | null {
  const parts = /^(\d{1,16})\.(change|look)\.(\d{1,15})$/.exec(text ?? '');
  if (parts === null) return null;
  const [atMicros, id] = [Number(parts[1]), Number(parts[3])];
  if (!Number.isSafeInteger(atMicros)) return null;
  return parts[2] === 'change'
    ? { atMicros, changesBelow: id, looksBelow: Number.MAX_SAFE_INTEGER }
    : { atMicros, changesBelow: 0, looksBelow: id };
}
