import { isRefusal } from '../../platform/kernel/refusal.ts';
import { testSealer as sealer } from '../../platform/testing/test-sealer.ts';
import type { Acting } from '../../platform/server/database/scoped.ts';
import type { TestDatabase } from '../../platform/testing/test-database.ts';
import { makeXlsxOf } from '../../platform/testing/workbooks.ts';
import type { ImportKind, ImportSettings, RowOutcome } from '../imports/import.ts';
import { type ImportResult, runImport } from '../imports/server/public.ts';

export type ListCells = (string | number | null)[][];

/** A run, with counts, refused rows and warnings short enough to be compared. */
export interface ImportedList {
  readonly figures: Omit<ImportResult, 'importId' | 'refused' | 'proposals' | 'marked'> & {
    readonly refused: readonly string[];
  };
  readonly warnings: readonly string[];
  readonly changes: readonly RowOutcome['changes'][];
}

/** Imports lists of one kind on a day, as whoever is given. */
export function createListImporter(database: TestDatabase, kind: ImportKind, today: string) {
  return async (
    rows: ListCells,
    acting: Acting,
    settings: Partial<ImportSettings> = {},
  ): Promise<ImportedList> => {
    const bytes = await makeXlsxOf(rows);
    const lines: RowOutcome[] = [];
    const onOutcomes = async (some: readonly RowOutcome[]) => void lines.push(...some);
    const request = { pool: database.appPool, acting, sealer, kind, bytes, fileName: '台账.xlsx', today };
    const result = await runImport({ ...request, dryRun: false, settings, onOutcomes });
    if (isRefusal(result)) throw new Error(result.message);
    const { created, changed, unchanged, skipped, refused } = result;
    return {
      figures: {
        created,
        changed,
        unchanged,
        skipped,
        refused: refused.map(
          (row) => `${row.row}: ${row.reasons.map(({ field, code }) => `${field} ${code}`).join(', ')}`,
        ),
      },
      warnings: lines.flatMap(({ row, reasons }) =>
        reasons.filter((each) => !isRefusal(each)).map(({ code }) => `${row}: ${code}`),
      ),
      changes: lines.map(({ changes }) => changes),
    };
  };
}

/** Counts of a run in which nothing happened. */
export const NOTHING_IMPORTED = { created: 0, changed: 0, unchanged: 0, skipped: 0, refused: [] as string[] };
