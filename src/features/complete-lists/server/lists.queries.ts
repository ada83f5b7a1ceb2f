import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import type { StoredSheet } from '../../imports/server/public.ts';
import type { ListedType, ListState, Reach, RowCounts } from '../complete-list.ts';
import type { ListScope, ListToCompare } from './list-context.ts';
import { LIST_WAITS } from './shown.queries.ts';

/** What `complete_list.layout` holds. */
export interface ListLayout {
  /** Gone once the file is erased. */
  readonly sheets?: readonly StoredSheet[];
  readonly skippedSheets: readonly { readonly name: string; readonly why: string }[];
}

export interface ListRow {
  readonly id: string;
  readonly uploadId: string | null;
  readonly accountId: string | null;
  readonly actor: string;
  readonly fileName: string;
  readonly state: ListState;
  readonly sheet: number;
  readonly layout: ListLayout;
  readonly regionCode: string;
  readonly regionName: string;
  readonly reach: Reach | null;
  readonly registrarId: string | null;
  readonly registrarName: string | null;
  readonly types: readonly ListedType[];
  readonly listedOn: Day;
  readonly partyOrgId: string;
  readonly counts: Partial<RowCounts>;
  readonly ours: number | null;
  readonly absent: number | null;
  readonly confirmedBy: string | null;
  readonly supersededBy: string | null;
  readonly attempt: number;
  readonly doneRows: number;
  readonly totalRows: number | null;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly comparedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly erased: boolean;
}

const COLUMNS = `l.id, l.upload_id as "uploadId", l.account_id as "accountId", l.actor, l.file_name as "fileName", l.state, l.sheet, l.layout,
  l.region_code as "regionCode", g.name as "regionName", l.reach, l.registrar_id as "registrarId", rb.name as "registrarName",
  l.org_types as types, l.listed_on as "listedOn", l.party_org_id as "partyOrgId", l.counts, l.ours, l.absent,
  l.confirmed_by as "confirmedBy", l.superseded_by as "supersededBy", l.attempt, l.done_rows as "doneRows", l.total_rows as "totalRows",
  l.failure, l.created_at as "createdAt", l.compared_at as "comparedAt", u.expires_at as "expiresAt",
  l.layout -> 'sheets' is null as erased`;
// Of an upload only its sender sees the row; the list itself is for everybody over its place.
const FROM = `complete_list l join region g on g.code = l.region_code left join supervising_body rb on rb.id = l.registrar_id
  left join upload u on u.id = l.upload_id`;

/** A list in the caller's sight; null when there is none. */
export async function findList(pool: Pool, acting: Acting, id: string): Promise<ListRow | null> {
  const [list] = await readScoped<ListRow>(pool, acting, {
    name: 'find-complete-list',
    text: `select ${COLUMNS} from ${FROM} where l.id = $1`,
    values: [id],
  });
  return list ?? null;
}

/** Those in sight; those that are not compared yet only to whoever sent them. */
const LISTED = `l.state <> 'discarded' and (l.compared_at is not null or l.account_id is not distinct from $1)`;

/** Lists in sight, newest first. */
export function listLists(
  pool: Pool,
  acting: Acting,
  { waits, after, limit }: { readonly waits: boolean; readonly after: string | null; readonly limit: number },
): Promise<ListRow[]> {
  return readScoped<ListRow>(pool, acting, {
    name: waits ? 'list-complete-lists-waiting' : 'list-complete-lists',
    text: `select ${COLUMNS} from ${FROM} where ${LISTED}${waits ? ` and ${LIST_WAITS}` : ''}
        and ($2::uuid is null or l.id < $2) order by l.id desc limit $3`,
    values: [acting.accountId, after, limit],
  });
}

/** How many there are, counted no further than the cap and one. */
export async function countLists(pool: Pool, acting: Acting, waits: boolean, cap: number): Promise<number> {
  const [row] = await readScoped<{ n: number }>(pool, acting, {
    name: waits ? 'count-complete-lists-waiting' : 'count-complete-lists',
    text: `select count(*)::int as n from (
        select from complete_list l where ${LISTED}${waits ? ` and ${LIST_WAITS}` : ''} limit $2) found`,
    values: [acting.accountId, cap + 1],
  });
  return row?.n ?? 0;
}

