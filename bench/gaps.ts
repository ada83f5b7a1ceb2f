import { gapGroups } from '../src/features/counting/counting.rules.ts';
import type { PresetCode } from '../src/features/demo/presets.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, costOfFloor, get } from './lib/floor.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * Pages of 未建党组织 with their proposals, at the size of a county, a province and the nation, through the whole application. The
 * floor is a route with the same session check and scope that reads one row by primary key, in the same run.
 * BENCH_PRESETS=province leaves the nation out.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'hengyang,province,nation').split(',') as PresetCode[];

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
  const { county, sector } = await findNodes(data);
  const cost = (url: string, times: number, headers = data.headers) =>
    costOf(data.ownerPool, times, () => get({ app: data.app, headers }, url));
  const floor = await costOfFloor(data);
  for (const gap of gapGroups) {
    console.log(line(`a page of ${gap}`, await cost(`/api/gaps?gap=${gap}`, 200), floor, '4 × floor'));
  }
  const few = '/api/gaps?gap=few_members';
  const after = await nextOf(data, `${few}&size=100`);
  const suboffice = await data.signIn('suboffice');
  const cases: readonly (readonly [name: string, run: () => ReturnType<typeof cost>])[] = [
    ['few_members, from the hundredth on', () => cost(`${few}&after=${after}`, 200)],
    ['few_members of a county', () => cost(`${few}&region=${county}`, 200)],
    ['few_members, a part of the Party tree', () => cost(few, 200, suboffice)],
    [`few_members of ${sector}`, () => cost(`${few}&sector=${sector}`, 100)],
    ['few_members, not transferred as the reason', () => cost(`${few}&reason=not_transferred`, 100)],
    ['few_members, a year ago', () => cost(`${few}&on=2025-06-30`, 100)],
    ['the five counts', () => cost('/api/gaps/count', 200)],
    ['the five counts of a county', () => cost(`/api/gaps/count?region=${county}`, 200)],
  ];
  for (const [name, run] of cases) {
    console.log(line(name, await run(), floor, '4 × floor'));
  }
}

async function nextOf(data: BigData, url: string): Promise<string> {
  const { next } = JSON.parse(await get(data, url)) as { next: string | null };
  return next ?? '';
}

/** The county with most organisations below it, and its most frequent sector. */
async function findNodes({ superQuery }: BigData) {
  const [county] = await superQuery<{ pos: number; sector: string }>(
    `select c.pos, (select sector from social_org where pos between c.pos and c.pos + 999 and sector is not null
         group by 1 order by count(*) desc limit 1) as sector
     from (
       select pos / 1000 * 1000 as pos, count(*) as n from social_org where pos % 100000 >= 1000 group by 1 order by n desc limit 1) c`,
  );
  if (county === undefined) throw new Error('no organisations');
  return { county: String(county.pos), sector: county.sector };
}
