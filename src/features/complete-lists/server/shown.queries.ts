import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { looseNameFits } from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import { type Acting, readScoped, type Statement } from '../../../platform/server/database/scoped.ts';
import type { ReadRow, RowValues } from '../../imports/import-row.ts';
import type { DifferenceKind, DifferenceState, FieldDifferences, ListState } from '../complete-list.ts';
import { OUR_BODIES } from './match.queries.ts';

/** Our organisation today, by the names of the compared fields; bodies by their names. */
const NOW = `jsonb_build_object('creditCode', o.credit_code, 'type', o.org_type, 'registerKind', o.register_kind, 'status', o.status,
  'foundedOn', o.founded_on, 'endedOn', o.ended_on, 'regionCode', o.region_code, 'address', o.address,
  'legalRepresentative', o.legal_representative, 'registrarId', rg.name, 'supervisingBodyId', sb.name, 'industryRegulatorId', ir.name)`;

/** Whether an undecided difference still holds today. */
const HOLDS = `case d.kind
  when 'theirs_only' then not exists (select from social_org x where x.credit_code = d.credit_code)
    and not exists (select from social_org x where x.name_key = d.name_key and x.ended_on is null
      and (x.credit_code is null or d.credit_code is null)
      and (r.region_code is null or exists (select from region a, region b where a.code = r.region_code and b.code = x.region_code
        and (b.pos between a.pos and a.pos_end or a.pos between b.pos and b.pos_end))))
  when 'renamed' then o.ended_on is null and o.name_key <> d.name_key
  when 'differing' then (o.ended_on is null or d.fields ? 'status')
    and exists (select from jsonb_each(d.fields) f where (${NOW} ->> f.key) is distinct from (f.value ->> 'theirs'))
  else o.ended_on is null end`;

const STATE = `case when d.state = 'open' and not (${HOLDS}) then 'overtaken' else d.state end`;

const FROM = `list_difference d left join complete_list_row r on r.list_id = d.list_id and r.row_number = d.row_number
  left join social_org o on o.id = d.social_org_id ${OUR_BODIES}`;

/** Whether something of the list `l` waits to be decided. */
export const LIST_WAITS = `(l.state = 'doubtful' or l.state = 'compared' and exists (select from ${FROM}
  where d.list_id = l.id and d.state = 'open' and (${HOLDS})))`;

export interface DifferenceRow {
  readonly id: number;
  readonly kind: DifferenceKind;
  readonly state: DifferenceState;
  readonly row: number | null;
  readonly name: string;
  readonly creditCode: string | null;
  readonly fields: FieldDifferences;
  readonly reason: string | null;
  readonly note: string | null;
  readonly notedBy: string | null;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  readonly carried: boolean;
  readonly socialOrgId: string | null;
  readonly version: number | null;
  readonly ourName: string | null;
  readonly ourRegionName: string | null;
  readonly now: Readonly<Record<string, string | null>>;
  /** Of the row: its place, and what it says. */
  readonly place: string | null;
  readonly values: Pick<RowValues, 'texts' | 'lists' | 'days'> | null;
  readonly theirStatus: string | null;
  readonly theirEndedOn: Day | null;
  /** Names of the regions whose codes stand in it. */
  readonly placeNames: Readonly<Record<string, string>>;
}

export interface DifferencesAsked {
  readonly kind: DifferenceKind;
  readonly state: DifferenceState | null;
  /** Folded. */
  readonly text: string | null;
  readonly after: number;
  readonly limit: number;
}

/** By the name on either side, its initials, or the code. */
function sayText(text: string, p: Parameters): string {
  const names = ['d.name_key', `coalesce(o.name_key, '')`].map((name) => looseNameFits(text, text, name, p));
  return ` and (${names.join(' or ')} or strpos(coalesce(d.credit_code, o.credit_code, ''), ${p.add(text)}) > 0)`;
}

function differencesPage(listId: string, { kind, state, text, after, limit }: DifferencesAsked): Statement {
  const p = new Parameters();
  const [list, ofKind, from] = [p.add(listId), p.add(kind), p.add(after)];
  const said = text === null ? '' : sayText(text, p);
  const stands = state === null ? '' : ` and ${STATE} = ${p.add(state)}`;
  return namedByShape(
    'list-differences',
    `select *, (select coalesce(jsonb_object_agg(g.code, g.name), '{}') from region g
        where g.code in (place, now ->> 'regionCode', fields -> 'regionCode' ->> 'theirs')) as "placeNames"
      from (select d.id, d.kind, ${STATE} as state, d.row_number as "row", d.name, d.credit_code as "creditCode", d.fields, d.reason, d.note,
          d.noted_by as "notedBy", d.settled_by as "settledBy",
          to_char(d.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "settledAt", d.carried, o.id as "socialOrgId",
          o.version, o.name as "ourName", (select name from region where code = o.region_code) as "ourRegionName", ${NOW} as now,
          r.region_code as place, r.read -> 'values' as values, r.status as "theirStatus", r.ended_on as "theirEndedOn"
        from ${FROM}
        where d.list_id = ${list} and d.kind = ${ofKind} and d.id > ${from}${said}${stands}
        order by d.id limit ${p.add(limit)}) as shown`,
    p,
  );
}

