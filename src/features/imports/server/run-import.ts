import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import type { MarkedFile } from '../../../platform/server/sheets/mark-request.ts';
import { markWorkbook, MOST_ROWS_RETURNED_WHOLE } from '../../../platform/server/sheets/mark-workbook.ts';
import { SheetReadError } from '../../../platform/server/sheets/sheet-refusals.ts';
import { countNumbersElsewhere, logNumbersElsewhere } from '../../members/server/public.ts';
import { refuseKind } from '../may-import.rules.ts';
import type { ImportKind, ImportSettings, OutcomeCounts, RowOutcome } from '../import.ts';
import type { ColumnMapping } from '../recognise.rules.ts';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import { createPlanner } from './create-planner.ts';
import type { Proposal } from './import-context.ts';
import { findRememberedColumns, finishRun, insertRun, planByKey } from './imports.queries.ts';
import { type OpenLedger, openLedger } from './open-ledger.ts';
import { type ProcessedLedger, processLedger } from './process-ledger.ts';
import { resolveSettings } from './resolve-settings.ts';
import { insertUploadReadInPlace } from './runs.queries.ts';

export interface ImportRequest {
  readonly pool: Pool;
  readonly acting: Acting;
  readonly sealer: Sealer;
  readonly kind: ImportKind;
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly today: Day;
  /** True: nothing is stored. */
  readonly dryRun: boolean;
  readonly settings?: Partial<ImportSettings> | undefined;
  /** Chosen columns; otherwise they are recognised. */
  readonly mapping?: readonly ColumnMapping[] | undefined;
  readonly sheetIndex?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly onOutcomes?: ((outcomes: readonly RowOutcome[]) => Promise<void>) | undefined;
  /** A run that the import page has on record; without it one is recorded when the file is stored. */
  readonly run?: RunOnRecord | undefined;
}

export interface RunOnRecord {
  readonly id: string;
  /** The last statement of the transaction that stores: the run turns to stored, or a refusal rolls all of it back. */
  readonly finish: (client: PoolClient, counts: OutcomeCounts) => Promise<Refusal | null>;
}

/** What a run came to, as the command line prints it. Rows read = the sum of all five. */
export interface ImportResult {
  readonly importId: string;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly refused: readonly RefusedRow[];
  /** Bodies that the file names and that were, or would be, made new. */
  readonly proposals: readonly Proposal[];
  /** The file with its refused rows marked; null when none was refused. */
  readonly marked: MarkedFile | null;
}

export interface RefusedRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly reasons: readonly {
    readonly field: string | null;
    readonly code: string;
    readonly message: string;
  }[];
}

/** A person may meet so many numbers of others' members in a day; whoever tries more is looking for them. */
const MOST_NUMBERS_ELSEWHERE = 500;
const TOO_MANY_ELSEWHERE = refuse(
  'too-many.numbers-elsewhere',
  '今天核对到的、不在您管理范围内的公民身份号码过多，已停止导入。请核对文件是否拿错；确需办理的，请联系上级。',
);

/**
 * Imports a file in one transaction: every row that is not refused, or, on a dry run, a cancel or any failure, none.
 * @returns the result, or a refusal of the file as a whole (unreadable, no header, changed by others meanwhile)
 * @throws ImportCancelled when the signal was given
 */
export async function runImport(request: ImportRequest): Promise<ImportResult | Refusal> {
  const { pool, acting, kind, bytes, fileName, today } = request;
  const notAllowed = refuseKind(kind, acting.scope);
  if (notAllowed !== null) return notAllowed;
  const importId = request.run?.id ?? newId();
  const refused: RefusedRow[] = [];
  try {
    const remembered = await within(pool, acting, today, (client) =>
      findRememberedColumns(client, kind, acting.accountId),
    );
    const ledger = await openLedger(bytes, fileName, kind, remembered, request.sheetIndex);
    if (isRefusal(ledger)) return ledger;
    const processed = await processWithin(
      { ...request, onOutcomes: collect(refused, request.onOutcomes) },
      ledger,
      importId,
    );
    if (isRefusal(processed)) return processed;
    return {
      importId,
      ...countsWithout(processed.counts),
      refused,
      proposals: processed.proposals,
      marked: await markRefused(ledger, processed),
    };
  } catch (error) {
    if (error instanceof SheetReadError) return error.refusal;
    if (error instanceof ChangedMeanwhile) return changedMeanwhile(error.count);
    throw error;
  }
}