export interface ListToInsert extends ListToCompare {
  readonly uploadId: string | null;
  readonly fileName: string;
  readonly state: ListState;
  readonly sheet: number;
  readonly layout: ListLayout;
}

/** The node that answers for the list's place takes what is created from it; it decides with the place who sees the list. */
export async function insertList(client: ClientBase, acting: Acting, list: ListToInsert): Promise<void> {
  const { scope, accountId, actorName } = acting;
  await client.query(
    `insert into complete_list (id, upload_id, account_id, actor, file_name, state, sheet, layout, region_code, pos, reach, registrar_id,
       org_types, listed_on, party_org_id, party_pos, body_no)
     select $1, $2, $3, $4, $5, $6, $7, $8::jsonb, g.code, g.pos, $10, $11, $12, $13, p.id, party_pos_of(p.id), $14
     from region g cross join lateral (select responsible_for_region(g.code) as id) p where g.code = $9`,
    [
      list.id,
      list.uploadId,
      accountId,
      actorName,
      list.fileName,
      list.state,
      list.sheet,
      JSON.stringify(list.layout),
      list.regionCode,
      list.reach,
      list.registrarId,
      list.types,
      list.listedOn,
      scope.body.from === scope.body.to ? scope.body.from : 0,
    ],
  );
}

export interface MappingToSave extends ListScope {
  readonly sheet: number;
  readonly layout: ListLayout;
}

/** @returns false when it is being compared, or was */
export async function saveMapping(
  client: ClientBase,
  id: string,
  { sheet, layout, regionCode, reach, registrarId, types, listedOn }: MappingToSave,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update complete_list l set sheet = $2, layout = $3::jsonb, region_code = g.code, pos = g.pos, reach = $5, registrar_id = $6,
       org_types = $7, listed_on = $8, party_org_id = p.id, party_pos = party_pos_of(p.id), failure = null
     from region g cross join lateral (select responsible_for_region(g.code) as id) p
     where l.id = $1 and l.state = 'mapping' and g.code = $4`,
    [id, sheet, JSON.stringify(layout), regionCode, reach, registrarId, types, listedOn],
  );
  return rowCount === 1;
}

/** Sends a list to be compared, or compared again. @returns the attempt, or null when its state does not allow it */
export async function beginAttempt(client: ClientBase, id: string): Promise<number | null> {
  const { rows } = await client.query<{ attempt: number }>(
    `update complete_list set resume_state = state, state = 'comparing', attempt = attempt + 1, done_rows = 0, failure = null
     where id = $1 and state in ('mapping', 'doubtful', 'compared') returning attempt`,
    [id],
  );
  return rows[0]?.attempt ?? null;
}

export interface ListAttempt {
  readonly listId: string;
  readonly attempt: number;
}

const STANDS = `id = $1 and attempt = $2 and state = 'comparing'`;

/** @returns false when the attempt was stopped */
export async function noteProgress(
  client: ClientBase,
  { listId, attempt }: ListAttempt,
  done: number,
  total: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update complete_list set done_rows = $3, total_rows = $4 where ${STANDS}`,
    [listId, attempt, done, total],
  );
  return rowCount === 1;
}

/** The attempt came to nothing: says why, in Chinese. */
export async function failAttempt(
  client: ClientBase,
  { listId, attempt }: ListAttempt,
  failure: string,
): Promise<void> {
  await client.query(
    `update complete_list set state = resume_state, resume_state = null, failure = $3, done_rows = 0 where ${STANDS}`,
    [listId, attempt, failure],
  );
}