export function listDifferenceRows(
  pool: Pool,
  acting: Acting,
  listId: string,
  asked: DifferencesAsked,
): Promise<DifferenceRow[]> {
  return readScoped<DifferenceRow>(pool, acting, differencesPage(listId, asked));
}

/** The same within a transaction that has not ended. */
export async function findDifferenceRows(
  client: ClientBase,
  listId: string,
  asked: DifferencesAsked,
): Promise<DifferenceRow[]> {
  const { text, values } = differencesPage(listId, asked);
  const { rows } = await client.query<DifferenceRow>(text, [...(values ?? [])]);
  return rows;
}

export interface DifferenceCountRow {
  readonly kind: DifferenceKind;
  readonly state: DifferenceState;
  readonly n: number;
  readonly noted: number;
}

/** How many of which kind stand how, today. */
export function countDifferences(pool: Pool, acting: Acting, listId: string): Promise<DifferenceCountRow[]> {
  return readScoped<DifferenceCountRow>(pool, acting, {
    name: 'count-differences',
    text: `select kind, state, count(*)::int as n, count(note)::int as noted
      from (select d.kind, ${STATE} as state, d.note from ${FROM} where d.list_id = $1) as counted group by kind, state`,
    values: [listId],
  });
}

/** A difference with what has to be known to settle it. */
export interface DifferenceToSettle {
  readonly id: number;
  readonly kind: DifferenceKind;
  readonly state: DifferenceState;
  readonly listState: ListState;
  readonly name: string;
  readonly nameKey: string;
  readonly creditCode: string | null;
  readonly fields: FieldDifferences;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  readonly row: number | null;
  readonly read: Pick<ReadRow, 'values' | 'extra' | 'reasons'> | null;
  readonly phones: Buffer | null;
  readonly socialOrgId: string | null;
  readonly version: number | null;
  readonly ourEndedOn: Day | null;
  readonly listedOn: Day;
  readonly regionCode: string;
  readonly partyOrgId: string;
  readonly fileName: string;
}

/** Locks a difference for its settlement: of two officers the second one waits, and finds it settled. */
export async function lockDifference(
  client: ClientBase,
  listId: string,
  id: number,
): Promise<DifferenceToSettle | null> {
  const { rowCount } = await client.query(
    'select from list_difference where list_id = $1 and id = $2 for update',
    [listId, id],
  );
  if (rowCount === 0) return null;
  const { rows } = await client.query<DifferenceToSettle>(
    `select d.id, d.kind, ${STATE} as state, l.state as "listState", d.name, d.name_key as "nameKey", d.credit_code as "creditCode", d.fields,
       d.settled_by as "settledBy", to_char(d.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "settledAt",
       d.row_number as "row", r.read, r.phones_sealed as phones, o.id as "socialOrgId", o.version, o.ended_on as "ourEndedOn", l.listed_on as "listedOn",
       l.region_code as "regionCode", l.party_org_id as "partyOrgId", l.file_name as "fileName"
     from ${FROM} join complete_list l on l.id = d.list_id where d.list_id = $1 and d.id = $2`,
    [listId, id],
  );
  return rows[0] ?? null;
}

export async function storeSettlement(
  client: ClientBase,
  id: number,
  state: 'adopted' | 'declined',
  { actorName, reason }: { readonly actorName: string; readonly reason: string | null },
): Promise<void> {
  await client.query(
    'update list_difference set state = $2, reason = $3, settled_by = $4, settled_at = now() where id = $1',
    [id, state, reason, actorName],
  );
}

/** What of a difference was kept as ours stands as declined on its own. */
export async function splitOff(
  client: ClientBase,
  id: number,
  fields: FieldDifferences,
  { actorName, reason }: { readonly actorName: string; readonly reason: string },
): Promise<void> {
  await client.query(
    `insert into list_difference (list_id, kind, row_number, social_org_id, name, name_key, credit_code, fields, state, reason, settled_by, settled_at)
     select list_id, kind, row_number, social_org_id, name, name_key, credit_code, $2::jsonb, 'declined', $3, $4, now()
     from list_difference where id = $1`,
    [id, JSON.stringify(fields), reason, actorName],
  );
}

/** What of a difference was taken: the rest has been split off. */
export async function keepFields(client: ClientBase, id: number, fields: FieldDifferences): Promise<void> {
  await client.query('update list_difference set fields = $2::jsonb where id = $1', [
    id,
    JSON.stringify(fields),
  ]);
}

export async function storeNote(
  client: ClientBase,
  id: number,
  note: string | null,
  actorName: string,
): Promise<void> {
  await client.query(
    `update list_difference set note = $2, noted_by = case when $2::text is null then null else $3 end,
       noted_at = case when $2::text is null then null else now() end where id = $1`,
    [id, note, actorName],
  );
}

export async function reopen(client: ClientBase, id: number): Promise<void> {
  await client.query(
    `update list_difference set state = 'open', reason = null, settled_by = null, settled_at = null, carried = false where id = $1`,
    [id],
  );
}
