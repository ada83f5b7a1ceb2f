import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import {
  listDefinitionsRoute,
  readCoverageRoute,
  readCoverageTrendRoute,
  saveDefinitionRoute,
} from '../coverage.contract.ts';
import { listDefinitions } from './list-definitions.ts';
import { readCoverage } from './read-coverage.ts';
import { readTrend } from './read-trend.ts';
import { saveDefinition } from './save-definition.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerCoverageRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, readCoverageRoute, ({ caller, query }) => readCoverage(pool, caller, query, today()));
  bindRoute(app, readCoverageTrendRoute, ({ caller, query }) => readTrend(pool, caller, query, today()));
  bindRoute(app, listDefinitionsRoute, async ({ caller }) => ({
    definitions: [...(await listDefinitions(pool, caller))],
  }));
  bindRoute(app, saveDefinitionRoute, ({ caller, body }) => saveDefinition(pool, caller, body, today()));
}
