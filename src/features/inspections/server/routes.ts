import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { addInspectionRoute, listInspectionsRoute, withdrawInspectionRoute } from '../inspection.contract.ts';
import { addInspection, endInspection, listInspections } from './set-inspection.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 检查安排: what offices mean to inspect, told ahead. */
export function registerInspectionRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listInspectionsRoute, ({ caller }) =>
    listInspections(pool, caller, caller.permissions.has(permissions.setDutyRules), today()),
  );
  bindRoute(app, addInspectionRoute, ({ caller, body }) => addInspection(pool, caller, body, today()));
  bindRoute(app, withdrawInspectionRoute, ({ caller, params, body }) =>
    endInspection(pool, caller, { ...params, ...body }, today()),
  );
}
