import { seenOf } from './list-checks.ts';
import { keepPartyGroups } from './party-groups.queries.ts';
import { type RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Each branch had a group; who was in it is told to the Party line alone. */
export async function addPartyGroups(world: World): Promise<void> {
  await keepPartyGroups(world.database.superPool);
}

const keeps = (actor: Actor, record: WorldRecord, world: World): boolean =>
  actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(record.id);

/** Who was in it: the first by id of those whom it manages. */
function memberOf(record: WorldRecord, world: World): string | null {
  const [first] = [...world.facts.members]
    .filter(([, { managingId }]) => managingId === record.id)
    .map(([id]) => id)
    .toSorted();
  return first ?? null;
}

export const partyGroupCases: RouteCases = {
  listPartyGroups: {
    does: 'read',
    about: 'partyOrg',
    within: keeps,
    call: ({ record }) => ({ params: { id: record.id }, query: {} }),
    asks: (_, world) =>
      recordsOf(world, 'partyOrg').map(({ id }) => ({ params: { id }, query: { on: '1999-06-01' } })),
  },
  setGroupLeader: {
    does: 'write',
    about: 'partyOrg',
    within: keeps,
    onItself: true,
    call: ({ record, world }) => ({
      params: { id: record.id },
      body: { memberId: memberOf(record, world), chosen: 'appointed', fromOn: '1999-06-01' },
    }),
  },
};
