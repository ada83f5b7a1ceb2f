import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Pool, PoolClient } from 'pg';
import type { Day } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { writeOrRefuse } from '../../../platform/server/database/refused-write.ts';
import { type Acting, writeScoped } from '../../../platform/server/database/scoped.ts';
import { SheetReadError } from '../../../platform/server/sheets/sheet-refusals.ts';
import { findRememberedColumns, insertUpload, openLedger, planByKey } from '../../imports/server/public.ts';
import type { UploadFolder } from '../../imports/server/public.ts';
import { missingFields } from '../../imports/mapping.rules.ts';
import { type DifferenceKind, differenceKinds, listedTypes, type Reach } from '../complete-list.ts';
import type { DifferenceView } from '../complete-lists.contract.ts';
import { isHalfFile } from '../list-scope.rules.ts';
import { type Comparison, compareList } from './compare-list.ts';
import type { ListToCompare } from './list-context.ts';
import { inOnePass } from './match.queries.ts';
import { finishComparing, insertList, supersedeEarlier } from './lists.queries.ts';
import { readRows } from './read-rows.ts';
import { findRefusedRows, type RowReason } from './rows.queries.ts';
import { findDifferenceRows } from './shown.queries.ts';
import { viewOf } from './show-differences.ts';
import { ownPlace } from './upload-list.ts';

export interface FileToCompare {
  readonly pool: Pool;
  readonly acting: Acting;
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly today: Day;
  readonly regionCode?: string | undefined;
  readonly listedOn?: Day | undefined;
  readonly reach?: Reach | undefined;
  readonly sealer: Sealer;
  /** Keeps the comparison, with the file, to be settled on the page; null: nothing is stored. */
  readonly keepIn: UploadFolder | null;
}

export interface ComparedFile extends Comparison {
  readonly listId: string;
  readonly listedOn: Day;
  readonly regionCode: string;
  readonly lists: Readonly<Record<DifferenceKind, readonly DifferenceView[]>>;
  readonly refused: readonly { readonly row: number; readonly reasons: readonly RowReason[] }[];
}

const PAGE = 5_000;

/** Compares a file in one transaction, which is rolled back unless the comparison is to be kept. */
export async function compareFile(file: FileToCompare): Promise<ComparedFile | Refusal> {
  const { pool, acting, today, keepIn } = file;
  try {
    const remembered = await writeScoped(pool, acting, { changeOn: today }, (client) =>
      findRememberedColumns(client, 'social_orgs', acting.accountId),
    );
    const ledger = await openLedger(file.bytes, file.fileName, 'social_orgs', remembered);
    if (isRefusal(ledger)) return ledger;
    const fed = ledger.mapping.some(({ field }) => field === 'creditCode');
    if (!fed && missingFields('social_orgs', ledger.mapping).length > 0) return NO_NAMES;
    return await writeOrRefuse(
      () =>
        writeScoped(
          pool,
          acting,
          { changeOn: today },
          async (client) => {
            await planByKey(client);
            const list = await beginList(client, file);
            await readRows({ client, list, ledger, mapping: ledger.mapping, sealer: file.sealer });
            const compared = await compareList({ client, list });
            if (keepIn !== null) await keep(client, list.id, compared);
            return describe(client, list, compared);
          },
          () => keepIn !== null,
        ),
      {},
    );
  } catch (error) {
    if (error instanceof SheetReadError) return error.refusal;
    throw error;
  }
}

const NO_NAMES = refuse(
  'import.missing-fields',
  '文件里没有认出“社会组织名称”或“统一社会信用代码”这两列，无法比对。请改正列名，或到“名单比对”页面上传并指定。',
);

async function beginList(client: PoolClient, file: FileToCompare): Promise<ListToCompare> {
  const { acting, bytes, fileName, today, keepIn } = file;
  const id = newId();
  const uploadId = keepIn === null ? null : newId();
  if (uploadId !== null) {
    const sha256 = createHash('sha256').update(bytes).digest();
    await insertUpload(client, acting, { id: uploadId, fileName, sizeBytes: bytes.length, sha256 });
    await keepIn?.write(uploadId, 'upload', bytes);
  }
  const list = {
    id,
    regionCode: file.regionCode ?? (await ownPlace(client, acting)),
    reach: file.reach ?? null,
    registrarId: null,
    types: listedTypes,
    listedOn: file.listedOn ?? today,
  };
  const layout = { skippedSheets: [] };
  await insertList(client, acting, { ...list, uploadId, fileName, state: 'comparing', sheet: 0, layout });
  return list;
}

async function keep(client: PoolClient, listId: string, compared: Comparison): Promise<void> {
  const state = isHalfFile(compared) ? 'doubtful' : 'compared';
  await finishComparing(client, { listId, attempt: 0 }, { state, ...compared });
  await supersedeEarlier(client, listId);
}

async function describe(
  client: PoolClient,
  list: ListToCompare,
  compared: Comparison,
): Promise<ComparedFile> {
  const lists: Partial<Record<DifferenceKind, DifferenceView[]>> = {};
  for (const kind of differenceKinds) lists[kind] = await allOf(client, list.id, kind);
  return {
    ...compared,
    listId: list.id,
    listedOn: list.listedOn,
    regionCode: list.regionCode,
    lists: lists as ComparedFile['lists'],
    refused: await findRefusedRows(client, list.id),
  };
}

async function allOf(client: PoolClient, listId: string, kind: DifferenceKind): Promise<DifferenceView[]> {
  const found: DifferenceView[] = [];
  for (let after = 0, more = true; more; ) {
    const asked = { kind, state: null, text: null, after, limit: PAGE };
    const rows = await inOnePass(client, () => findDifferenceRows(client, listId, asked));
    for (const row of rows) found.push(viewOf(row));
    more = rows.length === PAGE;
    after = rows.at(-1)?.id ?? after;
  }
  return found;
}
