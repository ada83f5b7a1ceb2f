import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import { permissions } from '../../access/role.ts';
import { sendExport } from '../../audit/server/public.ts';
import type { PaperParts } from '../../meetings/server/public.ts';
import {
  addPlanTemplateRoute,
  changePlanTemplateRoute,
  countYearPlansRoute,
  exportYearPlansRoute,
  listPlanTemplatesRoute,
  listYearPlansRoute,
  printYearPlanRoute,
  readYearPlanRoute,
  readYearPlanTotalsRoute,
  setYearPlanRoute,
  withdrawPlanTemplateRoute,
} from '../year-plan.contract.ts';
import { printYearPlan } from './print-year-plan.ts';
import { countYearPlans, exportYearPlans, listYearPlans, readYearPlanTotals } from './read-plans.ts';
import { readYearPlan } from './read-year-plan.ts';
import { addTemplate, changeTemplate, endTemplate, listTemplates } from './set-template.ts';
import { setYearPlan } from './set-year-plan.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 年度计划: what branches mean to hold, and what offices suggest. */
export function registerYearPlanRoutes(app: FastifyInstance, parts: PaperParts): void {
  const { pool } = parts;
  bindRoute(app, listYearPlansRoute, ({ caller, query }) => listYearPlans(pool, caller, query, today()));
  bindRoute(app, countYearPlansRoute, ({ caller, query }) => countYearPlans(pool, caller, query, today()));
  bindRoute(app, readYearPlanTotalsRoute, ({ caller, query }) =>
    readYearPlanTotals(pool, caller, query, today()),
  );
  bindRoute(app, exportYearPlansRoute, async ({ caller, query: { format, ...filter }, reply }) => {
    if (!caller.permissions.has(permissions.readYearPlans)) return NOT_ALLOWED;
    const sheet = await exportYearPlans(pool, caller, filter, today());
    return isRefusal(sheet) ? sheet : sendExport(reply, `年度计划 ${today()}`, format, sheet);
  });
  bindRoute(app, readYearPlanRoute, ({ caller, params, query }) => {
    const mayChange = caller.permissions.has(permissions.recordMeetings);
    return readYearPlan(pool, caller, { ...params, ...query, mayChange }, today());
  });
  bindRoute(app, setYearPlanRoute, ({ caller, params, body }) =>
    setYearPlan(pool, caller, { partyOrgId: params.id, ...body }, today()),
  );
  bindRoute(app, printYearPlanRoute, async ({ caller, params, query, reply }) => {
    const made = await printYearPlan(parts, caller, { ...params, ...query }, today());
    return isRefusal(made) ? made : sendDownload(reply, made.name, made.format, [made.bytes]);
  });
  bindRoute(app, listPlanTemplatesRoute, ({ caller, query }) =>
    listTemplates(
      pool,
      caller,
      { ...query, mayChange: caller.permissions.has(permissions.setDutyRules) },
      today(),
    ),
  );
  bindRoute(app, addPlanTemplateRoute, ({ caller, body }) => addTemplate(pool, caller, body, today()));
  bindRoute(app, changePlanTemplateRoute, ({ caller, params, body }) =>
    changeTemplate(pool, caller, { ...params, ...body }, today()),
  );
  bindRoute(app, withdrawPlanTemplateRoute, ({ caller, params, body }) =>
    endTemplate(pool, caller, { ...params, ...body }, today()),
  );
}
