import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { v7 } from 'uuid';
import { drawPerson } from '../src/features/demo/draw-person.ts';
import { createRandom } from '../src/features/demo/random.ts';
import { makeIdentityNumber } from '../src/features/codes/identity-number.rules.ts';
import type { ImportResult } from '../src/features/imports/server/public.ts';
import { loadPlaces } from '../src/features/places/server/public.ts';
import { foldName } from '../src/platform/kernel/fold-name.ts';
import { createPool } from '../src/platform/server/database/connection.ts';
import { ROOT_SCOPE } from '../src/platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../src/platform/server/database/scoped.ts';
import { type Installation, openForCommand } from '../src/platform/server/installation.ts';
import { writeSheet } from '../src/platform/server/sheets/write-sheet.ts';
import { projectRoot } from '../src/platform/server/project-root.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../src/platform/testing/temporary-folder.ts';

/**
 * Imports 100,000 members with identity numbers from an .xlsx of 14 columns, with every check, one row in a hundred
 * refused, the marked file included; then the same file again, when nothing changes. What is measured is the built
 * command, its start included. Promised: 10 s and 500 MB.
 */
const ROWS = 100_000;
const BRANCHES = 700;
const OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测量' };
const TITLES = [
  '序号',
  '姓名',
  '公民身份号码',
  '性别',
  '民族',
  '出生年月',
  '学历',
  '入党时间',
  '转正时间',
  '党员类别',
  '所在党支部',
  '工作单位',
  '联系电话',
  '备注',
];

function* people(): Generator<string[]> {
  const random = createRandom(20_261_122);
  for (let index = 0; index < ROWS; index++) {
    const year = 1960 + (index % 40);
    const month = String(1 + (index % 12)).padStart(2, '0');
    const sex = index % 2 === 0 ? '1' : '2';
    // Year, month and sex come round after 120 people; the day and the order tell the rest apart.
    const date = String(1 + (Math.floor(index / 120) % 28)).padStart(2, '0');
    const sequence = Math.floor(index / 3360);
    const number = makeIdentityNumber({
      region: '990000',
      bornOn: `${year}-${month}-${date}`,
      sex,
      sequence,
    });
    const wrong = index % 100 === 99 ? (sex === '1' ? '女' : '男') : sex === '1' ? '男' : '女';
    const branch = index % BRANCHES;
    yield [
      String(index + 1),
      drawPerson(random).name,
      number,
      wrong,
      index % 9 === 0 ? '回' : '汉族',
      `${year}.${month}`,
      '本科',
      `${year + 25}年7月1日`,
      `${year + 26}/7/1`,
      '正式',
      `第${branch}协会党支部`,
      `第${branch}协会`,
      `138${String(index).padStart(8, '0')}`,
      '台账备注',
    ];
  }
}

async function makeFile(path: string): Promise<void> {
  const columns = TITLES.map((title) => ({ title, kind: 'text' as const }));
  await pipeline(
    Readable.from(writeSheet({ name: '党员', columns, rows: people() })),
    createWriteStream(path),
  );
}

