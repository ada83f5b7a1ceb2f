import type { PoolClient } from 'pg';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { refuse } from '../../../platform/kernel/refusal.ts';
import { isEndedStatus, type SocialOrgStatus } from '../../codes/tables/social-org.ts';
import { ImportCancelled } from '../../imports/server/public.ts';
import { intervalOf } from '../../places/region.rules.ts';
import { differencesOf } from '../classify.rules.ts';
import { type Absence, noRows, type Reach, type RowCounts } from '../complete-list.ts';
import { reachOf } from '../list-scope.rules.ts';
import { keysOf, type Match, matchByName, settleRivals } from '../match.rules.ts';
import { saidOf } from '../said.rules.ts';
import {
  carryDeclined,
  clearOpen,
  type DifferenceToStore,
  dropDeclined,
  insertDifferences,
  insertTheirs,
} from './differences.queries.ts';
import { type ListToCompare, loadPlaceNames, type PlaceNamesAround } from './list-context.ts';
import {
  type BearerRow,
  countOurs,
  findBearers,
  findPairs,
  findUnmatched,
  inOnePass,
  insertAbsent,
  joinByCode,
  type MatchToStore,
  type PairRow,
  rangeOf,
  refuseElsewhere,
  storeMatches,
  sumRows,
  type UnmatchedRow,
} from './match.queries.ts';
import { shownReason } from './read-rows.ts';
import { countRows } from './rows.queries.ts';

export interface Comparison extends Absence {
  readonly counts: RowCounts;
  readonly reach: Reach;
}

export interface ComparisonRun {
  readonly client: PoolClient;
  readonly list: ListToCompare;
  readonly signal?: AbortSignal | undefined;
}

const BATCH = 4_000;
const ELSEWHERE = shownReason(
  refuse(
    'import.code-elsewhere',
    '该统一社会信用代码不能由此比对：它可能已在其他范围登记。请核对代码；代码无误的，请联系上级。',
    { field: 'creditCode' },
  ),
);
const UNCLEAR = shownReason(
  refuse(
    'complete-list.unclear',
    '有同名的社会组织（或名单里有两行同名），无法确定是哪一家，这几家都不算作民政没有。请在名单里填写统一社会信用代码或所属行政区划后重新上传。',
    { field: 'name' },
  ),
);
const ENDED_UNKNOWN = shownReason({
  kind: 'warning',
  code: 'complete-list.ended-unknown',
  message: '名单上已注销，本系统里也没有在册的，不用处理。',
});

/**
 * Lays the rows of a list, as they were read, beside today's records within the caller's sight: joins them, keeps each difference,
 * carries over what was declined before. Changes no record.
 */
export async function compareList(run: ComparisonRun): Promise<Comparison> {
  const { client, list } = run;
  const namesAround = await loadPlaceNames(client);
  await clearOpen(client, list.id);
  await joinByCode(client, list.id);
  await refuseElsewhere(client, list.id, ELSEWHERE);
  await joinByName(run, namesAround);
  const { filed, ...placed } = await sumRows(client, list.id, list.regionCode);
  const reach = reachOf(list.reach, list.regionCode, placed);
  const scope = { ...list, range: rangeOf(reach, intervalOf(list.regionCode)), filed };
  await insertTheirs(client, list.id);
  const absent = await inOnePass(client, () => insertAbsent(client, list.id, scope));
  await comparePairs(run, namesAround);
  await inOnePass(client, async () => {
    await dropDeclined(client, list.id);
    await carryDeclined(client, list.id);
  });
  const ours = await countOurs(client, scope);
  return { counts: { ...noRows(), ...(await countRows(client, list.id)) }, ours, absent, reach };
}

/** Rows page by page, in the order of the file. */
async function* pagesOf<Row extends { readonly row: number }>(
  { signal }: ComparisonRun,
  find: (after: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let next = find(0);
  for (let more = true; more; ) {
    if (signal?.aborted === true) throw new ImportCancelled();
    const rows = await next;
    more = rows.length === BATCH;
    // The database finds a page while the last one is worked on.
    if (more) next = find(rows.at(-1)?.row ?? 0);
    next.catch(() => undefined);
    if (rows.length > 0) yield rows;
  }
}

async function joinByName(run: ComparisonRun, namesAround: PlaceNamesAround): Promise<void> {
  const { client, list } = run;
  const unmatched: UnmatchedRow[] = [];
  const matches = new Map<number, Match>();
  for await (const rows of pagesOf(run, (after) => findUnmatched(client, list.id, after, BATCH))) {
    const keys = new Map(
      rows.map((row) => [row.row, keysOf(row, namesAround(row.place ?? list.regionCode))]),
    );
    const bearers = groupByKey(await findBearers(client, list.id, [...new Set([...keys.values()].flat())]));
    for (const row of rows) {
      unmatched.push(row);
      matches.set(row.row, matchByName(row, keys.get(row.row) ?? [], bearers));
    }
  }
  const settled = settleRivals(matches);
  for (let start = 0; start < unmatched.length; start += BATCH) {
    const batch = unmatched.slice(start, start + BATCH);
    await storeMatches(
      client,
      list.id,
      batch.map((row) => storedMatch(row, settled.get(row.row) ?? { kind: 'none' })),
    );
  }
}

function groupByKey(bearers: readonly BearerRow[]): Map<string, BearerRow[]> {
  const grouped = new Map<string, BearerRow[]>();
  for (const bearer of bearers) {
    const same = grouped.get(bearer.key);
    if (same === undefined) grouped.set(bearer.key, [bearer]);
    else same.push(bearer);
  }
  return grouped;
}

/** A row that was refused gets nothing; but whom it may mean is not taken for absent. */
function storedMatch({ row, outcome, status }: UnmatchedRow, match: Match): MatchToStore {
  const held = match.kind === 'meant' ? [match.id] : match.kind === 'unclear' ? match.ids : [];
  if (outcome === 'refused') return { row, outcome, org: null, held, verdict: null };
  if (match.kind === 'meant') return { row, outcome: 'matched', org: match.id, held: [], verdict: null };
  if (match.kind === 'unclear') return { row, outcome: 'refused', org: null, held, verdict: UNCLEAR };
  const over = status !== null && isEndedStatus(status as SocialOrgStatus);
  return {
    row,
    outcome: over ? 'skipped' : 'new',
    org: null,
    held: [],
    verdict: over ? ENDED_UNKNOWN : null,
  };
}

async function comparePairs(run: ComparisonRun, namesAround: PlaceNamesAround): Promise<void> {
  const { client, list } = run;
  for await (const pairs of pagesOf(run, (after) => findPairs(client, list.id, after, BATCH))) {
    const differences = pairs.flatMap((pair) => differencesOfPair(pair, list, namesAround));
    if (differences.length > 0) await insertDifferences(client, list.id, differences);
  }
}

function differencesOfPair(
  { row, values, place, socialOrgId, ...ours }: PairRow,
  { listedOn }: ListToCompare,
  namesAround: PlaceNamesAround,
): DifferenceToStore[] {
  const said = saidOf(values, place);
  const placeNames = namesAround(place ?? ours.regionCode);
  const name = said.name ?? ours.name;
  return differencesOf(said, ours, { listedOn, placeNames }).map(({ kind, fields }) => ({
    kind,
    row,
    org: socialOrgId,
    name,
    nameKey: foldName(name),
    code: said.creditCode,
    fields,
  }));
}
