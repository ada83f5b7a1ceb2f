import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { registerAccountRoutes, registerMemberAccountRoutes } from './account-routes.ts';
import { identifyBySession } from './identify-caller.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { findAdvisorAccountsRoute } from '../advisor-accounts.contract.ts';
import { findAdvisorAccounts } from './find-advisor-accounts.ts';

/** Lets the application know its callers, and binds sign-in, own account, accounts and grants. */
export function registerAccessRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  identifyBySession(app, pool);
  registerSessionRoutes(app, pool);
  registerAccountRoutes(app, pool);
  registerMemberAccountRoutes(app, pool);
  bindRoute(app, findAdvisorAccountsRoute, ({ caller, query }) => findAdvisorAccounts(pool, caller, query));
}
