import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { permissions } from '../src/features/access/role.ts';
import { gapGroups } from '../src/features/counting/counting.rules.ts';
import type { PresetCode } from '../src/features/demo/presets.ts';
import { defineRoute } from '../src/platform/contract/route.ts';
import { readScoped } from '../src/platform/server/database/scoped.ts';
import { bindRoute, NOT_FOUND } from '../src/platform/server/http/bind-route.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * Pages of 未建党组织 with their proposals, at the size of a county, a province and the nation, through the whole application. The
 * floor is a route with the same session check and scope that reads one row by primary key, in the same run.
 * BENCH_PRESETS=province leaves the nation out.
 */
const PRESETS = (process.env.BENCH_PRESETS ?? 'hengyang,province,nation').split(',') as PresetCode[];

const floorRoute = defineRoute({
  id: 'benchFloor',
  method: 'GET',
  path: '/api/bench/floor',
  access: { permission: permissions.readSocialOrgs },
  summary: 'one row by primary key',
  tag: 'bench',
  query: z.object({ id: z.uuid() }),
  response: z.object({ id: z.string(), name: z.string() }),
});

function bindFloor(app: FastifyInstance, pool: BigData['appPool']): void {
  bindRoute(app, floorRoute, async ({ caller, query }) => {
    const [row] = await readScoped<{ id: string; name: string }>(pool, caller, {
      name: 'bench-floor',
      text: 'select id, name from social_org where id = $1',
      values: [query.id],
    });
    return row ?? NOT_FOUND;
  });
}

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
  const { id, county, sector } = await findNodes(data);
  const cost = (url: string, times: number, headers = data.headers) =>
    costOf(data.ownerPool, times, () => get(data, url, headers));
  const floor = await cost(`/api/bench/floor?id=${id}`, 300);
  console.log(line('floor: one row by primary key', floor));
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

async function get({ app }: BigData, url: string, headers: { readonly cookie: string }): Promise<string> {
  const response = await app.inject({ url, headers });
  if (response.statusCode !== 200)
    throw new Error(`${url}: ${response.statusCode} ${response.body.slice(0, 300)}`);
  return response.body;
}

async function nextOf(data: BigData, url: string): Promise<string> {
  const { next } = JSON.parse(await get(data, url, data.headers)) as { next: string | null };
  return next ?? '';
}

/** The county with most organisations below it, and its most frequent sector. */
async function findNodes({ superQuery }: BigData) {
  const [county] = await superQuery<{ pos: number; id: string; sector: string }>(
    `select c.pos, (select id from social_org where pos between c.pos and c.pos + 999 limit 1)::text as id,
       (select sector from social_org where pos between c.pos and c.pos + 999 and sector is not null
         group by 1 order by count(*) desc limit 1) as sector
     from (
       select pos / 1000 * 1000 as pos, count(*) as n from social_org where pos % 100000 >= 1000 group by 1 order by n desc limit 1) c`,
  );
  if (county === undefined) throw new Error('no organisations');
  return { county: String(county.pos), id: county.id, sector: county.sector };
}
