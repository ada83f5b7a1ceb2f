import { v7 } from 'uuid';
import { makeIdentityNumber } from '../../features/codes/identity-number.rules.ts';
import {
  addMember,
  addPartyOrg,
  addSocialOrg,
  type BuiltBody,
  type BuiltPartyOrg,
  type BuiltTree,
  buildTree,
  buildWith,
  coverBy,
} from '../../features/testing/build-records.ts';
import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import { sealOfficePhone } from '../../platform/server/crypto/office-phone.ts';
import { foldName } from '../../platform/kernel/fold-name.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import type { TestDatabase } from '../../platform/testing/clone-template.ts';
import { Marks } from './marks.ts';
import type { World, WorldRecord } from './world.ts';
import {
  type Entrusted,
  markMember,
  markPartyOrg,
  markSocialOrg,
  movePartyOrg,
  rollCounters,
} from './world.queries.ts';

export const COUNTY = '610723000';
export const TOWN = '610723104';
export const STREET = '610723001';
export const NEXT_COUNTY = '610722000';

const NOBODY: Entrusted = { accountId: null, memberId: null };

/** An empty world over an empty database. */
export function openWorld(database: TestDatabase, key: KeyRing): World {
  const today = todayIn(OFFICE_TIME_ZONE, new Date());
  return {
    database,
    sealer: createSealer(key),
    marks: new Marks(),
    facts: { partyOrgs: new Map(), socialOrgs: new Map(), members: new Map() },
    records: new Map(),
    actors: [],
    bodies: [],
    staff: new Map(),
    today,
  };
}

/** The places of the world: a root, two halves below it, branches below those; organisations of two bodies in four regions. */
export interface Places extends BuiltTree {
  /** A committee below one half, with a branch: a generation further down. */
  readonly deep: BuiltPartyOrg;
  readonly deepBranch: BuiltPartyOrg;
  /** Right below the root: beside both halves. */
  readonly rootBranch: BuiltPartyOrg;
  /** Moved from one half to the other two years ago. */
  readonly moved: BuiltPartyOrg;
}

export async function buildPlaces(world: World): Promise<Places> {
  const { database, today } = world;
  await rollCounters(database.superPool, today);
  const tree = await buildTree(database);
  const add = (parent: BuiltPartyOrg, kind: string, regionCode: string) =>
    addPartyOrg(database, { name: world.marks.word(), parent, kind, regionCode });
  const deep = await add(tree.education, 'comprehensive_committee', TOWN);
  const deepBranch = await add(deep, 'branch', TOWN);
  const rootBranch = await add(tree.root, 'branch', NEXT_COUNTY);
  const moved = await add(tree.education, 'branch', COUNTY);
  await buildWith(database, (client) => movePartyOrg(client, moved.id, tree.trades.id, '2024-01-01'), {
    changeOn: '2024-01-01',
  });
  const places = { ...tree, deep, deepBranch, rootBranch, moved };
  const { root, education: a, trades: b } = places;
  await nameNode(world, root, null, COUNTY, '全县');
  await nameNode(world, a, root, COUNTY, '教育');
  await nameNode(world, b, root, COUNTY, '行业');
  await nameNode(world, tree.educationBranch, a, COUNTY, '教育·支部');
  await nameNode(world, tree.educationJointBranch, a, COUNTY, '教育·联合支部');
  await nameNode(world, tree.tradesBranch, b, COUNTY, '行业·支部');
  await nameNode(world, tree.tradesJointBranch, b, COUNTY, '行业·联合支部');
  await nameNode(world, deep, a, TOWN, '教育·下级');
  await nameNode(world, deepBranch, deep, TOWN, '教育·下级·支部');
  await nameNode(world, rootBranch, root, NEXT_COUNTY, '直属支部');
  await nameNode(world, moved, b, COUNTY, '行业·转来的支部', [a.id]);
  return places;
}

/** Takes a built node into the world: its facts, and marks in each of its fields. */
export async function nameNode(
  world: World,
  node: BuiltPartyOrg,
  parent: BuiltPartyOrg | null,
  regionCode: string,
  place: string,
  formerly: readonly string[] = [],
): Promise<void> {
  const { marks, facts, database, sealer } = world;
  facts.partyOrgs.set(node.id, { parentId: parent?.id ?? null, regionCode });
  const name = marks.word();
  const text = {
    shortName: marks.word(),
    phone: marks.phone(),
    address: marks.word(),
    approval: marks.word(),
    extra: marks.word(),
    secretary: marks.word(),
  };
  const ids = { post: v7(), term: v7() };
  const { id } = node;
  await buildWith(database, (client) =>
    markPartyOrg(
      client,
      { id, name, nameKey: foldName(name), ...text, phoneSealed: sealOfficePhone(sealer, text.phone) },
      ids,
    ),
  );
  marks.tell(id, 'content', ...Object.values(text), ids.post, ids.term);
  marks.tell(id, 'name', name);
  keep(world, {
    kind: 'partyOrg',
    id,
    place,
    name,
    refersTo: [...(parent === null ? [] : [parent.id]), ...formerly],
    facts: { postId: ids.post, termId: ids.term },
  });
}

