import type { PresetCode } from '../src/features/demo/presets.ts';
import { addYears, OFFICE_TIME_ZONE, todayIn } from '../src/platform/kernel/day.ts';
import { type BigData, openBigData } from './lib/big-data.ts';
import { bindFloor, costOfFloor, get } from './lib/floor.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * The structure of members (age, education and so on) of any node, through the whole application.
 * BENCH_PRESETS=hengyang,province leaves the nation out.
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
  const floor = await costOfFloor(data);
  const cost = (url: string) => costOf(data.ownerPool, 20, () => get(data, url));
  const lastYear = addYears(todayIn(OFFICE_TIME_ZONE, new Date()), -1);
  const { root, middle, branch } = await findNodes(data);
  for (const [name, node] of Object.entries({ root, middle, branch })) {
    const all = `/api/members/structure?partyOrg=${node.id}`;
    const told = `${name} (${node.members} members)`;
    console.log(line(`structure of the ${told}`, await cost(all), floor, '4 × floor'));
    console.log(line(`secretaries of the ${told}`, await cost(`${all}&post=secretary`), floor));
    console.log(line(`a year ago, of the ${told}`, await cost(`${all}&on=${lastYear}`), floor));
  }
}

/** The root, the node right below it with most members, and a branch. */
async function findNodes({ superQuery }: BigData) {
  const nodes = await superQuery<{ id: string; members: number }>(
    `(select i.root_party_org_id::text as id, (select count(*)::int from member) as members from installation i)
     union all
     (select c.party_org_id::text, count(*)::int from party_org_code c
        join party_org p on p.id = c.party_org_id and p.pos = c.pos
        join member m on m.party_pos between c.pos and c.pos_end
        where p.parent_id = (select root_party_org_id from installation) group by 1 order by 2 desc limit 1)
     union all
     (select managing_branch_id::text, count(*)::int from member group by 1 order by 2 desc limit 1)`,
  );
  const [root, middle, branch] = nodes;
  if (root === undefined || middle === undefined || branch === undefined) throw new Error('no members');
  return { root, middle, branch };
}
