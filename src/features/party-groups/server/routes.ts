import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { listPartyGroupsRoute, setGroupLeaderRoute } from '../party-group.contract.ts';
import { listPartyGroups } from './list-party-groups.ts';
import { setGroupLeader } from './set-group-leader.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 党小组: into which groups a branch is divided, and who leads them. */
export function registerPartyGroupRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listPartyGroupsRoute, ({ caller, params, query }) =>
    listPartyGroups(pool, caller, params.id, query.on ?? today()),
  );
  bindRoute(app, setGroupLeaderRoute, ({ caller, params, body }) =>
    setGroupLeader(pool, caller, params.id, body, today()),
  );
}
