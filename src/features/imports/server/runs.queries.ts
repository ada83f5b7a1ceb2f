import type { ClientBase, Pool } from 'pg';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { Day } from '../../../platform/kernel/day.ts';
import type { ImportKind, OutcomeCounts, RunState } from '../import.ts';
import type { Proposal } from './import-context.ts';
import type { RunLayout } from './run-layout.ts';
import type { TakeBackOnRecord } from './take-back.queries.ts';

/** A run of the import page with its file. */
export interface RunRow {
  readonly id: string;
  readonly uploadId: string;
  readonly kind: ImportKind;
  readonly state: RunState;
  readonly attempt: number;
  readonly sheet: number;
  readonly layout: RunLayout;
  readonly ledgerOn: Day;
  readonly counts: Partial<OutcomeCounts>;
  readonly outcomeDigest: Buffer | null;
  readonly proposals: readonly Proposal[];
  readonly doneRows: number;
  readonly totalRows: number | null;
  readonly failure: string | null;
  readonly hasMarkedFile: boolean;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly expiresAt: Date;
  readonly erasedAt: Date | null;
  readonly madeBy: string;
  readonly own: boolean;
  readonly takenBackAt: Date | null;
  readonly takenBackBy: string | null;
  readonly takeBack: TakeBackOnRecord | null;
}

/** States in which nothing runs and the file can still be mapped, checked or discarded. */
const OPEN_STATES = `('mapping', 'checked', 'failed')`;

/** A run of the caller's own, or one that was stored within the caller's bounds; null when there is none. */
export async function findRun(pool: Pool, acting: Acting, id: string): Promise<RunRow | null> {
  const [run] = await readScoped<RunRow>(pool, acting, {
    name: 'find-import-run',
    text: `select r.id, r.upload_id as "uploadId", r.kind, r.state, r.attempt, r.sheet, r.layout, r.ledger_on as "ledgerOn", r.counts,
        r.outcome_digest as "outcomeDigest", r.proposals, r.done_rows as "doneRows", r.total_rows as "totalRows", r.failure,
        r.has_marked_file as "hasMarkedFile", r.created_at as "createdAt", r.finished_at as "finishedAt",
        u.file_name as "fileName", u.size_bytes as "sizeBytes", u.expires_at as "expiresAt", u.erased_at as "erasedAt",
        r.actor as "madeBy", r.account_id is not distinct from acting_account() as own,
        r.taken_back_at as "takenBackAt", r.taken_back_by as "takenBackBy", r.take_back as "takeBack"
      from import_run r join upload u on u.id = r.upload_id where r.id = $1`,
    values: [id],
  });
  return run ?? null;
}

export type RunListRow = Pick<
  RunRow,
  'id' | 'kind' | 'state' | 'counts' | 'createdAt' | 'finishedAt' | 'fileName' | 'madeBy'
>;

/** Of a run `r` with its file `u`, where only such are asked for: neither stored nor dropped, the file still there. */
const ASKED = `(not $1 or r.state in ('mapping', 'checking', 'checked', 'storing', 'failed') and u.erased_at is null and u.expires_at > now())`;

const WHOSE = `(r.account_id is not distinct from $2) = (not $3)`;

export interface RunPage {
  readonly unfinished: boolean;
  /** Also those of others that were stored within the caller's bounds. */
  readonly others: boolean;
  readonly after: string | null;
  readonly limit: number;
}

/** The caller's own runs, or those stored by others within the bounds, newest first; ids grow with time. */
export async function listRuns(
  pool: Pool,
  acting: Acting,
  { unfinished, others, after, limit }: RunPage,
): Promise<RunListRow[]> {
  return readScoped<RunListRow>(pool, acting, {
    name: 'list-import-runs',
    text: `select r.id, r.kind, r.state, r.counts, r.created_at as "createdAt", r.finished_at as "finishedAt", u.file_name as "fileName",
        r.actor as "madeBy"
      from import_run r join upload u on u.id = r.upload_id
      where ${WHOSE} and ${ASKED} and ($4::uuid is null or r.id < $4) order by r.id desc limit $5`,
    values: [unfinished, acting.accountId, others, after, limit],
  });
}

export async function countRuns(
  pool: Pool,
  acting: Acting,
  { unfinished, others }: Pick<RunPage, 'unfinished' | 'others'>,
): Promise<number> {
  const [row] = await readScoped<{ count: number }>(pool, acting, {
    name: 'count-import-runs',
    text: `select count(*)::int as count from import_run r join upload u on u.id = r.upload_id where ${WHOSE} and ${ASKED}`,
    values: [unfinished, acting.accountId, others],
  });
  return row?.count ?? 0;
}

export interface UploadToInsert {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
}

