import { makeCreditCode } from '../../features/codes/credit-code.rules.ts';
import { exportOf, idsOf, listCases, REASON, REGIONS, toOrg, unseen } from './case-parts.ts';
import { COUNTY } from './build-world.ts';
import { idOf, nothing, type RouteCases, someId } from './route-case.ts';
import { regionHolds } from './sight.ts';
import { type Actor, recordsOf, type World } from './world.ts';

const socialOrgs = listCases('socialOrg', (world) => [
  ...recordsOf(world, 'partyOrg').map(({ id }) => ({ query: { coveredBy: id } })),
  ...world.bodies.map(({ id }) => ({ query: { body: id } })),
  { query: { standing: 'ended' } },
  { query: { mismatch: 'yes' } },
]);
const newOrg = (more: object) => ({
  type: 'service_agency',
  creditCode: nextCode(),
  name: `新登记${codes}`,
  ...more,
});
let codes = 0;
function nextCode(): string {
  codes += 1;
  return makeCreditCode({ prefix: '52', region: '610723', subject: `MJW${String(codes).padStart(5, '0')}` });
}

/** Where somebody registers what is new: in the own bounds. */
function homeOf({ scopeKind, scopeId }: Actor): object {
  if (scopeKind === 'place') return { regionCode: scopeId };
  return scopeKind === 'party'
    ? { regionCode: COUNTY, responsiblePartyOrgId: scopeId }
    : { regionCode: COUNTY };
}

/** Every way to place an organisation outside of one's bounds. */
function placesBeyond(actor: Actor, world: World): object[] {
  const regions = REGIONS.filter(
    (code) => actor.scopeKind === 'place' && !regionHolds(actor.scopeId, code),
  ).map((regionCode) => ({ regionCode }));
  const nodes =
    actor.scopeKind === 'party'
      ? idsOf(unseen(world, actor, 'partyOrg')).map((id) => ({ responsiblePartyOrgId: id }))
      : [];
  const bodies =
    actor.scopeKind === 'body'
      ? world.bodies.filter(({ id }) => id !== actor.scopeId).map(({ id }) => ({ supervisingBodyId: id }))
      : [];
  return [...regions, ...nodes, ...bodies];
}

const advisor = (more: object) => ({
  kind: 'advisors',
  fact: { kind: 'advisor', personName: '新指导员', fromOn: '2024-01-01', ...more },
});

export const socialOrgCases: RouteCases = {
  listSocialOrgs: socialOrgs.list,
  countSocialOrgs: socialOrgs.count,
  exportSocialOrgs: exportOf({ purpose: REASON }),
  readSocialOrg: { does: 'read', about: 'socialOrg', call: idOf },
  createSocialOrg: {
    does: 'write',
    call: ({ actor }) => ({ body: newOrg(homeOf(actor)) }),
    reaches: (actor, _, world) =>
      placesBeyond(actor, world).map((beyond) => ({ body: newOrg({ ...homeOf(actor), ...beyond }) })),
  },
  changeSocialOrg: {
    does: 'write',
    about: 'socialOrg',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, volunteers: 3 } }),
    reaches: (actor, inside, world) => toOrg(inside, placesBeyond(actor, world)),
  },
  endSocialOrg: {
    does: 'write',
    about: 'socialOrg',
    call: (tried) => ({
      ...idOf(tried),
      body: { version: tried.version, status: 'deregistered', endedOn: '2026-01-01' },
    }),
  },
  restoreSocialOrg: {
    does: 'write',
    ofEnded: true,
    about: 'socialOrg',
    call: (tried) => ({ ...idOf(tried), body: { version: tried.version, correctionReason: REASON } }),
  },
  saveSocialOrgFact: {
    does: 'write',
    about: 'socialOrg',
    call: (tried) => ({ ...idOf(tried), body: advisor({}) }),
    reaches: (actor, inside, world) => [
      ...toOrg(
        inside,
        idsOf(unseen(world, actor, 'member')).map((memberId) => advisor({ memberId })),
      ),
      ...toOrg(
        inside,
        unseen(world, actor, 'socialOrg').map(({ facts }) => ({ ...advisor({}), factId: facts.advisorId })),
      ),
    ],
  },
  removeSocialOrgFact: {
    does: 'write',
    about: 'socialOrg',
    call: ({ record }) => ({
      params: { id: record.id, kind: 'heads', factId: record.facts.headId ?? someId },
    }),
    reaches: (actor, inside, world) =>
      inside === null
        ? []
        : unseen(world, actor, 'socialOrg').map(({ facts }) => ({
            params: { id: inside.id, kind: 'heads', factId: facts.headId ?? someId },
          })),
  },
  listSectors: { does: 'read', call: nothing },
  findSupervisingBodies: { does: 'read', call: nothing, asks: () => [{ query: { q: '局' } }] },
  addSupervisingBody: {
    does: 'write',
    call: () => ({ body: { name: '洋县新设立的局', regionCode: COUNTY } }),
  },
};
