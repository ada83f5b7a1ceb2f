import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import { readEffortRoute, setEffortSecondsRoute } from '../effort.contract.ts';
import { readEffort } from './read-effort.ts';
import { setEffortSeconds } from './set-seconds.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 负担: what branches are asked for, and what it costs them. */
export function registerEffortRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, readEffortRoute, ({ caller, query }) =>
    readEffort(pool, caller, { ...query, maySet: caller.permissions.has(permissions.setDutyRules) }, today()),
  );
  bindRoute(app, setEffortSecondsRoute, ({ caller, body }) => setEffortSeconds(pool, caller, body, today()));
}
