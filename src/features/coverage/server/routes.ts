import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import {
  compareCoverageRoute,
  countCoverageChangesRoute,
  exportCoverageChangesRoute,
  listCoverageChangesRoute,
} from '../coverage-change.contract.ts';
import {
  exportCoverageRoute,
  readCoverageRoute,
  readCoverageTrendRoute,
  readRollRoute,
} from '../coverage.contract.ts';
import { readEffectiveCoverageRoute, readEffectiveTrendRoute } from '../effective.contract.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import { compareCoverage, countChangedOrgs, listChangedOrgs } from './compare-coverage.ts';
import { exportChangedOrgs } from './export-changes.ts';
import { exportCoverage } from './export-coverage.ts';
import { readFigures } from './read-coverage.ts';
import { readEffective, readEffectiveTrend } from './read-effective.ts';
import { readRoll } from './read-roll.ts';
import { readTrend } from './read-trend.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerCoverageRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, readCoverageRoute, ({ caller, query }) => readFigures(pool, caller, query, today()));
  bindRoute(app, readRollRoute, ({ caller, query }) => readRoll(pool, caller, query, today()));
  bindRoute(app, readCoverageTrendRoute, ({ caller, query }) => readTrend(pool, caller, query, today()));
  bindRoute(app, readEffectiveCoverageRoute, ({ caller, query }) =>
    readEffective(pool, caller, query, today()),
  );
  bindRoute(app, readEffectiveTrendRoute, ({ caller, query }) =>
    readEffectiveTrend(pool, caller, query, today()),
  );
  bindRoute(app, exportCoverageRoute, async ({ caller, query: { format, ...question }, reply }) => {
    if (!mayExport(caller, 'coverage')) return NOT_ALLOWED;
    const exported = await exportCoverage(pool, caller, question, today());
    if (isRefusal(exported)) return exported;
    const { answer, sheet } = exported;
    return sendExport(reply, `${answer.node.name}覆盖情况 ${answer.on}`, format, sheet);
  });
  bindRoute(app, compareCoverageRoute, ({ caller, query }) => compareCoverage(pool, caller, query, today()));
  bindRoute(app, listCoverageChangesRoute, ({ caller, query }) =>
    listChangedOrgs(pool, caller, query, today()),
  );
  bindRoute(app, countCoverageChangesRoute, async ({ caller, query }) => {
    const count = await countChangedOrgs(pool, caller, query, today());
    return isRefusal(count) ? count : { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP };
  });
  bindRoute(app, exportCoverageChangesRoute, async ({ caller, query: { format, ...question }, reply }) => {
    if (!mayExport(caller, 'coverage') || !mayExport(caller, 'social-orgs')) return NOT_ALLOWED;
    const sheet = await exportChangedOrgs(pool, caller, question, today());
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `增减情况 ${question.on ?? today()}`, format, sheet);
  });
}
