import type { PresetCode } from '../src/features/demo/presets.ts';
import { addMonths, addYears, OFFICE_TIME_ZONE, todayIn } from '../src/platform/kernel/day.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, costOfFloor, get } from './lib/floor.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * Coverage and lists at the size of a province and of the nation, through the whole application (session check, scope,
 * contract). The floor is a route with the same session check and scope that reads one row by primary key, in the same run.
 * BENCH_PRESETS=province leaves the nation out.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'province,nation').split(',') as PresetCode[];
const PROMISED_MS: Partial<Record<PresetCode, string>> = { province: '15 ms', nation: '150 ms' };

const COMPARED_MS = '300 ms';

for (const preset of PRESETS) {
  console.log(`\n# ${preset}`);
  const data = await openBigData(preset, bindFloor);
  try {
    await measure(preset, data);
  } finally {
    await data.close();
  }
}

async function measure(preset: PresetCode, data: BigData): Promise<void> {
  const node = await findNodes(data);
  const cost = (url: string, times: number) => costOf(data.ownerPool, times, () => get(data, url));
  const floor = await costOfFloor(data);
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  const all = `/api/coverage?tree=place&node=${node.top}`;
  const cases: readonly (readonly [name: string, url: string, times: number, promise: string | undefined])[] =
    [
      ['coverage of all, by places', all, 300, '2 × floor'],
      ['coverage of a prefecture', `/api/coverage?tree=place&node=${node.prefecture}`, 300, '2 × floor'],
      ['coverage of a county', `/api/coverage?tree=place&node=${node.county}`, 300, '2 × floor'],
      ['coverage of the Party root', `/api/coverage?tree=party&node=${node.root}`, 300, '2 × floor'],
      ['two sectors, today', `${all}&sector=social_services&sector=education`, 10, PROMISED_MS[preset]],
      ['all, two years ago', `${all}&on=${addYears(today, -2)}`, 10, PROMISED_MS[preset]],
      ['by sector, a year ago', `${all}&by=sector&on=${addYears(today, -1)}`, 10, PROMISED_MS[preset]],
      [
        'Party root, small ones, half a year ago',
        `/api/coverage?tree=party&node=${node.root}&size=1&on=${addMonths(today, -6)}`,
        10,
        PROMISED_MS[preset],
      ],
      ['two bodies', `${all}&${node.bodies.map((id) => `body=${id}`).join('&')}`, 10, PROMISED_MS[preset]],
      [
        'compared with a year ago',
        `/api/coverage/compare?tree=place&node=${node.top}&from=${addYears(today, -1)}`,
        10,
        COMPARED_MS,
      ],
      [
        'who came in since a year ago, a page',
        `/api/coverage/changes?tree=place&node=${node.top}&from=${addYears(today, -1)}&measure=formal`,
        10,
        COMPARED_MS,
      ],
      [
        'two definitions compared',
        `/api/coverage/compare?tree=place&node=${node.top}&fromDefinition=party_statistics`,
        10,
        COMPARED_MS,
      ],
      ['trend of twelve months', `/api/coverage/trend?tree=place&node=${node.top}`, 5, undefined],
      ['a list page of 20', '/api/social-orgs?size=20', 200, '4 × floor'],
      ['a list page of 20 of a county', `/api/social-orgs?size=20&region=${node.county}`, 200, '4 × floor'],
    ];
  for (const [name, url, times, promise] of cases)
    console.log(line(name, await cost(url, times), floor, promise));
}

/** Typical nodes: the place of the installation, and the county with most organisations below it. */
async function findNodes({ superQuery }: BigData) {
  const [county] = await superQuery<{ pos: number; top: string; root: string; bodies: string[] }>(
    `select c.pos, array(select id::text from supervising_body limit 2) as bodies,
       i.region_code as top, i.root_party_org_id::text as root
     from (
       select pos / 1000 * 1000 as pos, count(*) as n from social_org where pos % 100000 >= 1000 group by 1 order by n desc limit 1) c,
       installation i`,
  );
  if (county === undefined) throw new Error('no organisations');
  const code = String(county.pos);
  return {
    county: code,
    prefecture: `${code.slice(0, 4)}00000`,
    top: county.top,
    root: county.root,
    bodies: county.bodies,
  };
}
