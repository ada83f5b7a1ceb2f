import { keepAppraisals } from './appraisals.queries.ts';
import { seenOf } from './list-checks.ts';
import { idOf, nothing, type RouteCase, type RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Each Party organisation has appraised its members; who they are is told to the Party line alone. */
export async function addAppraisals(world: World): Promise<void> {
  await keepAppraisals(world.database.superPool);
}

const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

const onRound: Pick<RouteCase, 'about' | 'within' | 'onItself'> = {
  about: 'partyOrg',
  within: keeps,
  onItself: true,
};

export const appraisalCases: RouteCases = {
  listAppraisals: {
    does: 'read',
    call: nothing,
    asks: (_, world) => [
      ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
      { query: { year: 2020 } },
    ],
  },
  readAppraisal: { does: 'read', ...onRound, call: idOf },
  printAppraisal: {
    does: 'read',
    ...onRound,
    call: ({ record }) => ({ params: { id: record.id }, query: { purpose: '存档' } }),
  },
  startAppraisal: {
    does: 'write',
    ...onRound,
    call: ({ record }) => ({ body: { partyOrgId: record.id, year: 2021 } }),
  },
  saveAppraisal: {
    does: 'write',
    ...onRound,
    call: ({ record }) => ({
      params: { id: record.id },
      body: {
        selfOn: '2020-12-01',
        peersOn: null,
        ratingOn: null,
        opinionOn: null,
        opinionBy: null,
        sheets: null,
        capPercent: 33,
        members: [],
        version: 1,
      },
    }),
  },
  listOwnAppraisals: { does: 'read', call: nothing, directory: ['partyOrg'] },
};