export async function insertUpload(
  client: ClientBase,
  acting: Acting,
  upload: UploadToInsert,
): Promise<void> {
  const { id, fileName, sizeBytes, sha256 } = upload;
  await client.query(
    `insert into upload (id, account_id, actor, file_name, size_bytes, sha256, expires_at)
     select $1, $2, $3, $4, $5, $6, now() + make_interval(days => upload_days) from installation`,
    [id, acting.accountId, acting.actorName, fileName, sizeBytes, sha256],
  );
}

/** A file that was read where it lay, by the command line: it is on record, its bytes never came to us. */
export async function insertUploadReadInPlace(
  client: ClientBase,
  acting: Acting,
  { id, fileName, sizeBytes, sha256 }: UploadToInsert,
): Promise<void> {
  await client.query(
    `insert into upload (id, account_id, actor, file_name, size_bytes, sha256, expires_at, erased_at)
     values ($1, $2, $3, $4, $5, $6, now(), now())`,
    [id, acting.accountId, acting.actorName, fileName, sizeBytes, sha256],
  );
}

export interface MappingToSave {
  readonly sheet: number;
  readonly layout: RunLayout;
  readonly ledgerOn: Day;
}

/** @returns false when something runs, or the run is over */
export async function saveMapping(
  client: ClientBase,
  id: string,
  { sheet, layout, ledgerOn }: MappingToSave,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set state = 'mapping', sheet = $2, layout = $3::jsonb, ledger_on = $4, counts = '{}', failure = null,
       has_marked_file = false, outcome_digest = null where id = $1 and state in ${OPEN_STATES}`,
    [id, sheet, JSON.stringify(layout), ledgerOn],
  );
  return rowCount === 1;
}

/** Remembers choices by title; `` stands for 附列. */
export async function rememberColumns(
  client: ClientBase,
  kind: ImportKind,
  accountId: string | null,
  choices: readonly { readonly id: string; readonly titleKey: string; readonly field: string }[],
): Promise<void> {
  await client.query(
    `insert into import_column (id, kind, title_key, field, account_id)
     select c.id, $1, c."titleKey", c.field, $2 from jsonb_to_recordset($3::jsonb) c (id uuid, "titleKey" text, field text)
     on conflict (kind, title_key, account_id) do update set field = excluded.field, used_at = now()`,
    [kind, accountId, JSON.stringify(choices)],
  );
}

export async function isVisiblePartyOrg(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query('select from party_org where id = $1 and ended_on is null', [id]);
  return rowCount === 1;
}

export async function isRegion(client: ClientBase, code: string): Promise<boolean> {
  const { rowCount } = await client.query('select from region where code = $1', [code]);
  return rowCount === 1;
}

/** Sends a run to the background. @returns the attempt, or null when its state does not allow it */
export async function beginAttempt(
  client: ClientBase,
  id: string,
  task: 'check' | 'store',
): Promise<number | null> {
  const from = task === 'check' ? OPEN_STATES : `('checked')`;
  const { rows } = await client.query<{ attempt: number }>(
    `update import_run set state = $2, attempt = attempt + 1, done_rows = 0, failure = null
     where id = $1 and state in ${from} returning attempt`,
    [id, task === 'check' ? 'checking' : 'storing'],
  );
  return rows[0]?.attempt ?? null;
}

const STOPPED_CHECK = '核对已停止。可以修改列的对应关系后重新核对。';
const STOPPED_STORE = '入库已停止，没有任何一行入库。';
const STOPPED_TAKE_BACK = '撤回已停止，什么也没有改。';

/** Ends what runs; its transaction finds the attempt gone and keeps nothing. @returns false when nothing runs */
export async function stopAttempt(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_run set attempt = attempt + 1, done_rows = 0,
       failure = case state when 'checking' then $2 when 'storing' then $3 else $4 end,
       state = case state when 'checking' then 'mapping' when 'storing' then 'checked' else 'stored' end
     where id = $1 and state in ('checking', 'storing', 'taking_back')`,
    [id, STOPPED_CHECK, STOPPED_STORE, STOPPED_TAKE_BACK],
  );
  return rowCount === 1;
}

/** @returns the upload to erase, or null when something runs or the run is over */
export async function discardRun(client: ClientBase, id: string): Promise<string | null> {
  const { rows } = await client.query<{ uploadId: string }>(
    `update import_run set state = 'cancelled', attempt = attempt + 1, layout = layout - 'sheets', has_marked_file = false, finished_at = now()
     where id = $1 and state in ${OPEN_STATES} returning upload_id as "uploadId"`,
    [id],
  );
  const uploadId = rows[0]?.uploadId ?? null;
  if (uploadId === null) return null;
  await client.query('delete from import_line where import_id = $1', [id]);
  // Upkeep says that the bytes are gone once it has seen to it.
  await client.query('update upload set expires_at = now() where id = $1', [uploadId]);
  return uploadId;
}
