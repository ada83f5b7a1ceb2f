import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { sealLines, verifyChain } from '../src/features/audit/server/public.ts';
import { createPool } from '../src/platform/server/database/connection.ts';
import { ROOT_SCOPE } from '../src/platform/server/database/scope.ts';
import { type Acting, writeScoped } from '../src/platform/server/database/scoped.ts';
import { openForCommand } from '../src/platform/server/installation.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../src/platform/testing/temporary-folder.ts';

/**
 * 32 writers, each with a connection of its own, as fast as they can: a change with its line in one transaction. Once without
 * the chain (no numbers of transactions indexed, nobody sealing), once with it and a seal every second; turn by turn, so that
 * both meet the same machine. Promised: at least 0.8 × the rate.
 */
const WRITERS = 32;
const TURNS = 5;
const SECONDS = 6;
const PROMISED = 0.8;
const OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测量' };
const INDEXES = ['change_line', 'look_line'];

const folder = makeTemporaryFolder();
const installation = await openForCommand({ dataFolder: folder });
const owner = createPool(installation.database.owner, { max: 2 });
const app = createPool(installation.database.app, { max: WRITERS, pipeline: true });
const key = randomBytes(32);
const keys = () => [key] as const;
try {
  await prepare(app);
  await run(SECONDS, false);
  const rates = { without: 0, with: 0 };
  let longest = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    await dropIndexes(owner);
    rates.without += (await run(SECONDS, false)).rate / TURNS;
    await makeIndexes(owner);
    await sealLines(owner, keys);
    const sealed = await run(SECONDS, true);
    rates.with += sealed.rate / TURNS;
    longest = Math.max(longest, sealed.longestMs);
  }
  const ratio = rates.with / rates.without;
  console.log(`${WRITERS} writers without the chain  ${rates.without.toFixed(0)} changes a second`);
  console.log(`${WRITERS} writers with the chain     ${rates.with.toFixed(0)} changes a second`);
  console.log(`ratio ${ratio.toFixed(2)}  (promised: at least ${PROMISED})`);
  console.log(`from one seal to the next ${(longest / 1000).toFixed(2)} s at most  (promised: 2 s)`);
  await sealLines(owner, keys);
  const began = performance.now();
  const report = await verifyChain(owner, { keys, heads: [] });
  const seconds = (performance.now() - began) / 1000;
  console.log(`verified ${report.lines} lines in ${report.seals} seals in ${seconds.toFixed(1)} s`);
  if (ratio < PROMISED || report.fault !== null) process.exitCode = 1;
} finally {
  await Promise.all([owner.end(), app.end()]);
  await installation.close();
  removeTemporaryFolder(folder);
}

/** One record a writer: they meet in the log alone. */
async function prepare(pool: Pool): Promise<void> {
  await writeScoped(pool, OPERATOR, { changeOn: '2026-01-01' }, async (client) => {
    for (let writer = 0; writer < WRITERS; writer += 1)
      await client.query(
        `insert into account (id, sign_in_name, display_name) values (gen_random_uuid(), $1, '测量')`,
        [`writer${writer}`],
      );
  });
}

async function run(
  seconds: number,
  sealing: boolean,
): Promise<{ readonly rate: number; readonly longestMs: number }> {
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  const seals = sealing ? sealUntil(until) : Promise.resolve(0);
  const counts = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeUntil(writer, until)));
  const took = (performance.now() - began) / 1000;
  return { rate: counts.reduce((sum, count) => sum + count, 0) / took, longestMs: await seals };
}

async function writeUntil(writer: number, until: number): Promise<number> {
  let count = 0;
  for (; performance.now() < until; count += 1) {
    await writeScoped(app, OPERATOR, { changeOn: '2026-01-01' }, async (client) => {
      const { rows } = await client.query<{ id: string }>({
        name: 'bench-change',
        text: 'update account set display_name = $2 where sign_in_name = $1 returning id',
        values: [`writer${writer}`, `测量 ${count}`],
      });
      await client.query({
        name: 'bench-line',
        text: `insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
          values (acting_account(), acting_name(), 'account', $1, 'change', $2, change_on())`,
        values: [rows[0]?.id, JSON.stringify({ displayName: [`测量 ${count - 1}`, `测量 ${count}`] })],
      });
    });
  }
  return count;
}

/** As the server does it. @returns the longest time from the beginning of one seal to the end of the next */
async function sealUntil(until: number): Promise<number> {
  let longest = 0;
  let began = performance.now();
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const next = performance.now();
    await sealLines(owner, keys);
    longest = Math.max(longest, performance.now() - began);
    began = next;
  }
  return longest;
}

async function dropIndexes(pool: Pool): Promise<void> {
  for (const table of INDEXES) await pool.query(`drop index if exists ${table}_xid`);
}

async function makeIndexes(pool: Pool): Promise<void> {
  for (const table of INDEXES) await pool.query(`create index ${table}_xid on ${table} (xid)`);
}
