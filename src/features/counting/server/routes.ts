import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { listDefinitionsRoute, saveDefinitionRoute } from '../counting.contract.ts';
import { listDefinitions } from './list-definitions.ts';
import { saveDefinition } from './save-definition.ts';

export function registerCountingRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listDefinitionsRoute, async ({ caller }) => ({
    definitions: [...(await listDefinitions(pool, caller))],
  }));
  bindRoute(app, saveDefinitionRoute, ({ caller, body }) =>
    saveDefinition(pool, caller, body, todayIn(OFFICE_TIME_ZONE, new Date())),
  );
}
