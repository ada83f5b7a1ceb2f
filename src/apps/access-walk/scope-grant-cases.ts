import { v7 } from 'uuid';
import type { Role } from '../../features/access/role.ts';
import { grantableRoles } from '../../features/access/scope-grant.rules.ts';
import { intervalOf } from '../../features/places/region.rules.ts';
import { rangeHolds } from '../../platform/server/database/scope.ts';
import { idsOf, unseen } from './case-parts.ts';
import { idOf, type RouteCases } from './route-case.ts';
import { isBelow } from './sight.ts';
import type { Actor, World, WorldRecord } from './world.ts';

/** Whether a grant is of the actor's own kind, lies within the own bounds, and is of a role that the actor gives. */
function givesSuch(actor: Actor, { facts }: WorldRecord, world: World): boolean {
  const { role, scopeKind, scopeId = '' } = facts;
  if (scopeKind !== actor.scopeKind || actor.scopeId === null) return false;
  if (!grantableRoles(actor.role, actor.scopeKind).includes(role as Role)) return false;
  if (scopeKind === 'party') return isBelow(world.facts, scopeId, actor.scopeId);
  if (scopeKind === 'place') return rangeHolds(intervalOf(actor.scopeId), intervalOf(scopeId));
  return scopeId === actor.scopeId;
}

const wanted = (scopeKind: string, scopeId: string | null) => ({
  body: {
    signInName: `new${v7().replaceAll('-', '').slice(-12)}`,
    displayName: '新的人',
    role: 'inspector',
    scopeKind,
    scopeId: scopeId ?? '',
  },
});

/** What officers grant within the own scope. The holders are told by name, not by their accounts. */
export const scopeGrantCases: RouteCases = {
  listScopeGrants: { does: 'read', call: () => ({ query: { size: 100 } }), directory: ['grant'] },
  grantWithinScope: {
    does: 'write',
    call: ({ actor }) => wanted(actor.scopeKind, actor.scopeId),
    reaches: (actor, _, world) => idsOf(unseen(world, actor, 'partyOrg')).map((id) => wanted('party', id)),
  },
  revokeScopeGrant: { does: 'write', about: 'grant', call: idOf, within: givesSuch },
};
