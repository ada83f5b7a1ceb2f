import { afterAll, beforeAll, expect, it } from 'vitest';
import { readScoped } from '../../platform/server/database/scoped.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { type BuiltCallers, buildCallers } from './build-callers.ts';
import { addMember, addSocialOrg, buildTree, type BuiltTree, coverBy } from './build-records.ts';

let database: TestDatabase;
let tree: BuiltTree;
let callers: BuiltCallers;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  const school = await addSocialOrg(database, {
    name: '洋县明德学校',
    responsible: tree.education,
    body: tree.supervisingBodies.education,
  });
  await addSocialOrg(database, {
    name: '谢村镇老年协会',
    responsible: tree.trades,
    type: 'association',
    regionCode: '610723104',
  });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
  await addMember(database, { name: '张三', branch: tree.educationBranch, workUnit: school });
});
afterAll(() => database.drop());

it.each([
  ['officer', ['洋县明德学校', '谢村镇老年协会'], 7, 1],
  ['educationOfficer', ['洋县明德学校'], 3, 1],
  ['tradesOfficer', ['谢村镇老年协会'], 3, 0],
  ['secretary', [], 1, 1],
  ['placeOfficer', ['洋县明德学校', '谢村镇老年协会'], 7, 0],
  ['townshipOfficer', ['谢村镇老年协会'], 0, 0],
  ['otherPlaceOfficer', [], 0, 0],
  ['bodyOfficer', ['洋县明德学校'], 1, 0],
  ['inspector', ['洋县明德学校', '谢村镇老年协会'], 7, 1],
  ['advisor', [], 0, 0],
] as const)(
  '%s sees the organisations %j, %i Party organisations, %i members',
  async (name, socialOrgs, partyOrgs, members) => {
    const caller = callers[name];
    const [row] = await readScoped<{ names: string[]; party_orgs: number; members: number }>(
      database.appPool,
      caller,
      {
        text: `select array(select name from social_org order by name_key) as names, (select count(*) from party_org) as party_orgs,
      (select count(*) from member) as members`,
      },
    );
    expect(row).toEqual({ names: [...socialOrgs], party_orgs: partyOrgs, members });
  },
);

it('settles coverage when a transaction commits', async () => {
  const { rows } = await database.superPool.query(
    `select o.name, s.signature from coverage_span s join social_org o on o.id = s.social_org_id
     where s.known_to = 'infinity' and s.from_on <= current_date and s.to_on > current_date order by o.name_key`,
  );
  // 明德学校: legal person, operating, 1 full member, sole; 老年协会: members unknown.
  expect(rows).toEqual([
    { name: '洋县明德学校', signature: 2 + 4 + 8 + 32 },
    { name: '谢村镇老年协会', signature: 2 + 4 + 24 },
  ]);
});
