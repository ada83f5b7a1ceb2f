import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { columnLetter } from '../../../platform/server/sheets/sheet.ts';
import { noCounts, type OutcomeCounts } from '../import.ts';
import type { ImportColumnView, ImportRow, ImportRunView } from '../imports.contract.ts';
import { missingFields, questionsOf } from '../mapping.rules.ts';
import { sheetOf, type StoredColumn } from './run-layout.ts';
import { findRun, listRuns, type RunListRow, type RunRow } from './runs.queries.ts';

interface RunQuery {
  readonly unfinished?: 'yes' | undefined;
  readonly whose?: 'others' | undefined;
  readonly after?: string | undefined;
  readonly size: number;
}

/** A run of the caller's own, or one stored within the caller's bounds, as the import page shows it. */
export async function readImport(pool: Pool, acting: Acting, id: string): Promise<ImportRunView | Refusal> {
  const run = await findRun(pool, acting, id);
  return run === null ? NOT_FOUND : viewOf(run);
}

/** The caller's own runs, or those of others, newest first. */
export async function listImports(pool: Pool, acting: Acting, { unfinished, whose, after, size }: RunQuery) {
  const rows = await listRuns(pool, acting, {
    unfinished: unfinished === 'yes',
    others: whose === 'others',
    after: uuidOrNull(after),
    limit: size + 1,
  });
  const page = rows.slice(0, size);
  return { rows: page.map(rowOf), next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}

/** A cursor that was not written here begins the list anew. */
function uuidOrNull(text: string | undefined): string | null {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;
}

function rowOf({ id, kind, fileName, state, counts, createdAt, finishedAt, madeBy }: RunListRow): ImportRow {
  return {
    id,
    kind,
    fileName,
    state,
    counts: countsOf(counts),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    madeBy,
  };
}

/** A run that was never checked has none. */
function countsOf(counts: Partial<OutcomeCounts>): OutcomeCounts | null {
  return Object.keys(counts).length === 0 ? null : { ...noCounts(), ...counts };
}

function viewOf(run: RunRow): ImportRunView {
  const { kind, layout, sheet, ledgerOn, doneRows, totalRows, proposals, failure, hasMarkedFile } = run;
  const columns = sheetOf(layout, sheet)?.columns ?? [];
  return {
    ...rowOf(run),
    sizeBytes: run.sizeBytes,
    keptUntilOn: todayIn(OFFICE_TIME_ZONE, run.expiresAt),
    fileErased: layout.sheets === undefined,
    sheets: (layout.sheets ?? []).map(({ index, name, rows, hiddenRows, headerRows }) => ({
      index,
      name,
      rows,
      hiddenRows,
      headerRows: [...headerRows],
    })),
    skippedSheets: layout.skippedSheets.map(({ name, why }) => ({ name, why })),
    sheet,
    columns: columns.map(columnView),
    settings: { ledgerOn, ...layout.settings },
    questions: questionsOf(kind, columns),
    missingFields: missingFields(kind, columns),
    progress: { done: doneRows, total: totalRows },
    proposals: proposals.map(({ title, name }) => ({ title, name })),
    failure,
    // The file itself is for whoever sent it.
    hasMarkedFile: hasMarkedFile && run.own,
    own: run.own,
    takenBack: takenBackOf(run),
  };
}

function takenBackOf({ takenBackAt, takenBackBy, takeBack }: RunRow): ImportRunView['takenBack'] {
  if (takenBackAt === null || takeBack === null) return null;
  const { reason, withdrawn = 0, setBack = 0, kept = 0 } = takeBack;
  return { at: takenBackAt.toISOString(), by: takenBackBy ?? '', reason, withdrawn, setBack, kept };
}

export function columnView({ index, path, field, year, source, samples }: StoredColumn): ImportColumnView {
  return {
    index,
    letter: columnLetter(index),
    path,
    field,
    year: year ?? null,
    source,
    samples: [...samples],
  };
}
