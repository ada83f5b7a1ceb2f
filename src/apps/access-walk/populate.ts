import { buildWith } from '../../features/testing/build-records.ts';
import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import type { TestDatabase } from '../../platform/testing/clone-template.ts';
import { addAccount, addActor, addGrant, addSession } from './build-actors.ts';
import {
  addOrg,
  addPerson,
  buildPlaces,
  COUNTY,
  NEXT_COUNTY,
  openWorld,
  type Places,
  STREET,
  TOWN,
} from './build-world.ts';
import type { World, WorldRecord } from './world.ts';
import { joinSecretary, rollCounters, setUpSite } from './world.queries.ts';

/** A small world in which every way of standing to a record occurs: inside, sibling, parent, cousin, moved away, named only. */
export async function populate(database: TestDatabase, key: KeyRing): Promise<World> {
  const world = openWorld(database, key);
  const places = await buildPlaces(world);
  const bodies = [places.supervisingBodies.education, places.supervisingBodies.civilAffairs];
  const filled: World = { ...world, bodies };
  const advisorId = await addAccount(filled, '指导员');
  await setUpSite(database.ownerPool, places.root.id, COUNTY);
  const orgs = await addOrgs(filled, places, advisorId);
  const people = await addPeople(filled, places, orgs);
  await addOfficers(filled, places);
  await addHands(filled, places, { advisorId, orgs, people });
  for (const actor of filled.actors) await addSession(filled, actor);
  await rollCounters(database.superPool, filled.today);
  return filled;
}

type Orgs = Readonly<Record<'school' | 'joint' | 'guild' | 'crossing' | 'far', WorldRecord>>;

async function addOrgs(world: World, places: Places, advisorId: string): Promise<Orgs> {
  const { root, education, trades, deep, supervisingBodies, ...nodes } = places;
  const { education: bureau, civilAffairs } = supervisingBodies;
  const school = await addOrg(world, {
    place: '教育/街道/教体局',
    responsible: education,
    regionCode: STREET,
    body: bureau,
    coveredBy: nodes.educationBranch,
    entrusted: { accountId: advisorId, memberId: null },
  });
  const joint = await addOrg(world, {
    place: '教育/镇/民政局',
    responsible: education,
    regionCode: TOWN,
    body: civilAffairs,
    coveredBy: nodes.educationJointBranch,
    formerlyCoveredBy: nodes.tradesJointBranch,
  });
  const guild = await addOrg(world, {
    place: '行业/镇/教体局',
    responsible: trades,
    regionCode: TOWN,
    body: bureau,
    coveredBy: nodes.tradesBranch,
  });
  await addOrg(world, {
    place: '行业/街道/民政局',
    responsible: trades,
    regionCode: STREET,
    body: civilAffairs,
  });
  await addOrg(world, { place: '全县/县/无主管', responsible: root, regionCode: COUNTY });
  const far = await addOrg(world, {
    place: '教育下级/邻县/教体局',
    responsible: deep,
    regionCode: NEXT_COUNTY,
    body: bureau,
  });
  const crossing = await addOrg(world, {
    place: '行业/镇/无主管，由教育·支部覆盖',
    responsible: trades,
    regionCode: TOWN,
    coveredBy: nodes.educationBranch,
  });
  await addOrg(world, {
    place: '教育/街道/已注销',
    responsible: education,
    regionCode: STREET,
    ended: true,
  });
  return { school, joint, guild, crossing, far };
}

type People = Readonly<Record<'teacher' | 'cook' | 'away', WorldRecord>>;

