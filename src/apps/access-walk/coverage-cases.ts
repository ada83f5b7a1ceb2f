import { permissions } from '../../features/access/role.ts';
import { idsOf, REGIONS } from './case-parts.ts';
import { checkEffective, checkFigures, checkRoll, checkTrend } from './list-checks.ts';
import { type Call, nothing, type RouteCases } from './route-case.ts';
import { recordsOf, type World } from './world.ts';

export const coverageCases: RouteCases = {
  readCoverage: {
    does: 'read',
    call: nothing,
    asks: (_, world) => nodeQuestions(world),
    check: (actor, answer, world, call) =>
      Object.keys(call.query ?? {}).some((key) => !['tree', 'node', 'by'].includes(key))
        ? null
        : checkFigures(actor, answer, world, call),
  },
  readCoverageRoll: {
    does: 'read',
    call: nothing,
    asks: (_, world) => nodeQuestions(world).filter(({ query }) => query?.by === undefined),
    check: checkRoll,
  },
  readCoverageTrend: {
    does: 'read',
    call: nothing,
    asks: (_, world) => nodeQuestions(world).filter(({ query }) => query?.by === undefined),
    check: checkTrend,
  },
  readEffectiveCoverage: {
    does: 'read',
    call: nothing,
    asks: (_, world) => nodeQuestions(world),
    check: (actor, answer, world, call) =>
      Object.keys(call.query ?? {}).some((key) => !['tree', 'node', 'by'].includes(key))
        ? null
        : checkEffective(actor, answer, world, call),
  },
  readEffectiveTrend: {
    does: 'read',
    call: nothing,
    asks: (_, world) => nodeQuestions(world).filter(({ query }) => query?.by === undefined),
    check: (actor, answer, world, call) =>
      call.query?.on === undefined ? checkEffective(actor, lastPointOf(answer), world, call) : null,
  },
  exportCoverage: {
    does: 'read',
    alsoNeeds: permissions.readCoverage,
    call: nothing,
    asks: (_, world) => nodeQuestions(world),
  },
  compareCoverage: {
    does: 'read',
    call: () => ({ query: COMPARED }),
    asks: (_, world) => comparisons(world),
  },
  listCoverageChanges: {
    does: 'read',
    call: () => CHANGED,
    asks: (_, world) => changeLists(world),
  },
  countCoverageChanges: {
    does: 'read',
    call: () => CHANGED,
    asks: (_, world) => changeLists(world),
  },
  exportCoverageChanges: {
    does: 'read',
    alsoNeeds: permissions.readCoverage,
    call: () => CHANGED,
    asks: (_, world) => changeLists(world),
  },
  listCountingDefinitions: { does: 'read', call: nothing },
  saveCountingDefinition: {
    does: 'write',
    call: () => ({
      body: {
        name: '本单位口径',
        note: '',
        settings: {
          base: 'legal_persons',
          attachedCounts: true,
          functionalCounts: false,
          notTransferredCounts: false,
          advisorCounts: false,
          massOrgCounts: false,
        },
      },
    }),
  },
};

function nodeQuestions(world: World): Call[] {
  return [
    ...REGIONS.map((node) => ({ query: { tree: 'place', node } })),
    ...idsOf(recordsOf(world, 'partyOrg')).map((node) => ({ query: { tree: 'party', node } })),
    ...world.bodies.map(({ id }) => ({ query: { tree: 'body', node: id } })),
    ...['sector', 'type', 'size', 'body'].map((by) => ({ query: { by } })),
    { query: { on: '2023-06-30' } },
  ];
}

/** Two definitions of one day: every node is there on both sides. */
const COMPARED = { fromDefinition: 'party_statistics' };
const CHANGED: Call = { query: { ...COMPARED, measure: 'total' } };

function comparisons(world: World): Call[] {
  return nodeQuestions(world)
    .filter(({ query }) => query?.by === undefined && query?.on === undefined)
    .map(({ query }) => ({ query: { ...query, from: '2023-06-30' } }));
}

function changeLists(world: World): Call[] {
  return comparisons(world).map(({ query }) => ({ query: { ...query, measure: 'total' } }));
}

function lastPointOf(answer: unknown): unknown {
  return (answer as { points: unknown[] }).points.at(-1);
}
