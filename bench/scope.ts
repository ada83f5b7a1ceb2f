import { presetCodes } from '../src/features/demo/presets.ts';
import { type BigData, openBigData } from './lib/big-data.ts';

/**
 * What row-level rules cost: list pages as the application's role, and in the same run as a role that they don't bind. Both go
 * through the whole application and ask the same
 * statements. BENCH_PRESETS=nation takes another size.
 */
const PRESET = presetCodes.find((code) => code === process.env.BENCH_PRESETS) ?? 'hengyang';
const PROMISED = 1.3;
const WARM_UP = 30;
const TIMES = 300;
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

/** On and off by turns, request by request, so that what else the machine does falls on both. */
async function measure(
  { app, enforceScope }: BigData,
  who: string,
  headers: { readonly cookie: string },
  url: string,
): Promise<void> {
  const ask = async (enforced: boolean) => {
    enforceScope(enforced);
    const began = performance.now();
    const { statusCode, body } = await app.inject({ url, headers });
    const took = performance.now() - began;
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${body.slice(0, 300)}`);
    // A name from beyond the scope may be missing; the rows may not.
    const { rows } = JSON.parse(body) as { rows: { id: string }[] };
    return { took, shown: rows.map(({ id }) => id).join() };
  };
  const took = { on: [] as number[], off: [] as number[] };
  for (let time = -WARM_UP; time < TIMES; time += 1) {
    const [on, off] = [await ask(true), await ask(false)];
    if (on.shown !== off.shown) throw new Error(`${url}: the two sides do not show the same`);
    if (time < 0) continue;
    took.on.push(on.took);
    took.off.push(off.took);
  }
  enforceScope(true);
  const [on, off] = [middle(took.on), middle(took.off)];
  console.log(
    `${`${who} ${url}`.padEnd(44)} on ${on.toFixed(2)} ms  off ${off.toFixed(2)} ms  ${(on / off).toFixed(2)} × (promised: at most ${PROMISED} ×)`,
  );
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
