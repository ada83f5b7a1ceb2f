import type { PresetCode } from '../src/features/demo/presets.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../src/platform/kernel/day.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, costOfFloor, get } from './lib/floor.ts';
import { type Cost, costOf, line } from './lib/measure.ts';

/**
 * The lists of what nobody or several answer for, and a hundred claims at once, through the whole application, as the officer
 * at the root and as one below. BENCH_PRESETS=hengyang,province leaves the nation out.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'hengyang,province,nation').split(',') as PresetCode[];
const AT_ONCE = 100;
const PAGE = '/api/claims/organisations';

for (const preset of PRESETS) {
  console.log(`\n# ${preset}`);
  const data = await openBigData(preset, bindFloor);
  try {
    await measure(data);
  } finally {
    await data.close();
  }
}

async function measure(data: BigData): Promise<void> {
  const floor = await costOfFloor(data);
  const below = { ...data, headers: await data.signIn('suboffice') };
  await measureLists(data, 'root', floor);
  await measureLists(below, 'below', floor);
  await measureClaims(data, floor);
}

async function measureLists(data: BigData, who: string, floor: Cost): Promise<void> {
  for (const [name, url] of [
    ['a page of those that nobody answers for', `${PAGE}?size=20`],
    ['a page of those that several answer for', `${PAGE}?size=20&list=several`],
    ['how many nobody answers for', `${PAGE}/count`],
    ['how many several answer for', `${PAGE}/count?list=several`],
    ['the inbox', '/api/claims?state=open'],
  ] as const) {
    const cost = await costOf(data.ownerPool, 50, () => get(data, url));
    console.log(line(`${name} (${who})`, cost, floor));
  }
}

interface Row {
  readonly id: string;
}

/** Proposed and taken back again, so that each round finds the same. */
async function measureClaims(data: BigData, floor: Cost): Promise<void> {
  const { rows } = JSON.parse(await get(data, `${PAGE}?size=${AT_ONCE}`)) as { rows: Row[] };
  const { nodes } = JSON.parse(await get(data, '/api/tree/claim-bodies')) as { nodes: Row[] };
  const partyOrgId = nodes.at(-1)?.id ?? '';
  const items = rows.map(({ id }) => ({ socialOrgId: id, partyOrgId, basis: 'registered_place' }));
  const fromOn = todayIn(OFFICE_TIME_ZONE, new Date());
  const cost = await costOf(data.ownerPool, 5, async () => {
    await post(data, '/api/claims', { items, fromOn });
    const made = JSON.parse(await get(data, `/api/claims?box=outbox&state=open&size=${AT_ONCE}`)) as {
      rows: Row[];
    };
    await post(data, '/api/claims/steps', { ids: made.rows.map(({ id }) => id), step: 'withdraw' });
  });
  console.log(line(`${items.length} proposed, listed and taken back`, cost, floor));
}

async function post({ app, headers }: BigData, url: string, payload: object): Promise<void> {
  const sent = { ...headers, 'sec-fetch-site': 'same-origin' };
  const response = await app.inject({ method: 'POST', url, headers: sent, payload });
  if (response.statusCode !== 200)
    throw new Error(`${url}: ${response.statusCode} ${response.body.slice(0, 300)}`);
}
