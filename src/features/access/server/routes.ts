import type { FastifyInstance } from 'fastify';
import { registerAccountRoutes, registerDutyRoutes, registerMemberAccountRoutes } from './account-routes.ts';
import { identifyBySession } from './identify-caller.ts';
import { registerSecondFactorRoutes } from './second-factor-routes.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { type AccessParts, openDoor } from './door.ts';
import { registerSignOnRoutes } from './sign-on-routes.ts';
import type { SignOnSettings } from './sign-on-settings.ts';
import { registerScopeGrantRoutes } from './scope-grant-routes.ts';
import { registerSlipRoutes } from './slip-routes.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { findAdvisorAccountsRoute } from '../advisor-accounts.contract.ts';
import { USUAL_SLIP_DAYS } from '../slip.ts';
import { findAdvisorAccounts } from './find-advisor-accounts.ts';

interface Parts extends AccessParts {
  /** For how many days a slip waits to be used. */
  readonly slipDays?: number;
  /** The outside provider; null: none. */
  readonly signOn?: SignOnSettings | null;
}

/** Lets the application know its callers, and binds sign-in, own account, accounts and grants. */
export function registerAccessRoutes(
  app: FastifyInstance,
  { slipDays = USUAL_SLIP_DAYS, signOn = null, ...parts }: Parts,
): void {
  const { pool } = parts;
  identifyBySession(app, pool);
  const door = openDoor(parts);
  registerSessionRoutes(app, door);
  registerSignOnRoutes(app, door, signOn);
  registerSecondFactorRoutes(app, parts);
  registerAccountRoutes(app, pool);
  registerDutyRoutes(app, pool);
  registerMemberAccountRoutes(app, pool);
  registerSlipRoutes(app, parts, slipDays);
  registerScopeGrantRoutes(app, pool);
  bindRoute(app, findAdvisorAccountsRoute, ({ caller, query }) => findAdvisorAccounts(pool, caller, query));
}
