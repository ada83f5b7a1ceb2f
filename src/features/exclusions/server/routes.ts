import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import {
  addExclusionRoute,
  agreeExclusionRoute,
  endExclusionRoute,
  listExclusionsRoute,
  passExclusionRoute,
} from '../exclusion.contract.ts';
import { addExclusion } from './add-exclusion.ts';
import { agreeExclusion, endExclusion, passExclusion } from './decide-exclusion.ts';
import { listExclusions } from './list-exclusions.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 不计入应到: who is left out where a branch elects or votes. */
export function registerExclusionRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listExclusionsRoute, ({ caller, query }) =>
    listExclusions(pool, caller, query, {
      today: today(),
      mayAgree: caller.permissions.has(permissions.agreeExclusions),
    }),
  );
  bindRoute(app, addExclusionRoute, ({ caller, body }) => addExclusion(pool, caller, body, today()));
  bindRoute(app, agreeExclusionRoute, ({ caller, params, body }) =>
    agreeExclusion(pool, caller, params.id, body, today()),
  );
  bindRoute(app, passExclusionRoute, ({ caller, params, body }) =>
    passExclusion(pool, caller, params.id, body.meetingId, today()),
  );
  bindRoute(app, endExclusionRoute, ({ caller, params, body }) =>
    endExclusion(pool, caller, params.id, body, today()),
  );
}
