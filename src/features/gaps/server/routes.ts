import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { mayExport, sendExport } from '../../audit/server/public.ts';
import { gapGroupNames } from '../gap.ts';
import {
  addExemptCategoryRoute,
  changeExemptCategoryRoute,
  countWithoutPartyOrgRoute,
  exportWithoutPartyOrgRoute,
  giveReasonsRoute,
  listExemptCategoriesRoute,
  listWithoutPartyOrgRoute,
  readGapRoute,
} from '../gaps.contract.ts';
import { countGaps } from './count-gaps.ts';
import { addExemptCategory, changeExemptCategory, listExemptCategories } from './exempt-categories.ts';
import { exportGaps } from './export-gaps.ts';
import type { GapParts } from './gap-parts.ts';
import { giveReasons } from './give-reasons.ts';
import { listGaps } from './list-gaps.ts';
import { readGap } from './read-gap.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

export function registerGapRoutes(app: FastifyInstance, parts: GapParts): void {
  bindLists(app, parts);
  bindCategories(app, parts.pool);
}

function bindLists(app: FastifyInstance, parts: GapParts): void {
  const { pool } = parts;
  bindRoute(app, listWithoutPartyOrgRoute, ({ caller, query }) => listGaps(pool, caller, query, today()));
  bindRoute(app, countWithoutPartyOrgRoute, ({ caller, query }) => countGaps(pool, caller, query, today()));
  bindRoute(app, readGapRoute, ({ caller, params, query }) =>
    readGap(pool, caller, params.id, query, today()),
  );
  bindRoute(app, exportWithoutPartyOrgRoute, async ({ caller, query: { format, ...query }, reply }) => {
    if (!mayExport(caller, 'coverage')) return NOT_ALLOWED;
    const on = today();
    const sheet = await exportGaps(pool, caller, query, on);
    if (isRefusal(sheet)) return sheet;
    return sendExport(reply, `未建党组织 ${gapGroupNames[query.gap]} ${query.on ?? on}`, format, sheet);
  });
  bindRoute(app, giveReasonsRoute, ({ caller, body }) => giveReasons(parts, caller, body, today()));
}

function bindCategories(app: FastifyInstance, pool: Pool): void {
  bindRoute(app, listExemptCategoriesRoute, ({ caller }) => listExemptCategories(pool, caller));
  bindRoute(app, addExemptCategoryRoute, ({ caller, body }) =>
    addExemptCategory(pool, caller, body, today()),
  );
  bindRoute(app, changeExemptCategoryRoute, ({ caller, params, body }) =>
    changeExemptCategory(pool, caller, params.id, body, today()),
  );
}
