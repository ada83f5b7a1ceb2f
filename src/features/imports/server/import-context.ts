import type { PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import type { Refusal, Warning } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { ExtraValue } from '../../party-orgs/party-org.ts';
import type { ImportSettings, Outcome } from '../import.ts';
import type { ExtraCell, ReadRow } from '../import-row.ts';

/** What every step of one run works with. The client is inside the run's transaction, within the caller's scope. */
export interface ImportContext {
  readonly client: PoolClient;
  /** For looking up alone: does not see what the run writes. */
  readonly reader: PoolClient;
  readonly acting: Acting;
  readonly settings: ImportSettings;
  readonly today: Day;
  /** The file's name, as the source of 附列 and declared figures. */
  readonly source: string;
  readonly sealer: Sealer;
}

/** A reason before its column is looked up from its field. */
export type PlainReason = (Refusal | Warning) & { readonly column?: number | undefined };

/** What a row comes to. */
export interface PlannedRow {
  readonly row: number;
  readonly title: string;
  readonly outcome: Outcome;
  readonly reasons: readonly PlainReason[];
  readonly changes?: Readonly<Record<string, readonly [string, string]>>;
}

/** Rows that have been decided on, and the writing of what they change. */
export interface PlannedRows {
  readonly rows: readonly PlannedRow[];
  /** Writes what is new or changed, within the run's transaction. */
  store(): Promise<void>;
}

/** 附列 as they are stored: with the ledger's day and file. */
export function extraValuesOf(cells: readonly ExtraCell[], context: ImportContext): ExtraValue[] {
  const { settings, source } = context;
  return cells.map(({ title, value, after }) => ({
    title,
    value,
    on: settings.ledgerOn,
    source,
    after,
  }));
}

/** A body that the file names and nobody knows yet: made when the file is stored, shown before. */
export interface Proposal {
  readonly title: string;
  readonly name: string;
}

/** Decides what becomes of the rows of one kind of file. */
export interface Planner {
  /** Decides on some rows, in the file's order; what was decided before bears on them. */
  plan(rows: readonly ReadRow[]): Promise<PlannedRows>;
  /** Identity numbers met so far that are held outside the caller's scope. */
  numbersElsewhere(): number;
  proposals(): readonly Proposal[];
}
