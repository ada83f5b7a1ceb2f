import { keepExclusions } from './exclusions.queries.ts';
import { seenOf } from './list-checks.ts';
import { nothing, type RouteCase, type RouteCases, someId } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Each Party organisation leaves somebody out; who it is, is told to the Party line, and why to the branch and who agrees. */
export async function addExclusions(world: World): Promise<void> {
  await keepExclusions(world.database.superPool, recordsOf(world, 'member')[0]?.id ?? someId);
}

const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

const onExclusion: Pick<RouteCase, 'does' | 'about' | 'within' | 'onItself'> = {
  does: 'write',
  about: 'partyOrg',
  within: keeps,
  onItself: true,
};

/** Whom a branch manages, for one who was put forward by no one yet. */
function memberOf(record: WorldRecord, world: World): string {
  const [first] = [...world.facts.members]
    .filter(([, { managingId, membershipId }]) => managingId === record.id && membershipId === record.id)
    .map(([id]) => id)
    .toSorted();
  return first ?? someId;
}

const FIRST_DAY = '2023-06-01';
const LAST_DAY = '2023-06-30';

export const exclusionCases: RouteCases = {
  listExclusions: {
    does: 'read',
    call: nothing,
    asks: (_, world) => [
      ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } })),
      { query: { state: 'waiting' } },
      { query: { on: '2024-02-01' } },
    ],
  },
  addExclusion: {
    ...onExclusion,
    call: ({ record, world }) => ({
      body: {
        partyOrgId: record.id,
        memberId: memberOf(record, world),
        caseCode: 'abroad',
        fromOn: FIRST_DAY,
        lastOn: LAST_DAY,
      },
    }),
  },
  agreeExclusion: {
    ...onExclusion,
    call: ({ record }) => ({ params: { id: record.id }, body: { on: '2024-01-05', by: '县委社会工作部' } }),
  },
  passExclusion: {
    ...onExclusion,
    call: ({ record }) => ({ params: { id: record.id }, body: { meetingId: record.id } }),
  },
  endExclusion: {
    ...onExclusion,
    call: ({ record }) => ({
      params: { id: record.id },
      body: { on: '2024-03-01', reason: '已经康复' },
    }),
  },
};
