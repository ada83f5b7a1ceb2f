import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  changeAccountRoute,
  createAccountRoute,
  grantRoleRoute,
  listAccountsRoute,
  listGrantScopesRoute,
  openMemberAccountRoute,
  readAccountRoute,
  readMemberAccountRoute,
  resetPasswordRoute,
  revokeGrantRoute,
  splitDutiesRoute,
} from '../accounts.contract.ts';
import {
  appointAuditorRoute,
  askSmallOfficeRoute,
  demandSecondFactorRoute,
  readDutiesRoute,
  settleSmallOfficeRoute,
} from '../duties.contract.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { demandSecondFactor } from './demand-second-factor.ts';
import { readingNames } from './directory-scope.ts';
import { grantRole } from './grant-role.ts';
import { listScopeNodes, type ScopeQuestion } from './grant-scopes.queries.ts';
import { findAccount, findMemberAccount, listAccounts } from './list-accounts.ts';
import { openMemberAccount } from './open-member-account.ts';
import { resetPassword } from './reset-password.ts';
import { revokeGrant } from './revoke-grant.ts';
import { appointAuditor, askSmallOffice, readDuties, settleSmallOffice } from './run-small-office.ts';
import { splitDuties } from './split-duties.ts';

/** Who has an account, and what each may do where. */
export function registerAccountRoutes(app: FastifyInstance, pool: Pool): void {
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

  bindRoute(app, listAccountsRoute, ({ caller, query }) => listAccounts(pool, caller, query));
  bindRoute(
    app,
    readAccountRoute,
    async ({ caller, params }) => (await findAccount(pool, caller, params.id)) ?? NOT_FOUND,
  );
  bindRoute(app, createAccountRoute, ({ caller, body }) => createAccount(pool, caller, body, today()));
  bindRoute(app, resetPasswordRoute, ({ caller, params }) => resetPassword(pool, caller, params.id, today()));
  bindRoute(
    app,
    changeAccountRoute,
    async ({ caller, params, body }) => (await changeAccount(pool, caller, params.id, body, today())) ?? {},
  );
  bindRoute(app, grantRoleRoute, ({ caller, params, body: { role, scopeKind, scopeId = null } }) =>
    grantRole(pool, caller, params.id, { role, scopeKind, scopeId }, today()),
  );
  bindRoute(
    app,
    revokeGrantRoute,
    async ({ caller, params }) => (await revokeGrant(pool, caller, params.id, today())) ?? {},
  );
  bindRoute(app, listGrantScopesRoute, async ({ caller, params, query }) => ({
    nodes: await listScopeNodes(pool, readingNames(caller), params.kind, questionOf(query)),
  }));
  bindRoute(
    app,
    splitDutiesRoute,
    async ({ caller, body }) => (await splitDuties(pool, caller, body.accounts, today())) ?? {},
  );
}

/** Who keeps the duties, and how that changes. */
export function registerDutyRoutes(app: FastifyInstance, pool: Pool): void {
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
  bindRoute(app, readDutiesRoute, ({ caller }) => readDuties(pool, caller));
  bindRoute(
    app,
    appointAuditorRoute,
    async ({ caller, body }) => (await appointAuditor(pool, caller, body.audit, today())) ?? {},
  );
  bindRoute(
    app,
    askSmallOfficeRoute,
    async ({ caller, body }) => (await askSmallOffice(pool, caller, body.reason, today())) ?? {},
  );
  bindRoute(
    app,
    settleSmallOfficeRoute,
    async ({ caller, body }) => (await settleSmallOffice(pool, caller, body, today())) ?? {},
  );
  bindRoute(app, demandSecondFactorRoute, async ({ caller, body }) => {
    await demandSecondFactor(pool, caller, body.factorDemand, today());
    return {};
  });
}

/** Officers open accounts for members of their own scope. */
export function registerMemberAccountRoutes(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, readMemberAccountRoute, async ({ caller, params }) => ({
    account: await findMemberAccount(pool, caller, params.id),
  }));
  bindRoute(app, openMemberAccountRoute, ({ caller, params, body }) =>
    openMemberAccount(pool, caller, params.id, body, todayIn(OFFICE_TIME_ZONE, new Date())),
  );
}

interface TreeQuery {
  readonly parent?: string | undefined;
  readonly q?: string | undefined;
  readonly id?: string | readonly string[] | undefined;
}

function questionOf({ parent, q, id }: TreeQuery): ScopeQuestion {
  if (id !== undefined) return { ask: 'among', ids: typeof id === 'string' ? [id] : id };
  if (q !== undefined && q.trim() !== '') return { ask: 'like', text: q.trim() };
  return parent === undefined ? { ask: 'top' } : { ask: 'below', parent };
}
