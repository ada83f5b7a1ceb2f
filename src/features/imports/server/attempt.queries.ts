import type { ClientBase } from 'pg';
import type { Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { Outcome, OutcomeCounts, RunState } from '../import.ts';
import type { Proposal } from './import-context.ts';

/** One sending of a run to the background. Its statements do nothing once the run was stopped or sent again. */
export interface Attempt {
  readonly importId: string;
  readonly attempt: number;
}

const STANDS = `id = $1 and attempt = $2 and state in ('checking', 'storing', 'taking_back')`;

/** @returns false when the attempt was stopped */
export async function noteProgress(
  client: ClientBase,
  { importId, attempt }: Attempt,
  done: number,
  total: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set done_rows = $3, total_rows = $4 where ${STANDS}`,
    [importId, attempt, done, total],
  );
  return rowCount === 1;
}

export interface CheckResult {
  readonly counts: OutcomeCounts;
  readonly digest: Buffer;
  readonly proposals: readonly Proposal[];
  readonly hasMarkedFile: boolean;
}

/** @returns false when the attempt was stopped */
export async function finishCheck(
  client: ClientBase,
  { importId, attempt }: Attempt,
  result: CheckResult,
): Promise<boolean> {
  const { counts, digest, proposals, hasMarkedFile } = result;
  const { rowCount } = await client.query(
    `update import_run set state = 'checked', counts = $3::jsonb, outcome_digest = $4, proposals = $5::jsonb, has_marked_file = $6,
       done_rows = coalesce(total_rows, 0), failure = null where ${STANDS}`,
    [importId, attempt, JSON.stringify(counts), digest, JSON.stringify(proposals), hasMarkedFile],
  );
  return rowCount === 1;
}

/** Within the transaction that stores the records: both are kept or neither. @returns false when the attempt was stopped */
export async function finishStore(
  client: ClientBase,
  { importId, attempt }: Attempt,
  counts: OutcomeCounts,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set state = 'stored', counts = $3::jsonb, failure = null, finished_at = now() where ${STANDS}`,
    [importId, attempt, JSON.stringify(counts)],
  );
  return rowCount === 1;
}

/** The attempt came to nothing: says why, in Chinese. */
export async function failAttempt(
  client: ClientBase,
  { importId, attempt }: Attempt,
  state: RunState,
  failure: string,
): Promise<void> {
  await client.query(`update import_run set state = $3, failure = $4, done_rows = 0 where ${STANDS}`, [
    importId,
    attempt,
    state,
    failure,
  ]);
}

/** As it is kept and shown; reasons hold no values of secret fields. */
export interface LineToInsert {
  readonly row: number;
  readonly outcome: Outcome;
  readonly title: string;
  readonly reasons: unknown;
  readonly changes: unknown;
}

export async function clearLines(client: ClientBase, importId: string): Promise<void> {
  await client.query('delete from import_line where import_id = $1', [importId]);
}

export async function insertLines(
  client: ClientBase,
  importId: string,
  lines: readonly LineToInsert[],
): Promise<void> {
  await client.query(
    `insert into import_line (import_id, row_number, outcome, title, reasons, changes)
     select $1, l.row, l.outcome, l.title, l.reasons, l.changes
     from jsonb_to_recordset($2::jsonb) l ("row" int, outcome text, title text, reasons jsonb, changes jsonb)`,
    [importId, JSON.stringify(lines)],
  );
}

export interface LineRow {
  readonly row: number;
  readonly outcome: Outcome;
  readonly title: string;
  readonly reasons: LineReason[];
  readonly changes: Record<string, [string, string]>;
}

export interface LineReason {
  readonly kind: 'refusal' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
  readonly columns: number[];
}

export interface LineFilter {
  readonly outcome: Outcome | null;
  readonly noted: boolean;
  readonly afterRow: number;
  readonly limit: number;
}

/** Lines of a run in the file's order. */
export async function listLines(
  pool: Pool,
  acting: Acting,
  importId: string,
  filter: LineFilter,
): Promise<LineRow[]> {
  const { outcome, noted, afterRow, limit } = filter;
  return readScoped<LineRow>(pool, acting, {
    text: `select row_number as "row", outcome, title, reasons, changes from import_line
      where import_id = $1 and row_number > $2 ${outcome === null ? '' : 'and outcome = $4'} ${noted ? `and reasons <> '[]'` : ''}
      order by row_number limit $3`,
    values: [importId, afterRow, limit, ...(outcome === null ? [] : [outcome])],
  });
}
