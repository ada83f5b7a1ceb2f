import { v7 } from 'uuid';
import { TOWN } from './build-world.ts';
import { idOf, nothing, type RouteCases, someId } from './route-case.ts';
import { isBelow } from './sight.ts';
import { type Actor, recordsOf, type World, type WorldRecord } from './world.ts';

const PASSWORD = 'Rice-2026-ibis';
const fresh = () => `new${v7().replaceAll('-', '').slice(-12)}`;
const own = ({ accountId }: Actor, { ownerId }: WorldRecord) => ownerId === accountId;
const any = () => true;

/** Whoever keeps a member: the branch that manages the person lies below the own node. */
function keeps({ scopeKind, scopeId }: Actor, record: WorldRecord, { facts }: World): boolean {
  const member = facts.members.get(record.id);
  return member !== undefined && scopeKind === 'party' && isBelow(facts, member.managingId, scopeId);
}

const newAccount = () => ({ signInName: fresh(), displayName: '新的人', password: PASSWORD });

/** Accounts: no records, hence no scope; a permission decides. Names of nodes stand beside the grants. */
export const accessCases: RouteCases = {
  listAccounts: {
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: () => [{ query: { q: 'walker' } }, { query: { role: 'advisor' } }, { query: { state: 'closed' } }],
    directory: ['account', 'grant', 'partyOrg'],
  },
  readAccount: {
    does: 'read',
    about: 'account',
    call: idOf,
    within: any,
    directory: ['account', 'grant', 'partyOrg'],
  },
  createAccount: {
    does: 'write',
    call: () => ({ body: { signInName: fresh(), displayName: '新的人' } }),
  },
  resetPassword: { does: 'write', about: 'account', call: idOf, within: any },
  changeAccount: {
    does: 'write',
    about: 'account',
    call: (tried) => ({ ...idOf(tried), body: { displayName: '改过的名' } }),
    within: any,
  },
  grantRole: {
    does: 'write',
    about: 'account',
    call: (tried) => ({
      ...idOf(tried),
      body: { role: 'inspector', scopeKind: 'place', scopeId: TOWN },
    }),
    within: any,
  },
  revokeGrant: { does: 'write', about: 'grant', call: idOf, within: any },
  listGrantScopes: {
    does: 'read',
    call: () => ({ params: { kind: 'party' } }),
    asks: (_, world) => [
      { params: { kind: 'place' } },
      { params: { kind: 'body' } },
      ...recordsOf(world, 'partyOrg').map(({ id }) => ({ params: { kind: 'party' }, query: { id } })),
    ],
    directory: ['partyOrg'],
  },
  splitDuties: {
    does: 'write',
    call: () => ({
      body: { accounts: { system: newAccount(), security: newAccount(), audit: newAccount() } },
    }),
    onlyRefuses: true,
  },
  readDuties: { does: 'read', call: nothing, directory: ['account'] },
  appointAuditor: { does: 'write', call: () => ({ body: { audit: newAccount() } }), onlyRefuses: true },
  askSmallOffice: { does: 'write', call: () => ({ body: { reason: '人手不足' } }) },
  settleSmallOffice: {
    does: 'write',
    call: () => ({ body: { id: someId, agreed: true } }),
    onlyRefuses: true,
  },
  demandSecondFactor: { does: 'write', call: () => ({ body: { factorDemand: 'staff' } }) },
  readMemberAccount: { does: 'read', about: 'member', call: idOf, within: keeps, outside: 'empty' },
  openMemberAccount: {
    does: 'write',
    about: 'member',
    call: (tried) => ({ ...idOf(tried), body: { signInName: fresh(), roles: ['member'] } }),
    within: keeps,
  },
  findAdvisorAccounts: {
    does: 'read',
    call: nothing,
    asks: (_, world) =>
      recordsOf(world, 'account').flatMap(({ id, name }) => [{ query: { id } }, { query: { q: name } }]),
    advisors: true,
  },
  readSession: { does: 'read', call: nothing, ownBounds: true },
  signIn: {
    does: 'write',
    call: () => ({ body: { signInName: 'nobody', password: PASSWORD } }),
    signedOut: 'refused',
  },
  signOut: { does: 'write', call: nothing, signedOut: 'answered' },
  switchGrant: {
    does: 'write',
    about: 'grant',
    call: ({ record }) => ({ body: { grantId: record.id } }),
    // The other hat of the same person is one's own too; changing it would change who walks.
    within: own,
    onItself: true,
  },
  changeOwnPassword: {
    does: 'write',
    call: () => ({ body: { currentPassword: 'Wrong-2026-ibis', newPassword: PASSWORD } }),
    onlyRefuses: true,
  },
  listOwnSessions: { does: 'read', call: nothing },
  readSecondFactor: { does: 'read', call: nothing },
  offerSecondFactor: {
    does: 'write',
    unlogged: 'counts once it is confirmed, which is logged',
    call: () => ({ body: { currentPassword: 'Wrong-2026-ibis' } }),
    onlyRefuses: true,
  },
  confirmSecondFactor: { does: 'write', call: () => ({ body: { code: '000000' } }), onlyRefuses: true },
  renewRecoveryCodes: { does: 'write', call: () => ({ body: { code: '000000' } }), onlyRefuses: true },
  endSecondFactor: { does: 'write', call: () => ({ body: { code: '000000' } }), onlyRefuses: true },
  resetSecondFactor: { does: 'write', about: 'account', call: idOf, within: any },
  endOwnSession: { does: 'write', about: 'session', call: idOf, within: own },
};

