import type { ClientBase } from 'pg';
import type { RowValues } from '../../imports/import-row.ts';
import type { OurRecord } from '../classify.rules.ts';
import type { Reach } from '../complete-list.ts';
import type { Namesake, RowToMatch } from '../match.rules.ts';
import type { ListScope } from './list-context.ts';
import type { RowReason } from './rows.queries.ts';

// Rows of a list are joined to our organisations whole, by code first; what can't be joined so is looked up by name, some
// thousand rows at a time.

/**
 * Runs a statement over all of a list that has just been read. Nothing has counted its rows yet: what is known of the table may
 * say that it has none, and a nested loop would walk it once for each row of the other side.
 */
export async function inOnePass<T>(client: ClientBase, statement: () => Promise<T>): Promise<T> {
  await client.query(`select set_config('enable_nestloop', 'off', true)`);
  const done = await statement();
  await client.query(`select set_config('enable_nestloop', 'on', true)`);
  return done;
}

/** Joins rows to the organisations that bear their codes. One that has ended is still the one of its code. */
export async function joinByCode(client: ClientBase, listId: string): Promise<void> {
  await client.query(
    `update complete_list_row r set social_org_id = o.id, outcome = 'matched' from social_org o
     where r.list_id = $1 and r.outcome = 'read' and o.credit_code = r.credit_code`,
    [listId],
  );
}

/** Refuses rows whose code is registered outside of the caller's sight: neither which organisation nor where. */
export async function refuseElsewhere(client: ClientBase, listId: string, verdict: RowReason): Promise<void> {
  await client.query(
    `update complete_list_row set outcome = 'refused', verdict = $2::jsonb where list_id = $1 and outcome = 'read' and credit_code in (
       select credit_codes_elsewhere(array(select credit_code from complete_list_row
         where list_id = $1 and outcome = 'read' and credit_code is not null)))`,
    [listId, JSON.stringify(verdict)],
  );
}

export interface UnmatchedRow extends RowToMatch {
  readonly outcome: 'read' | 'refused';
  readonly status: string | null;
}

/** Rows that no code has joined, in the order of the file; refused ones too, since they may hold one of ours. */
export async function findUnmatched(
  client: ClientBase,
  listId: string,
  after: number,
  limit: number,
): Promise<UnmatchedRow[]> {
  const { rows } = await client.query<UnmatchedRow>(
    `select row_number as "row", outcome, coalesce(name, '') as name, credit_code as "creditCode", region_code as place, status
     from complete_list_row where list_id = $1 and row_number > $2 and outcome in ('read', 'refused') order by row_number limit $3`,
    [listId, after, limit],
  );
  return rows;
}

export interface BearerRow extends Namesake {
  readonly key: string;
}

/** Organisations in sight that have not ended and stand under one of the keys. */
export async function findBearers(
  client: ClientBase,
  listId: string,
  keys: readonly string[],
): Promise<BearerRow[]> {
  const { rows } = await client.query<BearerRow>(
    `select k.key, o.id, o.credit_code as "creditCode", o.region_code as "regionCode",
       exists (select from complete_list_row r where r.list_id = $2 and r.social_org_id = o.id) as taken
     from unnest($1::text[]) k (key) cross join lateral (
       select id, credit_code, region_code from social_org where name_key = k.key and ended_on is null limit 20) o`,
    [keys, listId],
  );
  return rows;
}

export interface MatchToStore {
  readonly row: number;
  readonly outcome: 'matched' | 'new' | 'refused' | 'skipped';
  readonly org: string | null;
  readonly held: readonly string[];
  readonly verdict: RowReason | null;
}

export async function storeMatches(
  client: ClientBase,
  listId: string,
  matches: readonly MatchToStore[],
): Promise<void> {
  await client.query(
    `update complete_list_row r set outcome = m.outcome, social_org_id = m.org, held = m.held, verdict = coalesce(m.verdict, r.verdict)
     from jsonb_to_recordset($2::jsonb) m ("row" int, outcome text, org uuid, held uuid[], verdict jsonb)
     where r.list_id = $1 and r.row_number = m."row"`,
    [listId, JSON.stringify(matches)],
  );
}

export interface PairRow extends OurRecord {
  readonly row: number;
  readonly values: RowValues;
  /** The place that the row tells. */
  readonly place: string | null;
  readonly socialOrgId: string;
}