/** Ends what runs; its transaction finds the attempt gone and keeps nothing. @returns false when nothing runs */
export async function stopAttempt(client: ClientBase, id: string, failure: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update complete_list set state = resume_state, resume_state = null, attempt = attempt + 1, failure = $2, done_rows = 0
     where id = $1 and state = 'comparing'`,
    [id, failure],
  );
  return rowCount === 1;
}

export interface ComparedList {
  readonly state: 'compared' | 'doubtful';
  readonly counts: RowCounts;
  readonly reach: Reach;
  readonly ours: number;
  readonly absent: number;
}

/** Within the transaction that keeps the differences: both are kept or neither. @returns false when the attempt was stopped */
export async function finishComparing(
  client: ClientBase,
  { listId, attempt }: ListAttempt,
  { state, counts, reach, ours, absent }: ComparedList,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update complete_list set state = case when confirmed_at is null then $3 else 'compared' end, resume_state = null, counts = $4::jsonb,
       reach = $5, ours = $6, absent = $7, compared_at = now(), failure = null, done_rows = coalesce(total_rows, 0) where ${STANDS}`,
    [listId, attempt, state, JSON.stringify(counts), reach, ours, absent],
  );
  return rowCount === 1;
}

/** Somebody says that it is the whole list. @returns false when nobody was asked */
export async function confirmList(client: ClientBase, id: string, actorName: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update complete_list set state = 'compared', confirmed_by = $2, confirmed_at = now() where id = $1 and state = 'doubtful'`,
    [id, actorName],
  );
  return rowCount === 1;
}

/** What two lists of the same scope share; the later day stands. */
const SAME_SCOPE = `o.id <> l.id and o.region_code = l.region_code and o.reach is not distinct from l.reach
  and o.registrar_id is not distinct from l.registrar_id and o.org_types = l.org_types`;

/** A compared list takes the place of earlier ones of its scope. */
export async function supersedeEarlier(client: ClientBase, id: string): Promise<void> {
  await client.query(
    `update complete_list o set state = 'superseded', superseded_by = l.id from complete_list l
     where l.id = $1 and l.state = 'compared' and ${SAME_SCOPE} and o.listed_on <= l.listed_on and o.state in ('compared', 'doubtful')`,
    [id],
  );
}

/** The day of a compared list of the same scope that is newer; null where there is none. */
export async function findNewerDay(client: ClientBase, id: string): Promise<Day | null> {
  const { rows } = await client.query<{ day: Day | null }>(
    `select max(o.listed_on) as day from complete_list l join complete_list o
       on o.region_code = l.region_code and o.id <> l.id and o.registrar_id is not distinct from l.registrar_id
       and o.org_types = l.org_types and (l.reach is null or o.reach = l.reach)
     where l.id = $1 and o.state = 'compared' and o.listed_on > l.listed_on`,
    [id],
  );
  return rows[0]?.day ?? null;
}

/** @returns the upload to erase; undefined when it is being compared, or was superseded */
export async function discardList(client: ClientBase, id: string): Promise<string | null | undefined> {
  const { rows } = await client.query<{ uploadId: string | null }>(
    `update complete_list set state = 'discarded', attempt = attempt + 1, layout = layout - 'sheets'
     where id = $1 and state in ('mapping', 'doubtful') returning upload_id as "uploadId"`,
    [id],
  );
  const uploadId = rows[0]?.uploadId;
  if (uploadId === undefined) return undefined;
  await client.query('delete from list_difference where list_id = $1', [id]);
  await client.query('delete from complete_list_row where list_id = $1', [id]);
  // Upkeep says that the bytes are gone once it has seen to it.
  if (uploadId !== null) await client.query('update upload set expires_at = now() where id = $1', [uploadId]);
  return uploadId;
}

/** Lists that were being compared when the server ended. @returns how many there were */
export async function closeCutOffLists(owner: Pool, failure: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('select complete_lists_cut_off($1) as n', [failure]);
  return rows[0]?.n ?? 0;
}

export async function isBody(client: ClientBase, id: string): Promise<boolean> {
  const { rowCount } = await client.query('select from supervising_body where id = $1', [id]);
  return rowCount === 1;
}