/** The first start is over, and nothing of it opens again. */
export const setUpCases: RouteCases = {
  readSetUp: { does: 'read', call: nothing, signedOut: 'answered' },
  renewSetupCode: {
    does: 'write',
    call: nothing,
    signedOut: 'refused',
    unlogged: 'there is nothing yet that a log could be about',
  },
  listSetUpRegions: { does: 'read', call: nothing, signedOut: 'refused' },
  setUp: {
    does: 'write',
    call: () => ({
      body: {
        mode: 'trial',
        code: '0000-0000',
        siteName: '别处',
        rootPartyOrg: { name: '别处党工委', kind: 'work_committee' },
        regionCode: '610723000',
        account: newAccount(),
      },
    }),
    signedOut: 'refused',
  },
};

/** What the installation is called, for whoever keeps it. */
export const siteCases: RouteCases = {
  readSite: { does: 'read', call: nothing, directory: ['partyOrg'] },
  renameSite: { does: 'write', call: () => ({ body: { siteName: '洋县社会组织党建' } }) },
};

/** Lines of the log that belong to no record; accounts and who did what are the auditor's to see. */
export const auditCases: RouteCases = {
  listAuditLines: {
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: (_, world) => recordsOf(world, 'account').map(({ id }) => ({ query: { accountId: id } })),
    directory: ['account', 'grant', 'partyOrg'],
  },
  listExports: { does: 'read', call: nothing },
  searchAudit: {
    does: 'read',
    call: () => ({ query: { size: 100 } }),
    asks: (_, world) => [
      ...recordsOf(world, 'account').map(({ id }) => ({ query: { accountId: id } })),
      ...recordsOf(world, 'member').map(({ id }) => ({ query: { record: id } })),
      ...recordsOf(world, 'member').map(({ name }) => ({ query: { q: name } })),
    ],
    directory: ['account', 'grant'],
    byNumber: true,
  },
  exportAudit: { does: 'read', call: nothing, directory: ['account', 'grant'], byNumber: true },
  readAuditHead: { does: 'read', call: nothing },
  checkAuditChain: { does: 'read', call: nothing },
  listChanges: {
    does: 'read',
    about: ['socialOrg', 'partyOrg', 'member'],
    call: ({ record }) => ({ query: { entity: record.kind, entityId: record.id, size: 100 } }),
    outside: 'empty',
  },
};