const OURS = `o.name, o.credit_code as "creditCode", o.org_type as type, o.register_kind as "registerKind", o.status,
  o.founded_on as "foundedOn", o.ended_on as "endedOn", o.region_code as "regionCode", o.address,
  o.legal_representative as "legalRepresentative", rg.name as "registrarId", sb.name as "supervisingBodyId", ir.name as "industryRegulatorId"`;
/** Bodies by their names: few, and read by everybody. */
export const OUR_BODIES = `left join supervising_body rg on rg.id = o.registrar_id
  left join supervising_body sb on sb.id = o.supervising_body_id left join supervising_body ir on ir.id = o.industry_regulator_id`;

/** Rows with the organisations that they mean, in the order of the file. */
export async function findPairs(
  client: ClientBase,
  listId: string,
  after: number,
  limit: number,
): Promise<PairRow[]> {
  const { rows } = await client.query<PairRow>(
    `select r.row_number as "row", r.read -> 'values' as values, r.region_code as place, o.id as "socialOrgId", ${OURS}
     from complete_list_row r join social_org o on o.id = r.social_org_id ${OUR_BODIES}
     where r.list_id = $1 and r.row_number > $2 and r.outcome = 'matched' order by r.row_number limit $3`,
    [listId, after, limit],
  );
  return rows;
}

export interface RowsSummed {
  /** Rows that tell a place. */
  readonly placed: number;
  /** Of these, in another county or prefecture than the list's own. */
  readonly below: number;
  /** Whether a row is of one that is merely filed. */
  readonly filed: boolean;
}

/** What the rows of a list tell of the list. */
export async function sumRows(client: ClientBase, listId: string, regionCode: string): Promise<RowsSummed> {
  const { rows } = await client.query<RowsSummed>(
    `select count(*) filter (where told)::int as placed, count(*) filter (where told and left(region_code, 6) <> left($2, 6))::int as below,
       coalesce(bool_or(read -> 'values' -> 'texts' ->> 'registerKind' = 'filed'), false) as filed
     from complete_list_row cross join lateral (select region_code is not null and reading = 'read' as told) t where list_id = $1`,
    [listId, regionCode],
  );
  return rows[0] ?? { placed: 0, below: 0, filed: false };
}

/** Of ours: what stands within a list's scope on its day. Merely filed ones only where the list holds such. */
const IN_SCOPE = `o.ended_on is null and o.pos between $1 and $2 and ($3::uuid is null or o.registrar_id is null or o.registrar_id = $3)
  and o.org_type = any ($4::text[]) and coalesce(o.founded_on <= $5::date, true)
  and (o.register_kind = 'registered' or $6)`;

/** Where a list of ours is looked for. */
export interface OurScope extends Pick<ListScope, 'registrarId' | 'types' | 'listedOn'> {
  readonly range: readonly [from: number, to: number];
  /** Whether merely filed ones belong to it. */
  readonly filed: boolean;
}

function scopeValues({ range: [from, to], registrarId, types, listedOn, filed }: OurScope) {
  return [from, to, registrarId, types, listedOn, filed];
}

/** Where a list of a reach ends: the place itself, or all below it. */
export function rangeOf(reach: Reach, interval: { readonly from: number; readonly to: number }) {
  return [interval.from, reach === 'own' ? interval.from : interval.to] as const;
}

/** How many of ours stand within the scope of a list. */
export async function countOurs(client: ClientBase, scope: OurScope): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from social_org o where ${IN_SCOPE}`,
    scopeValues(scope),
  );
  return rows[0]?.n ?? 0;
}

/** Keeps each of ours that no row means, nor may mean, as a difference. @returns how many */
export async function insertAbsent(client: ClientBase, listId: string, scope: OurScope): Promise<number> {
  const { rowCount } = await client.query(
    `insert into list_difference (list_id, kind, social_org_id, name, name_key, credit_code)
     select $7, 'ours_only', o.id, o.name, o.name_key, o.credit_code from social_org o
     where ${IN_SCOPE} and not exists (select from complete_list_row r where r.list_id = $7 and r.social_org_id = o.id)
       and o.id <> all (array(select unnest(held) from complete_list_row where list_id = $7 and held <> '{}'))
     order by o.pos, o.name_key`,
    [...scopeValues(scope), listId],
  );
  return rowCount ?? 0;
}
