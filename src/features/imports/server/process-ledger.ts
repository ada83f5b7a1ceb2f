import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createMemoryKeeper } from '../../../platform/server/keep-memory-low.ts';
import type { RowMark } from '../../../platform/server/sheets/mark-request.ts';
import type { SheetRow } from '../../../platform/server/sheets/sheet.ts';
import { type ImportKind, noCounts, type OutcomeCounts, type RowOutcome, type RowReason } from '../import.ts';
import type { ReadRow } from '../import-row.ts';
import type { ColumnMapping } from '../recognise.rules.ts';
import { fieldOfReason } from '../reason-field.rules.ts';
import type { ImportContext, PlainReason, PlannedRow, Planner, Proposal } from './import-context.ts';
import type { OpenLedger } from './open-ledger.ts';
import { readLedgerRows } from './read-ledger-rows.ts';

export interface LedgerToProcess {
  readonly context: ImportContext;
  readonly kind: ImportKind;
  readonly ledger: OpenLedger;
  readonly mapping: readonly ColumnMapping[];
  readonly planner: Planner;
  /** Rows that are decided on at once. */
  readonly batch: number;
  /** False: look only. */
  readonly store: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Receives every row's outcome, in the file's order within a batch. */
  readonly onOutcomes: (outcomes: readonly RowOutcome[]) => Promise<void>;
}

export interface ProcessedLedger {
  readonly counts: OutcomeCounts;
  readonly marks: ReadonlyMap<number, RowMark>;
  /** The refused rows as they stand in the sheet; null when there are too many to keep. */
  readonly refusedRows: readonly SheetRow[] | null;
  readonly proposals: readonly Proposal[];
  readonly numbersElsewhere: number;
}

/** The file can be read again where more rows than these are refused. */
const MOST_ROWS_KEPT = 20_000;
const MOST_BATCHES_WAITING = 4;

/** The run was cancelled: whatever it has written is rolled back. */
export class ImportCancelled extends Error {
  override name = 'ImportCancelled';
}

/** Reads a ledger to its end, decides on every row and, when asked, writes. Nothing is left out: each row has an outcome. */
export async function processLedger(given: LedgerToProcess): Promise<ProcessedLedger> {
  const { context, kind, ledger, mapping, planner, signal, onProgress } = given;
  const tally = createTally(given);
  const keepMemoryLow = createMemoryKeeper();
  let waiting: { read: ReadRow; sheetRow: SheetRow }[] = [];
  const writing: Promise<void>[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    // Reading and deciding go on while the database writes the last batches; a few may wait their turn.
    if (writing.length >= MOST_BATCHES_WAITING) await writing.shift();
    if (signal?.aborted === true) throw new ImportCancelled();
    const planned = await planner.plan(waiting.map(({ read }) => read));
    await tally.take(
      planned.rows,
      waiting.map(({ sheetRow }) => sheetRow),
    );
    waiting = [];
    keepMemoryLow();
    if (!given.store) return;
    const stored = planned.store();
    // Awaited later; until then a failure must not count as unhandled.
    stored.catch(() => undefined);
    writing.push(stored);
  };
  for await (const row of readLedgerRows(ledger, kind, mapping, context.settings)) {
    done++;
    if (row.kind === 'skipped') await tally.skip(row.row, row.why);
    else waiting.push(row);
    if (waiting.length >= given.batch) await flush();
    if (done % 500 === 0) onProgress?.(done, ledger.sheet.rowCount);
  }
  if (waiting.length > 0) await flush();
  await Promise.all(writing);
  // A cancel that came with the last rows counts: nothing is kept before the transaction ends.
  if (signal?.aborted === true) throw new ImportCancelled();
  onProgress?.(done, done);
  return { ...tally.result(), proposals: planner.proposals(), numbersElsewhere: planner.numbersElsewhere() };
}

function createTally({ mapping, onOutcomes }: LedgerToProcess) {
  const counts = noCounts();
  const marks = new Map<number, RowMark>();
  let refusedRows: SheetRow[] | null = [];
  const columnsByField = new Map<string, number[]>();
  for (const { field, index } of mapping) {
    if (field !== null) columnsByField.set(field, [...(columnsByField.get(field) ?? []), index]);
  }
  const withColumns = (reason: PlainReason): RowReason => {
    const { column, ...plain } = reason;
    const field = fieldOfReason(reason.field);
    const columns = column !== undefined && column >= 0 ? [column] : (columnsByField.get(field ?? '') ?? []);
    return { ...plain, field, columns };
  };
  const toOutcome = ({ row, outcome, title, reasons, changes = {} }: PlannedRow): RowOutcome => ({
    row,
    outcome,
    title,
    reasons: reasons.map(withColumns),
    changes,
  });
  return {
    async skip(row: number, why: string): Promise<void> {
      counts.skipped++;
      await onOutcomes([{ row, outcome: 'skipped', title: why, reasons: [], changes: {} }]);
    },
    async take(planned: readonly PlannedRow[], sheetRows: readonly SheetRow[]): Promise<void> {
      const outcomes = planned.map(toOutcome);
      outcomes.forEach((outcome, index) => {
        counts[outcome.outcome]++;
        if (outcome.outcome !== 'refused') return;
        marks.set(outcome.row, markOf(outcome));
        const sheetRow = sheetRows[index];
        if (refusedRows !== null && sheetRow !== undefined) refusedRows.push(sheetRow);
        if (refusedRows !== null && refusedRows.length > MOST_ROWS_KEPT) refusedRows = null;
      });
      await onOutcomes(outcomes);
    },
    result: () => ({ counts, marks, refusedRows }),
  };
}

function markOf({ row, reasons }: RowOutcome): RowMark {
  const refusals = reasons.filter(isRefusal);
  return {
    row,
    reasons: refusals.map(({ message }) => message),
    columns: [...new Set(refusals.flatMap(({ columns }) => columns))],
  };
}
