import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPool } from '../../platform/server/database/connection.ts';
import { openForCommand } from '../../platform/server/installation.ts';
import { fuzzApp } from './fuzz-app.ts';
import { isPassed, routeLines, summaryLines } from './fuzz-summary.ts';
import { openWorld } from './open-world.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '' },
    routes: { type: 'boolean', default: false },
  },
});
const requests = Number(values.requests);
const seed = values.seed === '' ? Date.now() % 1_000_000 : Number(values.seed);
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
  console.error('npm run fuzz -- [--requests N] [--seed S] [--routes], N and S whole numbers');
  process.exit(2);
}
// Ctrl-C ends the run, not the clearing up after it.
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
// Other accounts can pass, so that the database lies in it and goes with it.
const dataFolder = mkdtempSync(join(tmpdir(), 'szt-fuzz-'));
chmodSync(dataFolder, 0o711);
let passed = false;
try {
  passed = await run();
} finally {
  const elsewhere = join(dataFolder, 'database-folder');
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
process.exit(passed ? 0 : 1);

/** Always in a database of its own, whatever the environment names. */
async function run(): Promise<boolean> {
  const installation = await openForCommand({ dataFolder, env: {}, durable: false });
  const { database, key } = installation;
  const { app: settings, jobs, roles } = database;
  const appPool = createPool(settings, { max: 8, pipeline: true });
  const ownerPool = createPool(database.owner, { max: 4 });
  try {
    const world = await openWorld({ appPool, ownerPool, app: settings, jobs, roles, key, dataFolder });
    console.log(`seed ${seed}`);
    const onFault = (text: string) => console.log(text);
    const outcome = await fuzzApp({ ...world, requests, seed, signal: stopping.signal, onFault });
    await world.app.close();
    for (const line of values.routes ? routeLines(outcome) : []) console.log(line);
    for (const line of summaryLines(outcome)) console.log(line);
    return isPassed(outcome);
  } finally {
    await Promise.all([appPool.end(), ownerPool.end()]);
    await installation.close();
  }
}
