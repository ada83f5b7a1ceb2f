import type { KeyRing } from '../../platform/server/crypto/key-ring.ts';
import { createSealer } from '../../platform/server/crypto/seal.ts';
import { seenOf } from './list-checks.ts';
import { keepCorrection } from './corrections.queries.ts';
import { idOf, nothing, type RouteCase, type RouteCases } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Every member asks for something. */
export async function addCorrections(world: World, key: KeyRing): Promise<void> {
  const sealer = createSealer(key);
  for (const { id } of recordsOf(world, 'member'))
    await keepCorrection(world.database.superPool, id, sealer.seal('校长', 'correction'));
}

const managed = (actor: Actor, record: WorldRecord, world: World) => {
  const managing = world.facts.members.get(record.id)?.managingId ?? '';
  return actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(managing);
};

/** The routes name no record: whoever acts as a member reaches the own one, others none. */
const own: RouteCase = {
  does: 'read',
  about: 'account',
  call: nothing,
  within: ({ role }) => role === 'member',
};
const list: RouteCase = {
  does: 'read',
  call: nothing,
  asks: () => [{ query: { state: 'waiting' } }, { query: { state: 'answered' } }, { query: { size: 1 } }],
};

export const ownRecordCases: RouteCases = {
  listOwnCorrections: own,
  readOwnData: own,
  exportOwnData: own,
  askCorrection: {
    ...own,
    does: 'write',
    onItself: true,
    call: () => ({ body: { what: 'education', wanted: '31' } }),
  },
  listCorrections: list,
  countCorrections: { ...list, asks: () => [{ query: { state: 'waiting' } }] },
  readCorrection: { does: 'read', about: 'member', call: idOf, within: managed },
  answerCorrection: {
    does: 'write',
    about: 'member',
    onItself: true,
    call: (tried) => ({ ...idOf(tried), body: { accept: true, version: tried.version } }),
    within: managed,
  },
};
