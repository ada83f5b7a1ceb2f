import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { v7 } from 'uuid';
import { makeCreditCode } from '../../src/features/codes/credit-code.rules.ts';
import { loadPlaces } from '../../src/features/places/server/public.ts';
import { storeSocialOrgs } from '../../src/features/social-orgs/server/public.ts';
import { foldName } from '../../src/platform/kernel/fold-name.ts';
import { createSealer } from '../../src/platform/server/crypto/seal.ts';
import { createPool } from '../../src/platform/server/database/connection.ts';
import { ROOT_SCOPE } from '../../src/platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../../src/platform/server/database/scoped.ts';
import { type Installation, openForCommand } from '../../src/platform/server/installation.ts';
import { projectRoot } from '../../src/platform/server/project-root.ts';
import { writeSheet } from '../../src/platform/server/sheets/write-sheet.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../src/platform/testing/temporary-folder.ts';

/**
 * Compares a registering department's complete list of 100,000 rows and 11 columns with as many organisations of a prefecture: one
 * row in a hundred new, renamed, struck off, without a code, with a wrong one, two with another address. What is measured is the
 * built command, its start and its answer included. Promised: 15 s.
 */
const ROWS = 100_000;
const PROMISED_SECONDS = 15;
const OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测量' };
const COUNTIES = ['610702', '610703', '610722', '610723', '610724', '610725', '610726', '610727', '610728'];
const TITLES = [
  '序号',
  '社会组织名称',
  '统一社会信用代码',
  '组织类型',
  '登记状态',
  '注销日期',
  '成立登记日期',
  '住所',
  '法定代表人',
  '登记管理机关',
  '业务主管单位',
];

interface Org {
  readonly name: string;
  readonly code: string;
  readonly regionCode: string;
  readonly address: string;
  readonly person: string;
  readonly foundedOn: string;
}

function orgOf(index: number): Org {
  const county = COUNTIES[index % COUNTIES.length] ?? '';
  return {
    name: `第${index}号志愿服务协会`,
    code: makeCreditCode({ prefix: '51', region: county, subject: `MQ${String(index).padStart(6, '0')}` }),
    regionCode: `${county}000`,
    address: `人民路${index}号`,
    person: `张三${index}`,
    foundedOn: `${2000 + (index % 20)}-0${1 + (index % 9)}-15`,
  };
}

/** The wrong ones lie apart, so that each of them is one difference. */
function* listed(): Generator<(string | null)[]> {
  for (let index = 0; index < ROWS; index += 1) {
    const { name, code, address, person, foundedOn } = orgOf(index % 100 === 7 ? ROWS + index : index);
    const at = index % 100;
    yield [
      String(index + 1),
      at === 17 ? name.replace('协会', '联合会') : name,
      at === 27 ? null : at === 37 ? `${code.slice(0, 17)}?` : code,
      '社会团体',
      at === 47 ? '注销' : '正常',
      at === 47 ? '2026-05-20' : null,
      foundedOn,
      at === 57 || at === 67 ? '新区大道 1 号' : address,
      person,
      '汉中市民政局',
      null,
    ];
  }
}

async function makeFile(path: string): Promise<void> {
  const columns = TITLES.map((title) => ({ title, kind: 'text' as const }));
  await pipeline(
    Readable.from(writeSheet({ name: '名单', columns, rows: listed() })),
    createWriteStream(path),
  );
}