export interface OrgPlace {
  readonly place: string;
  readonly responsible: BuiltPartyOrg;
  readonly regionCode: string;
  readonly body?: BuiltBody | undefined;
  readonly coveredBy?: BuiltPartyOrg | undefined;
  /** Covered it until last year. */
  readonly formerlyCoveredBy?: BuiltPartyOrg | undefined;
  readonly entrusted?: Entrusted | undefined;
  readonly ended?: true | undefined;
  /** A latecomer has no staff, so that sums stay those of the world as it was built. */
  readonly late?: true;
}

/** An organisation with marks in each of its fields. */
export async function addOrg(world: World, given: OrgPlace): Promise<WorldRecord> {
  const { marks, facts, database, staff, sealer } = world;
  const { responsible, regionCode, body, coveredBy, formerlyCoveredBy, entrusted = NOBODY } = given;
  const endedOn = given.ended === true ? { status: 'deregistered', endedOn: '2025-01-01' } : {};
  const org = await addSocialOrg(database, {
    name: marks.word(),
    responsible,
    regionCode,
    ...(body === undefined ? {} : { body }),
    ...endedOn,
  });
  const text = {
    address: marks.word(),
    contact: marks.word(),
    phone: marks.phone(),
    head: marks.word(),
    advisor: marks.word(),
    extra: marks.word(),
    reason: marks.word(),
  };
  const ids = { head: v7(), advisor: v7(), listing: v7() };
  const count = given.late === true ? 0 : 2 ** staff.size;
  if (given.late !== true) staff.set(org.id, count);
  await buildWith(database, (client) =>
    markSocialOrg(
      client,
      { id: org.id, staff: count, ...text, phoneSealed: sealOfficePhone(sealer, text.phone) },
      entrusted,
      ids,
    ),
  );
  const relationId =
    coveredBy === undefined ? '' : await coverBy(database, { socialOrg: org, partyOrg: coveredBy });
  if (formerlyCoveredBy !== undefined)
    await coverBy(database, { socialOrg: org, partyOrg: formerlyCoveredBy, toOn: '2025-01-01' });
  const idsOf = (...nodes: (BuiltPartyOrg | undefined)[]) =>
    nodes.flatMap((node) => (node === undefined ? [] : [node.id]));
  const advisors = [entrusted.accountId].filter((id) => id !== null);
  facts.socialOrgs.set(org.id, {
    regionCode,
    bodyId: body?.id ?? null,
    responsibleId: responsible.id,
    coveredBy: new Set(idsOf(coveredBy)),
    everCoveredBy: new Set(idsOf(coveredBy, formerlyCoveredBy)),
    advisors: new Set(advisors),
  });
  marks.tell(org.id, 'content', ...Object.values(text), ...Object.values(ids), org.creditCode ?? '');
  marks.tell(org.id, 'name', org.name);
  return keep(world, {
    kind: 'socialOrg',
    id: org.id,
    place: given.place,
    name: org.name,
    refersTo: [...idsOf(responsible, coveredBy, formerlyCoveredBy), ...advisors],
    facts: { headId: ids.head, advisorId: ids.advisor, relationId, coveredById: coveredBy?.id ?? '' },
    ...(given.ended === true ? { ended: true as const } : {}),
  });
}

export interface PersonPlace {
  readonly place: string;
  readonly branch: BuiltPartyOrg;
  readonly membership?: BuiltPartyOrg | undefined;
  readonly workUnit?: WorldRecord | undefined;
  readonly private?: true;
}

let numbers = 0;

/** A member with marks in each field, a number and a telephone of the own. */
export async function addPerson(world: World, given: PersonPlace): Promise<WorldRecord> {
  const { marks, facts, database, sealer } = world;
  const { branch, membership = branch, workUnit } = given;
  const name = marks.word();
  const id = await addMember(database, {
    name,
    branch,
    membershipBranch: membership,
    ...(workUnit === undefined ? {} : { workUnit }),
  });
  const text = {
    group: marks.word(),
    workPost: marks.word(),
    elsewhere: marks.word(),
    extra: marks.word(),
  };
  numbers += 1;
  const number = makeIdentityNumber({
    region: '100199',
    bornOn: '1985-06-01',
    sex: '1',
    sequence: numbers % 500,
  });
  const phone = marks.phone();
  await buildWith(database, (client) =>
    markMember(
      client,
      { id, private: given.private === true, ...text },
      {
        number: sealer.seal(number, 'identity-number'),
        hash: sealer.hash(number, 'identity-number'),
        phone: sealer.seal(phone, 'phone'),
      },
    ),
  );
  facts.members.set(id, {
    managingId: branch.id,
    membershipId: membership.id,
    workUnitId: workUnit?.id ?? null,
    private: given.private === true,
  });
  marks.tell(id, 'content', ...Object.values(text));
  marks.tell(id, 'name', name);
  marks.tell(id, 'secret', number, phone);
  const refersTo = [branch.id, membership.id, ...(workUnit === undefined ? [] : [workUnit.id])];
  return keep(world, { kind: 'member', id, place: given.place, name, refersTo, facts: {}, number });
}

/** Adds a record and marks its id. */
export function keep(
  world: World,
  record: Omit<WorldRecord, 'ownerId'> & { readonly ownerId?: string },
): WorldRecord {
  const kept = { ownerId: null, ...record };
  world.marks.tell(kept.id, 'id', kept.id);
  world.records.set(kept.id, kept);
  return kept;
}
