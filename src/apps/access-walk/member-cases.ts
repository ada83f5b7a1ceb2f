import { permissions } from '../../features/access/role.ts';
import { exportOf, idsOf, listCases, REASON, toOrg, tree, unseen } from './case-parts.ts';
import { seenOf } from './list-checks.ts';
import { idOf, nothing, type RouteCases, someId } from './route-case.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

const members = listCases('member', (world) => [
  ...recordsOf(world, 'socialOrg').map(({ id }) => ({ query: { workUnit: id } })),
  { query: { transferred: 'away' } },
  { query: { private: 'yes' } },
]);

const member = (more: object) => ({
  name: '新党员',
  sex: '1',
  bornOn: '1980-01-01',
  status: 'full',
  joinedOn: '2005-06-01',
  fullOn: '2006-06-01',
  ...more,
});

const managed = (actor: Actor, record: WorldRecord, world: World) => {
  const managing = world.facts.members.get(record.id)?.managingId ?? '';
  return actor.scopeKind === 'party' && seenOf(world, actor, 'partyOrg').has(managing);
};
const branchOf = (world: World, actor: Actor) =>
  recordsOf(world, 'member').find((each) => managed(actor, each, world)) ?? null;

export const memberCases: RouteCases = {
  listMembers: members.list,
  countMembers: members.count,
  exportMembers: exportOf({ purpose: REASON }),
  readMemberStructure: {
    ...members.count,
    check: (actor, answer, world, call) =>
      members.count.check?.(actor, { count: (answer as { total: number }).total }, world, call) ?? null,
  },
  exportMemberStructure: { does: 'read', call: nothing, alsoNeeds: permissions.readMembers },
  readMember: { does: 'read', about: 'member', call: idOf },
  // For which unit somebody looked is told to whoever may know that there was a look.
  listMemberLooks: { does: 'read', about: 'member', call: idOf, directory: ['partyOrg'] },
  createMember: {
    does: 'write',
    call: ({ actor, world }) => {
      const beside = branchOf(world, actor);
      const managingBranchId = world.facts.members.get(beside?.id ?? '')?.managingId ?? someId;
      return { body: member({ managingBranchId }) };
    },
    reaches: (actor, _, world) =>
      idsOf(unseen(world, actor, 'partyOrg')).map((id) => ({ body: member({ managingBranchId: id }) })),
  },
  changeMember: {
    does: 'write',
    about: 'member',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, workPost: '教师' } }),
    within: managed,
    reaches: (actor, inside, world) =>
      toOrg(
        inside,
        idsOf(unseen(world, actor, 'socialOrg')).map((workUnitId) => ({ workUnitId })),
      ),
  },
  moveMember: {
    does: 'write',
    about: 'member',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, partyGroup: '第一党小组' } }),
    within: managed,
    reaches: (actor, inside, world) =>
      toOrg(
        inside,
        idsOf(unseen(world, actor, 'partyOrg')).flatMap((id) => [
          { managingBranchId: id },
          { membershipBranchId: id },
        ]),
      ),
  },
  changeMemberStatus: {
    does: 'write',
    about: 'member',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, status: 'suspended' } }),
    within: managed,
  },
  // Everybody in this world has a number: done in earnest in logged-writes.db.test.ts.
  settleIdentity: {
    does: 'write',
    about: 'member',
    onlyRefuses: true,
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, basis: '持外国护照' } }),
    within: managed,
  },
  revealMember: {
    does: 'write',
    about: 'member',
    call: (tried) => ({ ...idOf(tried), body: { what: 'identityNumber', purpose: REASON } }),
    within: (actor, record, world) => seenOf(world, actor, 'member').has(record.id),
    reveals: true,
  },
  findMemberByNumber: {
    does: 'read',
    about: 'member',
    call: ({ record }) => ({ body: { identityNumber: record.number ?? '' } }),
    outside: 'empty',
  },
  findWorkUnits: tree('socialOrg'),
};