async function prepare({ database }: Installation): Promise<void> {
  const [owner, pool] = [
    createPool(database.owner, { max: 1 }),
    createPool(database.app, { max: 1, pipeline: true }),
  ];
  await loadPlaces(owner);
  await writeScoped(pool, OPERATOR, { changeOn: '2020-01-01' }, async (client) => {
    const [root, registrar] = [v7(), v7()];
    await client.query(
      `insert into party_org (id, parent_id, pos, name, name_key, kind, region_code, region_pos, first_on)
       values ($1::uuid, null, party_tree_place($1::uuid, null), $2, $3, 'work_committee', '610700000', 610700000, '2020-01-01')`,
      [root, '测量党工委', foldName('测量党工委')],
    );
    await client.query(
      `insert into supervising_body (id, name, name_key, region_code) values ($1, $2, $3, '610700000')`,
      [registrar, '汉中市民政局', foldName('汉中市民政局')],
    );
    const orgs = Array.from({ length: ROWS }, (_, index) => orgOf(index)).map(
      ({ name, code, person, ...rest }) => ({
        draft: {
          ...rest,
          name,
          creditCode: code,
          type: 'association' as const,
          legalRepresentative: person,
          registrarId: registrar,
          responsiblePartyOrgId: root,
        },
      }),
    );
    await storeSocialOrgs(client, orgs, {
      ledgerOn: '2020-01-01',
      actorName: '测量',
      sealer: createSealer(randomBytes(32)),
    });
  });
  await owner.query('vacuum analyze');
  await Promise.all([owner.end(), pool.end()]);
}

interface Answer {
  readonly rows: Readonly<Record<string, number>>;
  readonly [list: string]: unknown;
}

/** The built program's own command, from its start to its end: what a person waits for. */
async function compareOnce(dataFolder: string, path: string): Promise<void> {
  const before = backendCpu(dataFolder);
  const startedAt = performance.now();
  const command = spawn(
    process.execPath,
    [join(projectRoot(), 'dist', 'cli.js'), 'compare-list', path, '--json', '--region', '6107', '--complete'],
    { env: { ...process.env, SHEZUTONG_DATA: dataFolder }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const watched = watch(command.pid ?? 0);
  const printed = await text(command.stdout);
  const seconds = (performance.now() - startedAt) / 1000;
  const { cpuSeconds, megabytes } = watched.stop();
  const answer = JSON.parse(printed) as Answer;
  const lists = ['theirsOnly', 'oursOnly', 'endedThere', 'renamed', 'differing'].map(
    (list) => `${list} ${(answer[list] as { count: number }).count}`,
  );
  console.log(
    `${seconds.toFixed(1)} s (promised ${PROMISED_SECONDS} s, ${(seconds / PROMISED_SECONDS).toFixed(2)} of it)  ` +
      `${cpuSeconds.toFixed(1)} s node CPU  ${(backendCpu(dataFolder) - before).toFixed(1)} s PostgreSQL CPU  ${Math.round(megabytes)} MB`,
  );
  console.log(`${JSON.stringify(answer.rows)}  ${lists.join(', ')}`);
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
    const file = join(dataFolder, 'database', 'cluster', 'postmaster.pid');
    const pid = readFileSync(file, 'utf8').split('\n')[0];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

/** As autovacuum may after a comparison that was not kept: it says of the tables that they have pages and no rows. */
async function forgetRows({ database }: Installation): Promise<void> {
  const owner = createPool(database.owner, { max: 1 });
  await owner.query('analyze complete_list_row, list_difference');
  await owner.end();
}

export async function measureFullList(): Promise<void> {
  const folder = makeTemporaryFolder();
  const dataFolder = join(folder, 'data');
  const path = join(folder, 'list.xlsx');
  try {
    execFileSync(process.execPath, [join(projectRoot(), 'scripts', 'build.mjs'), '--server-only'], {
      stdio: 'inherit',
    });
    await makeFile(path);
    const installation = await openForCommand({ dataFolder });
    await prepare(installation);
    // Stays open: what is measured is the comparison, not PostgreSQL's start.
    console.log('a complete list of 100,000 rows, 11 columns, beside 100,000 organisations');
    await compareOnce(dataFolder, path);
    await forgetRows(installation);
    await compareOnce(dataFolder, path);
    await installation.close();
  } finally {
    removeTemporaryFolder(folder, dataFolder);
  }
}