async function addPeople(world: World, places: Places, orgs: Orgs): Promise<People> {
  const { educationBranch, educationJointBranch, deepBranch, tradesBranch, rootBranch, moved } = places;
  const teacher = await addPerson(world, {
    place: '教育·支部',
    branch: educationBranch,
    workUnit: orgs.school,
  });
  await addPerson(world, { place: '教育·支部，不公开', branch: educationBranch, private: true });
  await addPerson(world, { place: '教育·联合支部', branch: educationJointBranch, workUnit: orgs.guild });
  await addPerson(world, { place: '教育·下级·支部', branch: deepBranch });
  const cook = await addPerson(world, { place: '行业·支部', branch: tradesBranch, workUnit: orgs.guild });
  await addPerson(world, { place: '直属支部', branch: rootBranch });
  await addPerson(world, { place: '行业·转来的支部', branch: moved });
  const away = await addPerson(world, {
    place: '教育·联合支部，组织关系在行业·支部',
    branch: educationJointBranch,
    membership: tradesBranch,
  });
  // Posts whose holders are on the roll: the post may be seen, the person may not.
  for (const [node, person] of [
    [educationBranch, teacher],
    [tradesBranch, cook],
  ] as const) {
    const postId = world.records.get(node.id)?.facts.postId ?? '';
    await buildWith(world.database, (client) => joinSecretary(client, postId, person.id));
  }
  return { teacher, cook, away };
}

async function addOfficers(world: World, places: Places): Promise<void> {
  const [bureau, civilAffairs] = world.bodies;
  const add = (
    name: string,
    role: 'officer' | 'inspector',
    scopeKind: 'party' | 'place' | 'body',
    scopeId = '',
  ) => addActor(world, { name, role, scopeKind, scopeId });
  await add('全县党建干部', 'officer', 'party', places.root.id);
  await add('教育党委干部', 'officer', 'party', places.education.id);
  await add('行业党委干部', 'officer', 'party', places.trades.id);
  await add('教育下级干部', 'officer', 'party', places.deep.id);
  await addActor(world, {
    name: '初次登录的干部',
    role: 'officer',
    scopeKind: 'party',
    scopeId: places.root.id,
    mustChange: true,
  });
  await add('教育党委查阅', 'inspector', 'party', places.education.id);
  await add('县民政干部', 'officer', 'place', COUNTY);
  await add('镇干部', 'officer', 'place', TOWN);
  await add('镇查阅', 'inspector', 'place', TOWN);
  await add('邻县干部', 'officer', 'place', NEXT_COUNTY);
  await add('教体局干部', 'officer', 'body', bureau?.id);
  await add('民政局查阅', 'inspector', 'body', civilAffairs?.id);
}

/** Those who do the work below, and those who keep the accounts and see no record. */
async function addHands(
  world: World,
  places: Places,
  given: { readonly advisorId: string; readonly orgs: Orgs; readonly people: People },
): Promise<void> {
  const self = { scopeKind: 'self' } as const;
  const none = { scopeKind: 'none' } as const;
  const secretary = { role: 'branch_secretary', scopeKind: 'party' } as const;
  await addActor(world, { name: '教育支部书记', ...secretary, scopeId: places.educationBranch.id });
  await addActor(world, { name: '行业支部书记', ...secretary, scopeId: places.tradesBranch.id });
  // The account of a member: whoever keeps the member may see that there is one. Not of who holds a post: the right would go with it.
  await addActor(world, {
    name: '联合支部书记',
    ...secretary,
    scopeId: places.educationJointBranch.id,
    memberId: given.people.away.id,
  });
  await addActor(world, { name: '指导员', role: 'advisor', ...self, accountId: given.advisorId });
  const member = await addActor(world, {
    name: '党员',
    role: 'member',
    ...self,
    memberId: given.people.teacher.id,
  });
  // Whoever keeps the member sees that there are other rights, not what they are bounded by.
  await addGrant(world, member.accountId, {
    role: 'inspector',
    scopeKind: 'party',
    scopeId: places.trades.id,
  });
  await addActor(world, { name: '系统管理员', role: 'system_admin', ...none });
  await addActor(world, { name: '安全管理员', role: 'security_admin', ...none });
  await addActor(world, { name: '安全审计员', role: 'auditor', ...none });
  // One person with two hats acts under one of them: nothing of the other shows.
  const twoHats = await addAccount(world, '镇干部兼党务');
  await addActor(world, {
    name: '镇干部兼党务（以镇干部身份）',
    role: 'officer',
    scopeKind: 'place',
    scopeId: TOWN,
    accountId: twoHats,
  });
  await addActor(world, {
    name: '镇干部兼党务（以党务身份）',
    role: 'officer',
    scopeKind: 'party',
    scopeId: places.trades.id,
    accountId: twoHats,
  });
}
