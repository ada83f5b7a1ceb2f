import { expect } from 'vitest';
import { OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { createTestApp } from '../../platform/testing/test-caller.ts';
import { createTestDatabase } from '../../platform/testing/test-database.ts';
import { testSealer } from '../../platform/testing/test-sealer.ts';
import { listChangesRoute } from '../audit/changes.contract.ts';
import { registerAuditRoutes } from '../audit/server/routes.ts';
import { proposeClaimsRoute, takeClaimStepRoute } from '../claims/claim.contract.ts';
import { readClaimedOrgRoute } from '../claims/unclear-org.contract.ts';
import { registerClaimRoutes } from '../claims/server/routes.ts';
import type { ClaimStep } from '../claims/claim.ts';
import { readCoverageRoute } from '../coverage/coverage.contract.ts';
import { registerCoverageRoutes } from '../coverage/server/routes.ts';
import { registerPartyOrgRoutes } from '../party-orgs/server/routes.ts';
import { registerSocialOrgRoutes } from '../social-orgs/server/routes.ts';
import { readSocialOrgRoute } from '../social-orgs/social-org.contract.ts';
import { buildCallers } from './build-callers.ts';
import { addSocialOrg, type BuiltPartyOrg, type BuiltSocialOrg, buildTree } from './build-records.ts';

export const CLAIMS_TODAY = todayIn(OFFICE_TIME_ZONE, new Date());

/** Claims on a county's tree, with everything that they move: organisations, figures, histories. */
export async function buildClaimsWorld() {
  const database = await createTestDatabase();
  await database.superPool.query('select tally_roll($1::date)', [CLAIMS_TODAY]);
  const tree = await buildTree(database);
  const callers = await buildCallers(database, tree);
  const pool = database.appPool;
  const app = await createTestApp({ ...callers }, (own) => {
    registerClaimRoutes(own, { pool });
    registerSocialOrgRoutes(own, { pool, sealer: testSealer });
    registerPartyOrgRoutes(own, { pool, sealer: testSealer });
    registerCoverageRoutes(own, { pool });
    registerAuditRoutes(own, { pool });
  });
  let made = 0;
  type Given = Partial<Parameters<typeof addSocialOrg>[1]>;
  const propose = (by: string, orgs: readonly { id: string }[], body: { id: string }, more: object = {}) => {
    const { basis = 'registered_place', ...rest } = more as { basis?: 'registered_place' };
    const items = orgs.map(({ id }) => ({ socialOrgId: id, partyOrgId: body.id, basis }));
    return app.call(by, proposeClaimsRoute, { body: { items, fromOn: CLAIMS_TODAY, ...rest } });
  };
  const deskOf = (by: string, org: { id: string }) =>
    app.call(by, readClaimedOrgRoute, { params: { id: org.id } });
  return {
    database,
    tree,
    callers,
    app,
    propose,
    deskOf,
    /** An organisation that nobody has agreed to answer for, under a node for the time being. */
    newUnclear: (under: BuiltPartyOrg, more: Given = {}): Promise<BuiltSocialOrg> => {
      made += 1;
      return addSocialOrg(database, {
        name: `待明确学校${made}`,
        responsible: under,
        unclear: true,
        ...more,
      });
    },
    newConfirmed: (under: BuiltPartyOrg, more: Given = {}): Promise<BuiltSocialOrg> => {
      made += 1;
      return addSocialOrg(database, { name: `已明确学校${made}`, responsible: under, ...more });
    },
    /** The newest claim on an organisation, as somebody sees it. */
    claimOn: async (org: { id: string }, by = 'officer') => {
      const [claim] = (await deskOf(by, org)).body.claims;
      if (claim === undefined) throw new Error('there is no claim');
      return claim;
    },
    step: (by: string, ids: readonly string[], step: ClaimStep, more: object = {}) =>
      app.call(by, takeClaimStepRoute, { body: { ids: [...ids], step, ...more } }),
    read: (by: string, org: { id: string }) => app.call(by, readSocialOrgRoute, { params: { id: org.id } }),
    figures: async (by: string, node?: { id: string }) => {
      const query = { tree: 'party' as const, ...(node === undefined ? {} : { node: node.id }) };
      const { figures } = (await app.call(by, readCoverageRoute, { query })).body;
      return [figures.socialOrgs, figures.responsibilityUnclear];
    },
    changesOf: async (org: { id: string }, by = 'officer') =>
      (await app.call(by, listChangesRoute, { query: { entity: 'socialOrg', entityId: org.id, size: 50 } }))
        .body.rows,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
export type ClaimsWorld = Awaited<ReturnType<typeof buildClaimsWorld>>;

/** What became of each row of a batch. */
export function statesOf(answer: { body: { results: { state: string | null }[] } }): (string | null)[] {
  return answer.body.results.map(({ state }) => state);
}

/** An organisation of the education committee that somebody proposes to give to the trades committee. */
export async function makeProposal(world: ClaimsWorld, by = 'officer', more: object = {}) {
  const org = await world.newUnclear(world.tree.education, more);
  expect(statesOf(await world.propose(by, [org], world.tree.trades))).toEqual(['proposed']);
  return { org, claim: await world.claimOn(org) };
}

/** One that the trades committee says is its own although the education committee has agreed to it. */
export async function makeDispute(world: ClaimsWorld) {
  const org = await world.newConfirmed(world.tree.education);
  expect(statesOf(await world.propose('placeOfficer', [org], world.tree.trades))).toEqual(['proposed']);
  const claim = await world.claimOn(org);
  expect(statesOf(await world.step('tradesOfficer', [claim.id], 'accept'))).toEqual(['disputed']);
  return { org, claim };
}
