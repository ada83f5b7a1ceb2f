import { COUNTY } from './build-world.ts';
import { seenOf } from './list-checks.ts';
import { exportOf, idsOf, listCases, REASON, toOrg, tree, unseen } from './case-parts.ts';
import { idOf, nothing, type RouteCase, type RouteCases, someId } from './route-case.ts';
import { isBelow } from './sight.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

const partyOrgs = listCases('partyOrg', () => [
  { query: { standing: 'ended' } },
  { query: { secretary: 'held' } },
]);

const ON = '2026-01-01';
const branch = (name: string, parentId: string | null) => ({
  name,
  kind: 'branch',
  regionCode: COUNTY,
  foundedOn: '2024-01-01',
  parentId,
});

/** Naming one's own node of the tree with something that is out of sight. */
const naming =
  (body: (id: string) => object): NonNullable<RouteCase['reaches']> =>
  (actor, inside, world) =>
    toOrg(inside, idsOf(unseen(world, actor, 'partyOrg')).map(body));

export const partyOrgCases: RouteCases = {
  listPartyOrgs: partyOrgs.list,
  countPartyOrgs: partyOrgs.count,
  sumVitality: {
    does: 'read',
    call: nothing,
    check: (actor, answer, world) => {
      const { total } = answer as { total: number };
      const most = seenOf(world, actor, 'partyOrg').size;
      return total <= most ? null : `sums up ${total}, in sight are no more than ${most}`;
    },
  },
  exportPartyOrgs: exportOf({ purpose: REASON }),
  readPartyOrg: { does: 'read', about: 'partyOrg', call: idOf },
  listPartyTree: tree('partyOrg'),
  walkPartyTree: {
    does: 'read',
    call: nothing,
    asks: (_, world) => recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { parent: id } })),
  },
  findSocialOrgsToCover: tree('socialOrg'),
  createPartyOrg: {
    does: 'write',
    call: ({ actor, record }) => ({ body: branch(`新支部${record.id.slice(-6)}`, actor.scopeId) }),
    reaches: (actor, _, world) =>
      idsOf(unseen(world, actor, 'partyOrg')).map((id) => ({ body: branch('越界支部', id) })),
  },
  changePartyOrg: {
    does: 'write',
    about: 'partyOrg',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, phone: '0916-8212345' } }),
    reaches: naming((id) => ({ guidedById: id })),
  },
  movePartyOrg: {
    does: 'write',
    about: 'partyOrg',
    call: ({ actor, record, version, world }) => ({
      params: { id: record.id },
      body: { version, parentId: otherParent(world, actor, record.id), changeOn: ON },
    }),
    reaches: naming((id) => ({ parentId: id, changeOn: ON })),
    ownTop: true,
  },
  mergePartyOrg: {
    does: 'write',
    about: 'partyOrg',
    call: ({ record, version, world }) => ({
      params: { id: record.id },
      body: { version, intoId: siblingOf(record.id, world.facts.partyOrgs), changeOn: ON },
    }),
    reaches: naming((id) => ({ intoId: id, changeOn: ON })),
    ownTop: true,
  },
  endPartyOrg: {
    does: 'write',
    about: 'partyOrg',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, endedOn: ON } }),
    ownTop: true,
  },
  restorePartyOrg: {
    does: 'write',
    about: 'partyOrg',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, correctionReason: REASON } }),
    onlyRefuses: true,
    ownTop: true,
  },
  savePartyPost: {
    does: 'write',
    about: 'partyOrg',
    call: (tried) => ({ ...idOf(tried), body: post({}) }),
    reaches: (actor, inside, world) => [
      ...toOrg(
        inside,
        idsOf(unseen(world, actor, 'member')).map((memberId) => post({ memberId })),
      ),
      ...toOrg(
        inside,
        unseen(world, actor, 'partyOrg').map(({ facts }) => post({ postId: facts.postId })),
      ),
    ],
  },
  removePartyPost: factCase('postId'),
  savePartyTerm: {
    does: 'write',
    about: 'partyOrg',
    call: (tried) => ({ ...idOf(tried), body: { fromOn: '2019-01-01', toOn: '2022-01-01' } }),
    reaches: (actor, inside, world) =>
      toOrg(
        inside,
        unseen(world, actor, 'partyOrg').map(({ facts }) => ({
          termId: facts.termId,
          fromOn: '2019-01-01',
          toOn: '2022-01-01',
        })),
      ),
  },
  removePartyTerm: factCase('termId'),
  addCoverage: {
    does: 'write',
    about: 'partyOrg',
    within: keepsCoverage,
    call: ({ actor, record, world }) => ({
      params: { id: record.id },
      body: {
        socialOrgId: [...seenOf(world, actor, 'socialOrg')][0] ?? someId,
        way: 'joint',
        fromOn: '2024-01-01',
      },
    }),
    reaches: (actor, inside, world) =>
      toOrg(
        inside,
        idsOf(unseen(world, actor, 'socialOrg')).map((socialOrgId) => ({
          socialOrgId,
          way: 'joint',
          fromOn: '2024-01-01',
        })),
      ),
  },
  changeCoverage: relationCase({ way: 'attached', fromOn: '2021-01-01' }),
  removeCoverage: relationCase(undefined),
  answerForRegions: {
    does: 'write',
    about: 'partyOrg',
    within: keepsCoverage,
    call: (tried) => ({ ...idOf(tried), body: { regionCodes: [] } }),
  },
};

