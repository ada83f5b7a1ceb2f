import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { listAuditLinesRoute, listChangesRoute } from '../changes.contract.ts';
import { listExportsRoute } from '../exports.contract.ts';
import { listAuditLines, listChanges } from './list-changes.ts';
import { listExports } from './list-exports.ts';

/** What happened to a record, what was done to accounts, and what left as a file. */
export function registerAuditRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listExportsRoute, ({ caller, query }) => listExports(pool, caller, query));
  bindRoute(app, listChangesRoute, ({ caller, query }) => listChanges(pool, caller, query));
  bindRoute(app, listAuditLinesRoute, ({ caller, query: { q, action = null, accountId = null, ...page } }) =>
    listAuditLines(pool, caller, { ...page, q: q?.trim() || null, action, accountId }),
  );
}
