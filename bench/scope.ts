import { presetCodes } from '../src/features/demo/presets.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { type Cost, costOf } from './lib/measure.ts';

/**
 * What row-level rules cost: list pages as the application's role, and in the same run as a role that they don't bind. Both go
 * through the whole application and ask the same
 * statements. BENCH_PRESETS=nation takes another size.
 */
const PRESET = presetCodes.find((code) => code === process.env.BENCH_PRESETS) ?? 'hengyang';
const PROMISED = 1.3;
const ROUNDS = 5;
const TIMES = 60;
const PAGES = ['/api/social-orgs?size=20', '/api/party-orgs?size=20', '/api/members?size=20'];

const data = await openBigData(PRESET, () => undefined);
try {
  console.log(`\n# ${PRESET}`);
  for (const signInName of ['officer', 'suboffice']) {
    const headers = await data.signIn(signInName);
    for (const url of PAGES) await measure(data, signInName, headers, url);
  }
} finally {
  await data.close();
}

/** On and off by turns, so that what else the machine does falls on both; the middle round of each counts. */
async function measure(
  { app, ownerPool, enforceScope }: BigData,
  who: string,
  headers: { readonly cookie: string },
  url: string,
): Promise<void> {
  const costs: { on: Cost[]; off: Cost[] } = { on: [], off: [] };
  const ask = async () => {
    const { statusCode, body } = await app.inject({ url, headers });
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${body.slice(0, 300)}`);
    // A name from beyond the scope may be missing; the rows may not.
    return (JSON.parse(body) as { rows: { id: string }[] }).rows.map(({ id }) => id).join();
  };
  const shown = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of ['on', 'off'] as const) {
      enforceScope(side === 'on');
      shown.add(await ask());
      costs[side].push(await costOf(ownerPool, TIMES, ask));
    }
  }
  enforceScope(true);
  if (shown.size !== 1) throw new Error(`${url}: the two sides do not show the same`);
  const [on, off] = [middle(costs.on), middle(costs.off)];
  const ratio = (part: keyof Cost) => (on[part] / off[part]).toFixed(2);
  console.log(
    `${`${who} ${url}`.padEnd(44)} on ${on.p50Ms.toFixed(2)} ms, CPU ${on.cpuMs.toFixed(2)} ms  off ${off.p50Ms.toFixed(2)} ms, CPU ${off.cpuMs.toFixed(2)} ms  time ${ratio('p50Ms')} ×, CPU ${ratio('cpuMs')} × (promised: time at most ${PROMISED} ×)`,
  );
}

function middle(costs: readonly Cost[]): Cost {
  const sorted = costs.toSorted((a, b) => a.p50Ms - b.p50Ms);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}