const post = (more: object) => ({
  personName: '新书记',
  post: 'publicity_member',
  fromOn: '2024-01-01',
  ...more,
});

/** A fact is addressed by its node and its own id: both have to be in sight, and to belong together. */
function factCase(key: 'postId' | 'termId'): RouteCase {
  return {
    does: 'write',
    about: 'partyOrg',
    call: ({ record }) => ({ params: { id: record.id, [key]: record.facts[key] ?? someId } }),
    reaches: (actor, inside, world) =>
      inside === null
        ? []
        : unseen(world, actor, 'partyOrg').map(({ facts }) => ({
            params: { id: inside.id, [key]: facts[key] ?? someId },
          })),
  };
}

function relationCase(body: object | undefined): RouteCase {
  const sent = body === undefined ? {} : { body };
  return {
    does: 'write',
    about: 'socialOrg',
    call: ({ record }) => ({
      params: { id: record.facts.coveredById || someId, relationId: record.facts.relationId || someId },
      ...sent,
    }),
    within: (actor, { id, facts }, world) =>
      actor.role !== 'branch_secretary' &&
      facts.relationId !== '' &&
      seenOf(world, actor, 'socialOrg').has(id) &&
      seenOf(world, actor, 'partyOrg').has(facts.coveredById ?? ''),
  };
}

/** Whom a branch covers, and for which regions a node answers, is said above it. */
function keepsCoverage(actor: Actor, { id }: WorldRecord, world: World): boolean {
  return actor.role !== 'branch_secretary' && seenOf(world, actor, 'partyOrg').has(id);
}

/** A committee in sight under which the node does not stand yet. */
function otherParent(world: World, actor: Actor, id: string): string {
  const nodes = world.facts.partyOrgs;
  const parents = new Set([...nodes.values()].map(({ parentId }) => parentId));
  const found = [...seenOf(world, actor, 'partyOrg')].find(
    (each) => parents.has(each) && nodes.get(id)?.parentId !== each && !isBelow(world.facts, each, id),
  );
  return found ?? someId;
}

function siblingOf(id: string, nodes: ReadonlyMap<string, { readonly parentId: string | null }>): string {
  const parentId = nodes.get(id)?.parentId;
  return [...nodes].find(([other, each]) => other !== id && each.parentId === parentId)?.[0] ?? someId;
}
