import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import {
  grantWithinScopeRoute,
  listScopeGrantsRoute,
  revokeScopeGrantRoute,
} from '../scope-grants.contract.ts';
import { grantWithinScope, listScopeGrants, revokeScopeGrant } from './grant-within-scope.ts';

/** Officers give and take back what lies within the own scope and role. */
export function registerScopeGrantRoutes(app: FastifyInstance, pool: Pool): void {
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

  bindRoute(app, listScopeGrantsRoute, ({ caller, query }) => listScopeGrants(pool, caller, query));
  bindRoute(app, grantWithinScopeRoute, ({ caller, body: { displayName, ...wanted } }) =>
    grantWithinScope(pool, caller, { ...wanted, displayName: displayName?.trim() || null }, today()),
  );
  bindRoute(
    app,
    revokeScopeGrantRoute,
    async ({ caller, params }) => (await revokeScopeGrant(pool, caller, params.id, today())) ?? {},
  );
}
