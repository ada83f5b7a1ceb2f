import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { listAuditLinesRoute, listChangesRoute } from '../changes.contract.ts';
import { listExportsRoute } from '../exports.contract.ts';
import { exportAuditRoute, searchAuditRoute } from '../audit-search.contract.ts';
import { listAuditLines, listChanges } from './list-changes.ts';
import { listExports } from './list-exports.ts';
import { sendExport } from './release-export.ts';
import { exportAudit, searchAudit } from './search-audit.ts';

/** What happened to a record, what was done to accounts, what left as a file, and what an auditor searches for. */
export function registerAuditRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listExportsRoute, ({ caller, query }) => listExports(pool, caller, query));
  bindRoute(app, listChangesRoute, ({ caller, query }) => listChanges(pool, caller, query));
  bindRoute(app, listAuditLinesRoute, ({ caller, query: { q, action = null, accountId = null, ...page } }) =>
    listAuditLines(pool, caller, { ...page, q: q?.trim() || null, action, accountId }),
  );
  bindRoute(app, searchAuditRoute, ({ caller, query }) => searchAudit(pool, caller, query));
  bindRoute(app, exportAuditRoute, async ({ caller, query: { format, ...filters }, reply }) => {
    const sheet = await exportAudit(pool, caller, filters);
    return isRefusal(sheet) ? sheet : sendExport(reply, '审计记录', format, sheet);
  });
}
