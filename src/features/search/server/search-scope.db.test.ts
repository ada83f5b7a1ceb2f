import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyScope } from '../../testing/build-callers.ts';
import { addMember, addPartyOrg, addSocialOrg, coverBy } from '../../testing/build-records.ts';
import { buildSearchWorld, type SearchWorld } from '../../testing/build-search-world.ts';
import { buildWith } from '../../testing/build-records.ts';

let world: SearchWorld;

beforeAll(async () => {
  world = await buildSearchWorld();
  const { database, tree, callers } = world;
  const { education } = tree.supervisingBodies;
  const school = await addSocialOrg(database, {
    name: '寻访学校',
    responsible: tree.education,
    body: education,
  });
  const guild = await addSocialOrg(database, {
    name: '寻访商会',
    responsible: tree.trades,
    regionCode: '610723104',
  });
  const afar = await addPartyOrg(database, {
    name: '寻访支部城固',
    parent: tree.trades,
    regionCode: '610722000',
  });
  await addPartyOrg(database, { name: '寻访支部教育', parent: tree.education });
  await coverBy(database, { socialOrg: guild, partyOrg: afar });
  await coverBy(database, { socialOrg: school, partyOrg: tree.educationBranch });
  await addMember(database, { name: '寻教育', branch: tree.educationBranch });
  await addMember(database, { name: '寻商会', branch: tree.tradesBranch });
  // Managed by a branch of trades, the 组织关系 still with one of education.
  await addMember(database, {
    name: '寻两边',
    branch: tree.tradesBranch,
    membershipBranch: tree.educationBranch,
  });
  const hidden = await addMember(database, { name: '寻不公开', branch: tree.educationBranch });
  await buildWith(database, (client) =>
    client.query('update member set private = true where id = $1', [hidden]),
  );
  const only = { socialOrgIds: [school.id], memberIds: [] };
  if (callers.secretary !== undefined) {
    callers.secretary = { ...callers.secretary, scope: { ...callers.secretary.scope, only } };
  }
  if (callers.advisor !== undefined)
    callers.advisor = { ...callers.advisor, scope: onlyScope({ socialOrgIds: [guild.id] }) };
});
afterAll(() => world.close());

const ALL = [
  '寻访学校',
  '寻访商会',
  '寻访支部城固',
  '寻访支部教育',
  '寻教育',
  '寻商会',
  '寻两边',
  '寻不公开',
];
const WHO: readonly (readonly [by: string, sees: readonly string[]])[] = [
  ['officer', ALL],
  ['inspector', ALL.filter((name) => name !== '寻不公开')],
  ['educationOfficer', ['寻访学校', '寻访支部教育', '寻教育', '寻两边', '寻不公开']],
  ['tradesOfficer', ['寻访商会', '寻访支部城固', '寻商会', '寻两边']],
  ['secretary', ['寻访学校', '寻教育', '寻不公开']],
  ['placeOfficer', ['寻访学校', '寻访商会', '寻访支部教育']],
  ['townshipOfficer', ['寻访商会']],
  ['otherPlaceOfficer', ['寻访支部城固']],
  ['bodyOfficer', ['寻访学校']],
  ['advisor', ['寻访商会']],
];

describe.each(WHO)('%s finds within the scope alone', (by, sees) => {
  it.each([
    ['a part of the name', '寻'],
    ['two characters', '寻访'],
    ['the end', '访学校'],
    ['initials', 'xf'],
    ['more initials', 'xfxx'],
    ['more initials of another', 'xfzbjy'],
    ['two words', '寻 会'],
    ['initials of a member', 'xb'],
    ['a private member', '寻不公开'],
    ['initials of a private member', 'xbgk'],
  ])('by %s: %s', async (_, text) => {
    const all = await world.names(text);
    const found = await world.names(text, by);
    expect(found.toSorted()).toEqual(all.filter((name) => sees.includes(name)).toSorted());
  });

  it('of each kind', async () => {
    const kinds = ['social_org', 'party_org', 'member'] as const;
    const found = await Promise.all(kinds.map((kind) => world.names('寻', by, { kind })));
    expect(found.flat().toSorted()).toEqual([...sees].toSorted());
  });
});

it('finds everything that these names are compared with', async () => {
  expect((await world.names('寻')).toSorted()).toEqual(ALL.toSorted());
  for (const text of ['xf', 'xfxx', 'xfzbjy', '寻 会', 'xb', 'xbgk'])
    expect(await world.names(text)).not.toEqual([]);
});

it('a body’s officer finds the Party organisations that cover its organisations', async () => {
  expect(await world.names('党支部', 'bodyOfficer')).toEqual(['洋县明德学校党支部']);
  expect(await world.names('dzb', 'bodyOfficer')).toEqual(['洋县明德学校党支部']);
});

it('codes are found within the scope alone', async () => {
  const { rows } = await world.database.superPool.query<{ credit_code: string }>(
    `select credit_code from social_org where name = '寻访学校'`,
  );
  const code = rows[0]?.credit_code ?? '';
  for (const [by, sees] of WHO) {
    expect(await world.names(code.slice(9), by)).toEqual(sees.includes('寻访学校') ? ['寻访学校'] : []);
  }
});

it('whoever reads no records is not allowed', async () => {
  expect(await world.search('寻访', {}, 'systemAdmin')).toMatchObject({ status: 403, code: 'not-allowed' });
});

it('pieces are kept from whoever may not see the record, whatever is asked of the database', async () => {
  const { readScoped } = await import('../../../platform/server/database/scoped.ts');
  const seen = async (by: string, text: string) => {
    const caller = world.callers[by];
    if (caller === undefined) throw new Error(by);
    return (await readScoped<{ n: number }>(world.database.appPool, caller, { text }))[0]?.n;
  };
  const pieces = (table: string, of: string) =>
    `select count(distinct ${of})::int as n from ${table} where token like '寻%'`;
  expect(await seen('placeOfficer', pieces('member_token', 'member_id'))).toBe(0);
  expect(await seen('inspector', pieces('member_token', 'member_id'))).toBe(3);
  expect(await seen('officer', pieces('member_token', 'member_id'))).toBe(4);
  expect(await seen('townshipOfficer', pieces('social_org_token', 'social_org_id'))).toBe(1);
  expect(await seen('advisor', pieces('party_org_token', 'party_org_id'))).toBe(0);
});
