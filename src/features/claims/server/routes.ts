import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { sendExport } from '../../audit/server/public.ts';
import {
  countClaimsRoute,
  exportClaimsRoute,
  listClaimsRoute,
  proposeClaimsRoute,
  takeClaimStepRoute,
} from '../claim.contract.ts';
import { claimBoxNames, unclearListNames } from '../claim.ts';
import {
  countUnclearOrgsRoute,
  exportUnclearOrgsRoute,
  findClaimBodiesRoute,
  listUnclearOrgsRoute,
  readClaimedOrgRoute,
} from '../unclear-org.contract.ts';
import { exportClaims, exportUnclearOrgs } from './export-claims.ts';
import { countClaims, listClaims } from './list-claims.ts';
import { countUnclearOrgs, listUnclearOrgs } from './list-unclear-orgs.ts';
import { proposeClaims } from './propose-claims.ts';
import { findClaimBodies, readClaimedOrg } from './read-claimed-org.ts';
import { takeClaimStep } from './take-claim-step.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export interface ClaimParts {
  readonly pool: Pool;
}

/** 责任认领: what nobody or several answer for, who claims what, and the answers. */
export function registerClaimRoutes(app: FastifyInstance, { pool }: ClaimParts): void {
  bindOrgs(app, pool);
  bindClaims(app, pool);
}

function bindOrgs(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, listUnclearOrgsRoute, ({ caller, query }) => listUnclearOrgs(pool, caller, query));
  bindRoute(app, countUnclearOrgsRoute, ({ caller, query }) => countUnclearOrgs(pool, caller, query));
  bindRoute(app, exportUnclearOrgsRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!caller.permissions.has(permissions.readCoverage)) return NOT_ALLOWED;
    const sheet = await exportUnclearOrgs(pool, caller, filter);
    const name = `${unclearListNames[filter.list]} ${today()}`;
    return isRefusal(sheet) ? sheet : sendExport(reply, name, format, sheet);
  });
  bindRoute(app, readClaimedOrgRoute, ({ caller, params }) =>
    readClaimedOrg(pool, caller, params.id, caller.permissions.has(permissions.changeSocialOrgs)),
  );
  bindRoute(app, findClaimBodiesRoute, ({ caller, query }) => findClaimBodies(pool, caller, query));
}

function bindClaims(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, listClaimsRoute, ({ caller, query }) => listClaims(pool, caller, query));
  bindRoute(app, countClaimsRoute, ({ caller, query }) => countClaims(pool, caller, query));
  bindRoute(app, exportClaimsRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!caller.permissions.has(permissions.changeSocialOrgs)) return NOT_ALLOWED;
    const sheet = await exportClaims(pool, caller, filter);
    const name = `责任认领（${claimBoxNames[filter.box]}） ${today()}`;
    return isRefusal(sheet) ? sheet : sendExport(reply, name, format, sheet);
  });
  bindRoute(app, proposeClaimsRoute, ({ caller, body }) => proposeClaims(pool, caller, body, today()));
  bindRoute(app, takeClaimStepRoute, ({ caller, body }) => takeClaimStep(pool, caller, body, today()));
}