/** Reads, decides and, unless it is a dry run, stores within one transaction. */
export async function processWithin(
  request: ImportRequest,
  ledger: OpenLedger,
  importId: string,
): Promise<ProcessedLedger | Refusal> {
  const { pool, acting, sealer, kind, fileName, today, dryRun } = request;
  const settings = await within(pool, acting, today, (client) =>
    resolveSettings(client, acting, request.settings ?? {}, today),
  );
  if (isRefusal(settings)) return settings;
  const mapping = request.mapping ?? ledger.mapping;
  const metBefore = await within(pool, acting, today, (client) =>
    countNumbersElsewhere(client, acting.accountId),
  );
  const store = async (client: PoolClient) => {
    await planByKey(client);
    if (!dryRun && request.run === undefined)
      await record(client, request, ledger, importId, settings, mapping);
    // What is looked up comes over a connection of its own: it neither waits for what is being written nor sees it, so
    // that a row is decided on alike when the file is checked and when it is stored.
    const processed = await within(pool, acting, today, async (reader) => {
      await planByKey(reader);
      const context = { client, reader, acting, settings, today, source: fileName, sealer };
      const { planner, batch } = await createPlanner(kind, context);
      return processLedger({
        context,
        kind,
        ledger,
        mapping,
        planner,
        batch,
        store: !dryRun,
        signal: request.signal,
        onProgress: request.onProgress,
        onOutcomes: request.onOutcomes ?? (async () => undefined),
      });
    });
    if (metBefore + processed.numbersElsewhere > MOST_NUMBERS_ELSEWHERE)
      return { processed, refusal: TOO_MANY_ELSEWHERE };
    return {
      processed,
      refusal: dryRun ? null : await finish(client, request, importId, processed.counts),
    };
  };
  const frame = { changeOn: settings.ledgerOn, importId };
  const result = await writeOrRefuse(
    () => writeScoped(pool, acting, frame, store, ({ refusal }) => !dryRun && refusal === null),
    TAKEN_MEANWHILE,
  );
  if (isRefusal(result)) return result;
  const met = result.processed.numbersElsewhere;
  // Outside of the transaction: a dry run that is rolled back has looked all the same.
  if (met > 0) await within(pool, acting, today, (client) => logNumbersElsewhere(client, '导入', met));
  return result.refusal ?? result.processed;
}

async function finish(
  client: PoolClient,
  { run }: ImportRequest,
  importId: string,
  counts: OutcomeCounts,
): Promise<Refusal | null> {
  if (run !== undefined) return run.finish(client, counts);
  await finishRun(client, importId, 'stored', counts);
  return null;
}

function within<T>(
  pool: Pool,
  acting: Acting,
  today: Day,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return writeScoped(pool, acting, { changeOn: today }, work);
}

/** On record as one from the import page is, so that it is listed there and can be taken back. */
async function record(
  client: PoolClient,
  { acting, kind, fileName, bytes }: ImportRequest,
  ledger: OpenLedger,
  id: string,
  settings: ImportSettings,
  mapping: readonly ColumnMapping[],
): Promise<void> {
  const { accountId, actorName } = acting;
  const uploadId = newId();
  const sha256 = createHash('sha256').update(bytes).digest();
  await insertUploadReadInPlace(client, acting, { id: uploadId, fileName, sizeBytes: bytes.length, sha256 });
  await insertRun(client, {
    id,
    uploadId,
    accountId,
    actorName,
    kind,
    state: 'storing',
    sheet: ledger.sheetIndex,
    layout: { mapping, settings, skippedSheets: [] },
    ledgerOn: settings.ledgerOn,
  });
}

function collect(refused: RefusedRow[], next: ImportRequest['onOutcomes']) {
  return async (outcomes: readonly RowOutcome[]): Promise<void> => {
    for (const outcome of outcomes) if (outcome.outcome === 'refused') refused.push(refusedRowOf(outcome));
    await next?.(outcomes);
  };
}

function refusedRowOf({ row, reasons }: RowOutcome): RefusedRow {
  return {
    row,
    reasons: reasons
      .filter(isRefusal)
      .map(({ field, code, message }) => ({ field: field ?? null, code, message })),
  };
}

function countsWithout({ created, changed, unchanged, skipped }: OutcomeCounts) {
  return { created, changed, unchanged, skipped };
}

/** The file that a person gets back, as a stream; null when no row was refused. */
export async function markRefused(
  ledger: OpenLedger,
  { marks, refusedRows }: ProcessedLedger,
): Promise<MarkedFile | null> {
  if (marks.size === 0) return null;
  const { workbook, sheetIndex, sheet, table, head } = ledger;
  const request = { workbook, sheetIndex, sheet, table, marks };
  if (refusedRows === null || sheet.rowCount <= MOST_ROWS_RETURNED_WHOLE) return markWorkbook(request);
  const above = head.filter((row) => row.number < table.firstDataRow);
  return markWorkbook({ ...request, rows: [...above, ...refusedRows] });
}

function changedMeanwhile(count: number): Refusal {
  return refuse(
    'conflict.import',
    `入库时有 ${count} 条记录刚被别人修改，为免覆盖，整个文件都没有入库。请重新核对后再入库。`,
  );
}

const SAME_MEANWHILE = refuse(
  'conflict.import',
  '入库时，文件里的一个名称或代码刚被别人登记，整个文件都没有入库。请重新核对后再入库。',
);

/** What was free when the file was read, and what somebody else has stored since: only the schema itself can tell. */
const TAKEN_MEANWHILE: Readonly<Record<string, Refusal>> = {
  party_org_name: SAME_MEANWHILE,
  party_org_party_code_key: SAME_MEANWHILE,
  social_org_credit_code_key: SAME_MEANWHILE,
  member_id_number: SAME_MEANWHILE,
  member_id_number_any: SAME_MEANWHILE,
};
