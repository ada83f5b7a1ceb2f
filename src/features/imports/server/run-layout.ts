import type { TermMeaning } from '../import.ts';
import type { ColumnMapping } from '../recognise.rules.ts';

/** A sheet with a table of the kind, as it was found when the file came; kept with the run. */
export interface StoredSheet {
  readonly index: number;
  readonly name: string;
  readonly rows: number;
  readonly hiddenRows: number;
  readonly headerRows: readonly number[];
  readonly columns: readonly StoredColumn[];
}

export interface StoredColumn extends ColumnMapping {
  /** Numbers of persons masked. */
  readonly samples: readonly string[];
}

/** What `import_run.layout` holds for a run that began on the import page. */
export interface RunLayout {
  /** Gone once the file is erased. */
  readonly sheets?: readonly StoredSheet[];
  readonly skippedSheets: readonly { readonly name: string; readonly why: string }[];
  readonly settings: {
    readonly regionCode: string | null;
    readonly partyOrgId: string | null;
    readonly termMeaning: TermMeaning | null;
  };
}

/** The sheet that a run reads; undefined once the file is erased. */
export function sheetOf(layout: RunLayout, index: number): StoredSheet | undefined {
  return layout.sheets?.find((sheet) => sheet.index === index);
}
