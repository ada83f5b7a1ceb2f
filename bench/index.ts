import { bindFloor, costOfFloor, get } from './lib/floor.ts';
import { openBigData } from './lib/big-data.ts';
import { costOf, line } from './lib/measure.ts';

/**
 * The three questions of a Party organisation and of an organisation through those that cover it, and effective coverage of a node,
 * through the whole application, over a county that has met for two years. The floor is measured in the same run.
 */
const TIMES = 100;
const PROMISED = '2 × floor';

const data = await openBigData('yangxian', bindFloor);
try {
  const [node] = await data.superQuery<{
    root: string;
    committee: string;
    branch: string;
    org: string;
    top: string;
  }>(
    `select i.root_party_org_id::text as root, i.region_code as top, m.party_org_id::text as branch, p.parent_id::text as committee,
       (select r.social_org_id::text from coverage_relation r where r.party_org_id = m.party_org_id and upper_inf(r.valid) limit 1) as org
     from installation i, (select party_org_id from meeting group by 1 order by count(*) desc) m join party_org p on p.id = m.party_org_id
     where exists (select from coverage_relation r where r.party_org_id = m.party_org_id and upper_inf(r.valid)) limit 1`,
  );
  if (node === undefined) throw new Error('nobody has met: make the county anew');
  const floor = await costOfFloor(data);
  const cases: readonly (readonly [name: string, url: string])[] = [
    ['three questions of the root', `/api/party-orgs/${node.root}/vitality`],
    ['three questions of a committee', `/api/party-orgs/${node.committee}/vitality`],
    ['three questions of a branch', `/api/party-orgs/${node.branch}/vitality`],
    ['the same, thirteen months', `/api/party-orgs/${node.branch}/vitality?months=13`],
    ['through those that cover an organisation', `/api/social-orgs/${node.org}/vitality`],
    ['three questions summed over the county', '/api/party-orgs/vitality'],
    ['the same of a committee', `/api/party-orgs/vitality?partyOrg=${node.committee}`],
    ['effective coverage of the county', `/api/coverage/effective?tree=place&node=${node.top}`],
    ['effective coverage below the root', `/api/coverage/effective?tree=party&node=${node.root}`],
  ];
  for (const [name, url] of cases) {
    const promised = url.includes('months') ? undefined : PROMISED;
    console.log(line(name, await costOf(data.ownerPool, TIMES, () => get(data, url)), floor, promised));
  }
} finally {
  await data.close();
}
