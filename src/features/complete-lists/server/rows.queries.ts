import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { ReadRow } from '../../imports/import-row.ts';
import {
  type ColumnTypes,
  columnValues,
  incomingRows,
} from '../../../platform/server/database/rows-as-columns.ts';
import type { RowCounts, RowOutcome } from '../complete-list.ts';

/** Why a row is what it is, without the values at fault. */
export interface RowReason {
  readonly kind: 'refusal' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

/** A row as it was read, before it is laid beside our records. */
export interface RowToStore {
  readonly row: number;
  readonly reading: 'read' | 'refused' | 'skipped';
  readonly title: string;
  readonly name: string | null;
  readonly nameKey: string;
  readonly code: string | null;
  readonly place: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly endedOn: Day | null;
  readonly reasons: readonly RowReason[];
  /** Without its telephones. */
  readonly read: Pick<ReadRow, 'values' | 'extra' | 'reasons'> | null;
  /** Sealed. */
  readonly phones: string | null;
}

const ROW_TYPES: ColumnTypes<RowToStore & { readonly list: string }> = {
  list: 'uuid',
  row: 'int',
  reading: 'text',
  title: 'text',
  name: 'text',
  nameKey: 'text',
  code: 'text',
  place: 'text',
  type: 'text',
  status: 'text',
  endedOn: 'date',
  reasons: 'jsonb',
  read: 'jsonb',
  phones: 'text',
};

/** Keeps rows as they were read, each with the organisation in sight that bears its code, ended or not. */
export async function insertRows(
  client: ClientBase,
  listId: string,
  rows: readonly RowToStore[],
): Promise<void> {
  await client.query(
    `insert into complete_list_row (list_id, row_number, reading, outcome, social_org_id, title, name, name_key, credit_code, region_code,
       org_type, status, ended_on, reasons, read, phones_sealed)
     select r.list, r."row", r.reading, case when o.id is null then r.reading else 'matched' end, o.id, r.title, r.name, r."nameKey", r.code, r.place,
       r.type, r.status, r."endedOn", r.reasons, r.read, r.phones::bytea
     from ${incomingRows(ROW_TYPES, 'r')} left join social_org o on o.credit_code = r.code and r.reading = 'read'`,
    columnValues(
      ROW_TYPES,
      rows.map((row) => ({ ...row, list: listId })),
    ),
  );
}

export async function clearRows(client: ClientBase, listId: string): Promise<void> {
  await client.query('delete from complete_list_row where list_id = $1', [listId]);
}

/** Takes back what an earlier comparison made of the rows; how they were read stays. */
export async function resetRows(client: ClientBase, listId: string): Promise<void> {
  await client.query(
    `update complete_list_row set outcome = reading, social_org_id = null, held = '{}', verdict = null where list_id = $1`,
    [listId],
  );
}

export interface PlaceName {
  readonly code: string;
  readonly name: string;
}

/** Counties, prefectures and provinces. */
export async function findUpperPlaces(client: ClientBase): Promise<PlaceName[]> {
  const { rows } = await client.query<PlaceName>('select code, name from region where level between 1 and 3');
  return rows;
}

export interface RowListRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly title: string;
  readonly creditCode: string | null;
  readonly reasons: readonly RowReason[];
}

/** Rows in the order of the file; `noted`: only those with something to read. */
export function listRows(
  pool: Pool,
  acting: Acting,
  listId: string,
  asked: {
    readonly outcome: RowOutcome | null;
    readonly noted: boolean;
    readonly after: number;
    readonly limit: number;
  },
): Promise<RowListRow[]> {
  return readScoped<RowListRow>(pool, acting, {
    name: 'list-complete-list-rows',
    text: `select row_number as "row", outcome, title, credit_code as "creditCode",
        case when verdict is null then reasons else reasons || jsonb_build_array(verdict) end as reasons from complete_list_row
      where list_id = $1 and row_number > $2 and ($3::text is null or outcome = $3) and (not $4 or reasons <> '[]' or verdict is not null)
      order by row_number limit $5`,
    values: [listId, asked.after, asked.outcome, asked.noted, asked.limit],
  });
}

export async function countRows(client: ClientBase, listId: string): Promise<Partial<RowCounts>> {
  const { rows } = await client.query<{ outcome: RowOutcome; n: number }>(
    'select outcome, count(*)::int as n from complete_list_row where list_id = $1 group by outcome',
    [listId],
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
}

/** Rows that could not be compared, with their reasons, within a transaction that has not ended. */
export async function findRefusedRows(
  client: ClientBase,
  listId: string,
): Promise<{ row: number; reasons: RowReason[] }[]> {
  const { rows } = await client.query<{ row: number; reasons: RowReason[] }>(
    `select row_number as "row", case when verdict is null then reasons else reasons || jsonb_build_array(verdict) end as reasons
     from complete_list_row where list_id = $1 and outcome = 'refused' order by row_number`,
    [listId],
  );
  return rows;
}
