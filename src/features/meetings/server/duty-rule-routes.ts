import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { readKindAskedRoute, readRuleAskedRoute } from '../already-asked.contract.ts';
import { endDutyRuleRoute, listDutyRulesRoute, setDutyRuleRoute } from '../duty-rule.contract.ts';
import { addMeetingKindRoute, endMeetingKindRoute, listMeetingKindsRoute } from '../meeting-kind.contract.ts';
import { readReminderDelayRoute, setReminderDelayRoute } from '../reminder.contract.ts';
import { readKindAsked, readRuleAsked } from './read-already-asked.ts';
import { readDelays, setDelay } from './reminder-delay.ts';
import { endDutyRule, listDutyRules, setDutyRule } from './set-duty-rule.ts';
import { addMeetingKind, endMeetingKind, listMeetingKinds } from './set-meeting-kind.ts';

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
  bindRoute(app, readRuleAskedRoute, ({ caller, query }) => readRuleAsked(pool, caller, query));
  bindRoute(app, readKindAskedRoute, ({ caller, query: { per, least, ...draft } }) =>
    readKindAsked(pool, caller, {
      ...draft,
      ...(per === undefined || least === undefined ? {} : { per, least }),
    }),
  );
  bindRoute(app, readReminderDelayRoute, async ({ caller }) => ({
    ...(await readDelays(pool, caller)),
    maySet: caller.permissions.has(permissions.setDutyRules),
  }));
  bindRoute(app, setReminderDelayRoute, ({ caller, body }) => setDelay(pool, caller, body, today()));
  bindRoute(app, listMeetingKindsRoute, async ({ caller }) => ({
    rows: await listMeetingKinds(pool, caller, caller.permissions.has(permissions.setDutyRules)),
  }));
  bindRoute(app, addMeetingKindRoute, ({ caller, body }) => addMeetingKind(pool, caller, body, today()));
  bindRoute(app, endMeetingKindRoute, ({ caller, body }) => endMeetingKind(pool, caller, body));
}
