import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { isRefusal, type Refusal } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { missingFields } from '../../imports/mapping.rules.ts';
import { columnView } from '../../imports/server/public.ts';
import { differenceKinds, noRows, type RowOutcome } from '../complete-list.ts';
import type {
  CompleteListReadRow,
  CompleteListRow,
  CompleteListView,
  DifferenceFilter,
  DifferenceView,
  ListFilter,
  StateCounts,
} from '../complete-lists.contract.ts';
import { doubtText, refuseDoubtful } from '../list-scope.rules.ts';
import { countLists, findList, listLists, type ListRow } from './lists.queries.ts';
import { isOwn } from './map-list.ts';
import { listRows } from './rows.queries.ts';
import { countDifferences, type DifferenceCountRow, listDifferenceRows } from './shown.queries.ts';
import { viewOf } from './show-differences.ts';

export interface PageAsked {
  readonly after?: string | undefined;
  readonly size: number;
}

/** Lists in sight, newest first. */
export async function listCompleteLists(
  pool: Pool,
  acting: Acting,
  { after, size, waits }: PageAsked & ListFilter,
) {
  const asked = { waits: waits === 'yes', after: uuidOrNull(after), limit: size + 1 };
  const rows = await listLists(pool, acting, asked);
  const page = rows.slice(0, size);
  return { rows: page.map(rowOf), next: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}

export async function countCompleteLists(
  pool: Pool,
  acting: Acting,
  { waits }: ListFilter,
): Promise<{ count: number; capped: boolean }> {
  const n = await countLists(pool, acting, waits === 'yes', COUNT_CAP);
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

/** A cursor that was not written here begins the list anew. */
function uuidOrNull(text: string | undefined): string | null {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;
}

/** One list, with how many differences of each kind stand how today. */
export async function readCompleteList(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<CompleteListView | Refusal> {
  const list = await findList(pool, acting, id);
  if (list === null || (list.comparedAt === null && !isOwn(list, acting))) return NOT_FOUND;
  const counts = list.comparedAt === null ? [] : await countDifferences(pool, acting, id);
  return listView(list, counts, isOwn(list, acting));
}

function rowOf(list: ListRow): CompleteListRow {
  const { id, fileName, state, regionName, registrarName, types, reach, listedOn, actor, ours, absent } =
    list;
  return {
    id,
    fileName,
    state,
    regionName,
    registrarName,
    types: [...types],
    reach,
    listedOn,
    actor,
    createdAt: list.createdAt.toISOString(),
    comparedAt: list.comparedAt?.toISOString() ?? null,
    rows: list.comparedAt === null ? null : { ...noRows(), ...list.counts },
    ours,
    absent,
  };
}

function listView(list: ListRow, counts: readonly DifferenceCountRow[], own: boolean): CompleteListView {
  const { regionCode, reach, registrarId, types, listedOn, layout, sheet, ours, absent } = list;
  const columns = own ? (layout.sheets?.find(({ index }) => index === sheet)?.columns ?? []) : [];
  const asked = list.state === 'doubtful' && ours !== null && absent !== null;
  return {
    ...rowOf(list),
    scope: { listedOn, regionCode, reach, registrarId, types: [...types] },
    own,
    sheets: (own ? (layout.sheets ?? []) : []).map(({ index, name, rows, hiddenRows, headerRows }) => ({
      index,
      name,
      rows,
      hiddenRows,
      headerRows: [...headerRows],
    })),
    skippedSheets: own ? layout.skippedSheets.map(({ name, why }) => ({ name, why })) : [],
    sheet,
    columns: columns.map(columnView),
    missingFields: missingFields('social_orgs', columns),
    progress: { done: list.doneRows, total: list.totalRows },
    failure: list.failure,
    doubt: asked ? doubtText({ ours, absent }) : null,
    confirmedBy: list.confirmedBy,
    supersededBy: list.supersededBy,
    fileErased: layout.sheets === undefined,
    differences: Object.fromEntries(
      differenceKinds.map((kind) => [kind, stateCountsOf(counts.filter((each) => each.kind === kind))]),
    ) as CompleteListView['differences'],
  };
}

function stateCountsOf(counts: readonly DifferenceCountRow[]): StateCounts {
  const of = (state: DifferenceCountRow['state']) => counts.find((each) => each.state === state);
  return {
    open: of('open')?.n ?? 0,
    adopted: of('adopted')?.n ?? 0,
    declined: of('declined')?.n ?? 0,
    overtaken: of('overtaken')?.n ?? 0,
    noted: of('open')?.noted ?? 0,
  };
}

/** Differences of one kind, in the order in which they were found. Nothing is shown before somebody has confirmed a doubtful list. */
export async function listDifferences(
  pool: Pool,
  acting: Acting,
  id: string,
  { kind, state, q, after, size }: DifferenceFilter & PageAsked,
): Promise<{ rows: DifferenceView[]; next: string | null } | Refusal> {
  const list = await findShownList(pool, acting, id);
  if (isRefusal(list)) return list;
  const asked = {
    kind,
    state: state ?? null,
    text: foldedOrNull(q),
    after: numberOrZero(after),
    limit: size + 1,
  };
  const rows = await listDifferenceRows(pool, acting, id, asked);
  const page = rows.slice(0, size);
  return { rows: page.map(viewOf), next: rows.length > size ? String(page.at(-1)?.id ?? '') : null };
}

/** A list whose differences may be shown. */
export async function findShownList(pool: Pool, acting: Acting, id: string): Promise<ListRow | Refusal> {
  const list = await findList(pool, acting, id);
  if (list === null || (list.comparedAt === null && !isOwn(list, acting))) return NOT_FOUND;
  const { state, ours, absent } = list;
  return state === 'doubtful' && ours !== null && absent !== null ? refuseDoubtful({ ours, absent }) : list;
}

export function foldedOrNull(text: string | undefined): string | null {
  const folded = foldName(text ?? '').replaceAll('\0', '');
  return folded === '' ? null : folded;
}

function numberOrZero(text: string | undefined): number {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
}

export interface RowsAsked extends PageAsked {
  readonly outcome?: RowOutcome | undefined;
  readonly noted?: 'yes' | undefined;
}

/** What became of each row, in the order of the file. */
export async function listCompleteListRows(
  pool: Pool,
  acting: Acting,
  id: string,
  { outcome, noted, after, size }: RowsAsked,
): Promise<{ rows: CompleteListReadRow[]; next: string | null } | Refusal> {
  const list = await findList(pool, acting, id);
  if (list === null || (list.comparedAt === null && !isOwn(list, acting))) return NOT_FOUND;
  const afterRow = Math.min(numberOrZero(after), 2 ** 31 - 1);
  const rows = await listRows(pool, acting, id, {
    outcome: outcome ?? null,
    noted: noted === 'yes',
    after: afterRow,
    limit: size + 1,
  });
  const page = rows.slice(0, size).map((row) => ({ ...row, reasons: [...row.reasons] }));
  return { rows: page, next: rows.length > size ? String(page.at(-1)?.row ?? '') : null };
}
