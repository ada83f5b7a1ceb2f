import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { v7 } from 'uuid';
import { performTakeBack } from '../src/features/imports/server/perform-take-back.ts';
import { type ImportResult, openUploadFolder, runImport } from '../src/features/imports/server/public.ts';
import { planOf } from '../src/features/imports/server/read-take-back-plan.ts';
import type { RunRow } from '../src/features/imports/server/runs.queries.ts';
import {
  beginTakeBack,
  type FactRow,
  takeBackFacts,
} from '../src/features/imports/server/take-back.queries.ts';
import { loadPlaces } from '../src/features/places/server/public.ts';
import { foldName } from '../src/platform/kernel/fold-name.ts';
import { isRefusal } from '../src/platform/kernel/refusal.ts';
import { createSealer } from '../src/platform/server/crypto/seal.ts';
import { createPool } from '../src/platform/server/database/connection.ts';
import { ROOT_SCOPE } from '../src/platform/server/database/scope.ts';
import { type Acting, readScoped, writeScoped } from '../src/platform/server/database/scoped.ts';
import { openForCommand } from '../src/platform/server/installation.ts';
import { writeSheet } from '../src/platform/server/sheets/write-sheet.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../src/platform/testing/temporary-folder.ts';

/**
 * Takes back a ledger of 10,000 organisations: 5,000 with a Party organisation and a secretary of their own that it brought,
 * 5,000 that it changed. Promised: a bounded time, about that of storing it; every counter as before.
 */
const ROWS = 10_000;
const OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测量' };
const TITLES = [
  '单位名称',
  '类型',
  '所属镇街',
  '从业人员',
  '党组织名称',
  '组建方式',
  '书记姓名',
  '正式党员数',
];
const TODAY = '2026-11-22';

function* organisations(from: number, to: number, staff: number): Generator<string[]> {
  for (let index = from; index < to; index++)
    yield [
      `第${index}协会`,
      '社会团体',
      '洋县',
      String(staff + (index % 9)),
      `第${index}协会党支部`,
      '单独组建',
      `书记${index}`,
      '3',
    ];
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

const dataFolder = makeTemporaryFolder();
const installation = await openForCommand({ dataFolder });
try {
  const { owner, app } = installation.database;
  const [ownerPool, pool] = [createPool(owner, { max: 2 }), createPool(app, { max: 4, pipeline: true })];
  const sealer = createSealer(randomBytes(32));
  await loadPlaces(ownerPool);
  await ownerPool.query(`update installation set region_code = '610723000'`);
  await writeScoped(pool, OPERATOR, { changeOn: '2020-01-01' }, (client) =>
    client.query(
      `insert into party_org (id, parent_id, pos, name, name_key, kind, region_code, region_pos, first_on)
       values ($1::uuid, null, party_tree_place($1::uuid, null), '测量党工委', $2, 'work_committee', '610723000', 610723000, '2020-01-01')`,
      [v7(), foldName('测量党工委')],
    ),
  );

  const store = async (from: number, to: number, staff: number, ledgerOn: string): Promise<ImportResult> => {
    const columns = TITLES.map((title) => ({ title, kind: 'text' as const }));
    const rows = organisations(from, to, staff);
    const bytes = await buffer(Readable.from(writeSheet({ name: '台账', columns, rows })));
    const since = performance.now();
    const result = await runImport({
      pool,
      acting: OPERATOR,
      sealer,
      kind: 'ledger',
      bytes,
      fileName: '台账.xlsx',
      today: TODAY,
      dryRun: false,
      settings: { ledgerOn },
    });
    if (isRefusal(result)) throw new Error(result.message);
    console.log(
      `stored ${to - from} rows: created ${result.created}, changed ${result.changed}: ${seconds(since)} s`,
    );
    return result;
  };
  await store(0, ROWS / 2, 10, '2025-01-01');
  const { importId } = await store(0, ROWS, 30, '2026-01-01');

  let since = performance.now();
  const { plan, digest } = planOf(await readScoped<FactRow>(pool, OPERATOR, takeBackFacts(importId)));
  const [withdrawn, setBack, kept] = [plan.withdrawn.length, plan.setBack.length, plan.kept.length];
  console.log(`shown: withdrawn ${withdrawn}, set back ${setBack}, kept ${kept}: ${seconds(since)} s`);

  since = performance.now();
  const asked = { reason: '测量', rest: false, digest };
  const attempt = await writeScoped(pool, OPERATOR, { changeOn: TODAY }, (client) =>
    beginTakeBack(client, importId, asked),
  );
  const run = { id: importId, takeBack: asked, ledgerOn: '2026-01-01' } as RunRow;
  const refusal = await performTakeBack(
    { pool, sealer, folder: openUploadFolder(dataFolder, sealer) },
    { importId, attempt: attempt ?? 0, acting: OPERATOR, today: TODAY },
    run,
    {
      signal: new AbortController().signal,
      note: () => undefined,
      stopped: () => false,
      settled: async () => undefined,
    },
  );
  console.log(`taken back: ${refusal?.message ?? `${seconds(since)} s`}`);
  await ownerPool.query('select tally_fold_pending()');
  const { rows } = await ownerPool.query('select * from tally_drift()');
  console.log(`counters that differ from a full recount: ${rows.length}`);
  await Promise.all([ownerPool.end(), pool.end()]);
} finally {
  await installation.close();
  removeTemporaryFolder(dataFolder);
}
