import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { listAuditLinesRoute, listChangesRoute } from '../changes.contract.ts';
import { listAuditLines, listChanges } from './list-changes.ts';

/** What happened to a record, and what was done to accounts. */
export function registerAuditRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listChangesRoute, ({ caller, query }) => listChanges(pool, caller, query));
  bindRoute(app, listAuditLinesRoute, ({ caller, query: { q, action = null, accountId = null, ...page } }) =>
    listAuditLines(pool, caller, { ...page, q: q?.trim() || null, action, accountId }),
  );
}
