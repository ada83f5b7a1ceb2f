import type { PoolClient } from 'pg';
import { isRefusal, type Refusal, refuse, type Warning, warn } from '../../../platform/kernel/refusal.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { createMemoryKeeper } from '../../../platform/server/keep-memory-low.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import type { ImportSettings } from '../../imports/import.ts';
import type { ReadRow } from '../../imports/import-row.ts';
import type { ColumnMapping } from '../../imports/recognise.rules.ts';
import { oneSpelling } from '../../imports/same-org.rules.ts';
import {
  createSameOrgFinder,
  createPlaceDirectory,
  digestOf,
  ImportCancelled,
  type OpenLedger,
  type PlaceDirectory,
  readLedgerRows,
} from '../../imports/server/public.ts';
import { identityOf, type SocialOrgIdentity } from '../../imports/social-org-row.rules.ts';
import type { RegionCode } from '../../places/region.ts';
import { everydayRegion } from '../../social-orgs/social-org.rules.ts';
import { saidBy } from '../said.rules.ts';
import { type ListToCompare, loadPlaceNames } from './list-context.ts';
import { sealPhones } from './row-phones.ts';
import { insertRows, type RowReason, type RowToStore } from './rows.queries.ts';

export interface FileToRead {
  readonly client: PoolClient;
  readonly list: ListToCompare;
  readonly ledger: OpenLedger;
  readonly mapping: readonly ColumnMapping[];
  readonly sealer: Sealer;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const BATCH = 2_000;
const NAMELESS = refuse(
  'complete-list.nameless',
  '这一行既没有社会组织名称，也没有统一社会信用代码，无法比对。请补填后重新上传。',
  { field: 'name' },
);

/** Reads a file to its end and keeps each row with what was understood of it; rows that can't be compared keep their reason. */
export async function readRows({
  client,
  list,
  ledger,
  mapping,
  sealer,
  signal,
  onProgress,
}: FileToRead): Promise<void> {
  const take = await createTaker(client, list, sealer);
  const keepMemoryLow = createMemoryKeeper();
  let waiting: ReadRow[] = [];
  let passedOver: RowToStore[] = [];
  let done = 0;
  // The database stores a batch while the next one is read.
  let storing = Promise.resolve();
  const flush = async (): Promise<void> => {
    if (signal?.aborted === true) throw new ImportCancelled();
    const rows = [...passedOver, ...(await take(waiting))];
    await storing;
    storing = insertRows(client, list.id, rows);
    // Should reading end with a fault of its own, nobody asks for this one any more.
    storing.catch(() => undefined);
    waiting = [];
    passedOver = [];
    keepMemoryLow();
    onProgress?.(done, ledger.sheet.rowCount);
  };
  for await (const row of readLedgerRows(ledger, 'social_orgs', mapping, settingsOf(list))) {
    done += 1;
    if (row.kind === 'skipped') passedOver.push(skippedRow(row.row, row.why));
    else waiting.push(row.read);
    if (waiting.length + passedOver.length >= BATCH) await flush();
  }
  await flush();
  await storing;
}

/** Of an import only what bears on reading. */
function settingsOf({ listedOn, regionCode }: ListToCompare): ImportSettings {
  return { ledgerOn: listedOn, regionCode, partyOrgId: '', partyOrgChosen: false, termMeaning: null };
}

async function createTaker(
  client: PoolClient,
  list: ListToCompare,
  sealer: Sealer,
): Promise<(reads: readonly ReadRow[]) => Promise<RowToStore[]>> {
  const places = createPlaceDirectory(client, list.regionCode);
  const namesAround = await loadPlaceNames(client);
  const doubles = createSameOrgFinder();
  return async (reads) => {
    const rows = reads.map((read) => ({ read, row: identityOf(read.values) }));
    await places.load(
      rows.flatMap(({ row }) => row.region ?? []),
      rows.flatMap(({ row }) => everydayRegion(row.draft) ?? []),
    );
    return rows.map(({ read, row }) => {
      const { place, reason } = placeOf(row, places);
      const doubled = () => {
        const name = oneSpelling(row.draft.name ?? '', namesAround(place ?? list.regionCode));
        const org = { name, creditCode: row.draft.creditCode ?? undefined, place };
        return doubles.check(org, read.row, digestOf(read, { name }));
      };
      return { ...storedRow(read, row, place, reason, doubled), ...keptOf(read, sealer) };
    });
  };
}

/** The place that a row names, else the one that its code tells; a name that no place bears is warned of. */
function placeOf(
  { region, draft }: SocialOrgIdentity,
  places: PlaceDirectory,
): { readonly place: RegionCode | null; readonly reason: Warning | null } {
  if (region !== undefined) {
    const found = places.find(region);
    if (!isRefusal(found)) return { place: found, reason: null };
    return { place: null, reason: warn(found.code, found.message, { field: 'region' }) };
  }
  const byCode = everydayRegion(draft);
  return { place: byCode === null ? null : places.nearest(byCode), reason: null };
}

function storedRow(
  read: ReadRow,
  row: SocialOrgIdentity,
  place: RegionCode | null,
  reason: Warning | null,
  doubled: () => Warning | Refusal | null,
): Omit<RowToStore, 'read' | 'phones'> {
  const { name, creditCode, status, endedOn } = saidBy(row, place);
  const found = [...read.reasons, ...(reason === null ? [] : [reason])];
  const unfit = unfitReason(read, name ?? creditCode) ?? doubled();
  const reading = unfit === null ? 'read' : isRefusal(unfit) ? 'refused' : 'skipped';
  return {
    row: read.row,
    reading,
    title: plain(name ?? creditCode ?? ''),
    name: name === null ? null : plain(name),
    nameKey: plain(foldName(name ?? '')),
    code: creditCode,
    place,
    type: row.draft.type ?? null,
    status,
    endedOn,
    reasons: [...found.filter((each) => each !== unfit), ...(unfit === null ? [] : [unfit])].map(shownReason),
  };
}

/** What is kept of what a row says. */
function keptOf({ values, extra, reasons }: ReadRow, sealer: Sealer): Pick<RowToStore, 'read' | 'phones'> {
  const { values: plainValues, phones } = sealPhones(values, sealer);
  return { read: { values: plainValues, extra, reasons }, phones };
}

/** A row is compared by its name or its code: without both, or with a wrong code, it can't be told whose it is. */
function unfitReason({ reasons }: ReadRow, known: string | null): Refusal | null {
  const wrongCode = reasons.find((each) => isRefusal(each) && each.field === 'creditCode');
  if (wrongCode !== undefined && isRefusal(wrongCode)) return wrongCode;
  return known === null ? NAMELESS : null;
}

function skippedRow(row: number, why: string): RowToStore {
  const nothing = {
    name: null,
    nameKey: '',
    code: null,
    place: null,
    type: null,
    status: null,
    endedOn: null,
  };
  return { row, reading: 'skipped', title: plain(why), ...nothing, reasons: [], read: null, phones: null };
}

export function shownReason({ kind, code, message, field }: Refusal | Warning): RowReason {
  return { kind, code, message: plain(message), field: field ?? null };
}

/** PostgreSQL keeps no zero bytes. */
function plain(text: string): string {
  return text.replaceAll('\0', '');
}
