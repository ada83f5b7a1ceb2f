import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { endDutyRuleRoute, listDutyRulesRoute, setDutyRuleRoute } from '../duty-rule.contract.ts';
import { endDutyRule, listDutyRules, setDutyRule } from './set-duty-rule.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 应开规则: what offices ask of branches beside the articles. */
export function registerDutyRuleRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listDutyRulesRoute, async ({ caller }) => ({
    rows: await listDutyRules(pool, caller, caller.permissions.has(permissions.setDutyRules)),
  }));
  bindRoute(app, setDutyRuleRoute, ({ caller, body }) => setDutyRule(pool, caller, body, today()));
  bindRoute(app, endDutyRuleRoute, ({ caller, params, body }) =>
    endDutyRule(pool, caller, { ...params, ...body }),
  );
}
