import { permissions } from '../../features/access/role.ts';
import { exportOf, REGIONS } from './case-parts.ts';
import { keepClaims } from './claims.queries.ts';
import { listedOf, searches } from './list-checks.ts';
import { type Call, nothing, type RouteCase, type RouteCases } from './route-case.ts';
import { isBelow } from './sight.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Half of the organisations are 责任待明确, and each is claimed for the body that answers for it. */
export const addClaims = (world: World): Promise<void> => keepClaims(world.database.superPool);

/** What bodies are called is told to offices: they name one that they don't see. */
const named: Pick<RouteCase, 'directory'> = { directory: ['partyOrg'] };

const orgQuestions = (_: Actor, world: World): Call[] => [
  { query: { list: 'several' } },
  ...REGIONS.map((region) => ({ query: { region } })),
  ...world.bodies.map(({ id }) => ({ query: { body: id } })),
  ...searches(world, 'socialOrg'),
];

const claimQuestions = (_: Actor, world: World): Call[] => [
  { query: { within: 'all' } },
  { query: { box: 'outbox' } },
  { query: { within: 'all', state: 'closed' } },
  ...recordsOf(world, 'socialOrg').map(({ name }) => ({ query: { within: 'all', q: name } })),
];

/** The answer is for the body named and who stands above it, in the Party line. */
const answers = ({ scopeKind, scopeId }: Actor, { id, ended }: WorldRecord, { facts }: World): boolean =>
  scopeKind === 'party' &&
  ended === undefined &&
  isBelow(facts, facts.socialOrgs.get(id)?.responsibleId ?? '', scopeId);

const rootOf = ({ facts }: World): string =>
  [...facts.partyOrgs].find(([, { parentId }]) => parentId === null)?.[0] ?? '';

export const claimCases: RouteCases = {
  listUnclearOrgs: {
    ...named,
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: orgQuestions,
    check: (actor, answer, world) => {
      const seen = listedOf(world, actor, 'socialOrg');
      const beyond = (answer as { rows: { id: string }[] }).rows.filter(({ id }) => !seen.includes(id));
      return beyond.length === 0 ? null : `shows ${beyond.length} that are not in sight`;
    },
  },
  countUnclearOrgs: {
    does: 'read',
    call: nothing,
    asks: orgQuestions,
    check: (actor, answer, world) => {
      const { count } = answer as { count: number };
      const most = listedOf(world, actor, 'socialOrg').length;
      return count <= most ? null : `counts ${count}, in sight are no more than ${most}`;
    },
  },
  exportUnclearOrgs: { ...exportOf(), ...named, alsoNeeds: permissions.readCoverage },
  readClaimedOrg: {
    ...named,
    does: 'read',
    about: 'socialOrg',
    call: ({ record }) => ({ params: { id: record.id } }),
  },
  findClaimBodies: { ...named, does: 'read', call: nothing, asks: (_, world) => searches(world, 'partyOrg') },
  listClaims: { ...named, does: 'read', call: nothing, asks: claimQuestions },
  countClaims: { does: 'read', call: nothing, asks: claimQuestions },
  exportClaims: {
    ...exportOf({ within: 'all' }),
    ...named,
    alsoNeeds: permissions.changeSocialOrgs,
  },
  proposeClaims: {
    ...named,
    does: 'write',
    about: 'socialOrg',
    call: ({ record, world }) => ({
      body: {
        items: [{ socialOrgId: record.id, partyOrgId: rootOf(world), basis: 'registered_place' }],
        fromOn: '2024-06-01',
      },
    }),
  },
  takeClaimStep: {
    ...named,
    does: 'write',
    about: 'socialOrg',
    onItself: true,
    within: answers,
    call: ({ record }) => ({ body: { ids: [record.id], step: 'accept' } }),
  },
};