/** A county's tree: a committee with its branches, each covering one organisation. */
async function prepare(installation: Installation): Promise<void> {
  const { owner, app } = installation.database;
  const [ownerPool, pool] = [createPool(owner, { max: 1 }), createPool(app, { max: 1, pipeline: true })];
  await loadPlaces(ownerPool);
  await writeScoped(pool, OPERATOR, { changeOn: '2020-01-01' }, async (client) => {
    const root = v7();
    const insertPartyOrg = (id: string, parent: string | null, name: string, kind: string) =>
      client.query(
        `insert into party_org (id, parent_id, pos, name, name_key, kind, region_code, region_pos, first_on)
         values ($1::uuid, $2::uuid, party_tree_place($1::uuid, $2::uuid), $3, $4, $5, '610723000', 610723000, '2020-01-01')`,
        [id, parent, name, foldName(name), kind],
      );
    await insertPartyOrg(root, null, '测量党工委', 'work_committee');
    for (let index = 0; index < BRANCHES; index++) {
      const [branch, unit] = [v7(), v7()];
      await insertPartyOrg(branch, root, `第${index}协会党支部`, 'branch');
      await client.query(
        `insert into social_org (id, name, name_key, org_type, first_on, region_code, pos, responsible_party_org_id, party_pos)
         select $1, $2, $3, 'association', '2020-01-01', '610723000', 610723000, id, pos from party_org where id = $4`,
        [unit, `第${index}协会`, foldName(`第${index}协会`), root],
      );
      await client.query(
        `insert into coverage_relation (id, social_org_id, party_org_id, way, valid) values ($1, $2, $3, 'sole', '[2020-01-01,)')`,
        [v7(), unit, branch],
      );
    }
  });
  await Promise.all([ownerPool.end(), pool.end()]);
}

/** The built program's own command, from its start to its end: what a person waits for. */
async function importOnce(dataFolder: string, path: string): Promise<void> {
  const startedAt = performance.now();
  const marked = `${path}.marked.xlsx`;
  const command = spawn(
    process.execPath,
    [join(projectRoot(), 'dist', 'cli.js'), 'import', 'members', path, '--json', '--out', marked],
    { env: { ...process.env, SHEZUTONG_DATA: dataFolder }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const backendBefore = backendCpu(dataFolder);
  const watched = watch(command.pid ?? 0);
  const printed = await text(command.stdout);
  const seconds = (performance.now() - startedAt) / 1000;
  const { cpuSeconds, megabytes } = watched.stop();
  const { created, changed, unchanged, skipped, refused } = JSON.parse(printed) as ImportResult;
  console.log(
    `${seconds.toFixed(1)} s  ${Math.round(ROWS / seconds)} rows/s  ${cpuSeconds.toFixed(1)} s node CPU  ${(backendCpu(dataFolder) - backendBefore).toFixed(1)} s PostgreSQL CPU  ` +
      `${Math.round(megabytes)} MB  created ${created}, changed ${changed}, unchanged ${unchanged}, skipped ${skipped}, refused ${refused.length}, ` +
      `marked file ${Math.round(statSync(marked).size / 1024)} kB`,
  );
}

/** CPU and the most memory of a process while it runs; Linux only, else 0. */
function watch(pid: number): { stop(): { cpuSeconds: number; megabytes: number } } {
  const seen = { cpuSeconds: 0, megabytes: 0 };
  const timer = setInterval(() => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      seen.cpuSeconds = (Number(fields[11]) + Number(fields[12])) / 100;
      const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      // One that has just ended has no memory any more.
      if (most !== undefined) seen.megabytes = Number(most) / 1024;
    } catch {
      // It has just ended, or this is not Linux.
    }
  }, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return seen;
    },
  };
}

/** Seconds that the ended backends of the PostgreSQL server of this bench have worked; Linux only, else 0. */
function backendCpu(dataFolder: string): number {
  try {
    const pid = readFileSync(join(dataFolder, 'database', 'cluster', 'postmaster.pid'), 'utf8').split(
      '\n',
    )[0];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

async function runAll(): Promise<void> {
  const folder = makeTemporaryFolder();
  const dataFolder = join(folder, 'data');
  const path = join(folder, 'members.xlsx');
  try {
    execFileSync(process.execPath, [join(projectRoot(), 'scripts', 'build.mjs'), '--server-only'], {
      stdio: 'inherit',
    });
    await makeFile(path);
    const installation = await openForCommand({ dataFolder });
    await prepare(installation);
    // Stays open: what is measured is the import, not PostgreSQL's start.
    console.log('100,000 members, 14 columns');
    await importOnce(dataFolder, path);
    console.log('the same file again');
    await importOnce(dataFolder, path);
    await installation.close();
  } finally {
    removeTemporaryFolder(folder, dataFolder);
  }
}

await runAll();
