import { idsOf, unseen } from './case-parts.ts';
import { idOf, nothing, type RouteCases } from './route-case.ts';
import { isBelow } from './sight.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

/** Whoever keeps a member: the branch that manages the person lies below the own node. */
function keeps({ scopeKind, scopeId }: Actor, record: WorldRecord, { facts }: World): boolean {
  const member = facts.members.get(record.id);
  return member !== undefined && scopeKind === 'party' && isBelow(facts, member.managingId, scopeId);
}

const nodes = (_: Actor, world: World) =>
  recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { partyOrg: id } }));

/** Slips, trusted phones and secretaries' accounts. */
export const slipCases: RouteCases = {
  signInBySlip: {
    does: 'write',
    call: () => ({ body: { code: '0000 1111 2222 3333' } }),
    signedOut: 'refused',
  },
  readTrustedDevice: { does: 'read', call: nothing, signedOut: 'answered' },
  signInByDevice: { does: 'write', call: nothing, signedOut: 'refused' },
  forgetDevice: { does: 'write', call: nothing, signedOut: 'answered' },
  listOwnDevices: { does: 'read', call: nothing },
  // Nobody of this world has a trusted phone: whatever is named is somebody else's.
  endOwnDevice: { does: 'write', about: 'session', call: idOf, within: () => false, onlyRefuses: true },
  issueMemberSlip: { does: 'write', about: 'member', call: idOf, within: keeps },
  readMemberSlips: { does: 'read', about: 'member', call: idOf, within: keeps, outside: 'empty' },
  endMemberDevices: { does: 'write', about: 'member', call: idOf, within: keeps },
  // An account made for the try has no right yet, hence gets no slip.
  issueAccountSlip: { does: 'write', about: 'account', call: idOf, within: () => true, onlyRefuses: true },
  listSecretaryAccounts: { does: 'read', call: () => ({ query: { size: 100 } }), asks: nodes },
  countSecretaryAccounts: { does: 'read', call: nothing, asks: nodes },
  openSecretaryAccounts: {
    does: 'write',
    call: () => ({ body: {} }),
    reaches: (actor, _, world) => {
      const out = unseen(world, actor, 'partyOrg');
      const posts = out.flatMap(({ facts }) => (facts.postId === undefined ? [] : [facts.postId]));
      return [
        ...idsOf(out).map((partyOrg) => ({ body: { partyOrg } })),
        ...posts.map((id) => ({ body: { postIds: [id] } })),
      ];
    },
  },
};
