import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import {
  exportCoverageRoute,
  readCoverageRoute,
  readCoverageTrendRoute,
  readRollRoute,
} from '../coverage.contract.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import { releaseCoverage } from './export-coverage.ts';
import { readFigures } from './read-coverage.ts';
import { readRoll } from './read-roll.ts';
import { readTrend } from './read-trend.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerCoverageRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, readCoverageRoute, ({ caller, query }) => readFigures(pool, caller, query, today()));
  bindRoute(app, readRollRoute, ({ caller, query }) => readRoll(pool, caller, query, today()));
  bindRoute(app, readCoverageTrendRoute, ({ caller, query }) => readTrend(pool, caller, query, today()));
  bindRoute(app, exportCoverageRoute, async ({ caller, query: { format, ...question }, reply }) => {
    if (!mayExport(caller, 'coverage')) return NOT_ALLOWED;
    const answer = await readFigures(pool, caller, question, today());
    if (isRefusal(answer)) return answer;
    const sheet = await releaseCoverage(pool, caller, answer);
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `${answer.node.name}覆盖情况 ${answer.on}`, format, sheet);
  });
}
