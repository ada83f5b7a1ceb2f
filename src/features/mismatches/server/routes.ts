import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute, type Caller, NOT_ALLOWED } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import {
  countMismatchesRoute,
  listMismatchesRoute,
  settleMismatchesRoute,
  undoSettlementsRoute,
} from '../mismatches.contract.ts';
import { countMismatches, listMismatches } from './list-mismatches.ts';
import { settleMismatches, undoSettlements } from './settle-mismatches.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 账实不符: what the roll contradicts, and what was decided of it. */
export function registerMismatchRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, listMismatchesRoute, ({ caller, query }) => listMismatches(pool, caller, query));
  bindRoute(app, countMismatchesRoute, ({ caller, query }) => countMismatches(pool, caller, query));
  bindRoute(app, settleMismatchesRoute, async ({ caller, body }) =>
    mayDecide(caller) ? settleMismatches(pool, caller, body, today()) : NOT_ALLOWED,
  );
  bindRoute(app, undoSettlementsRoute, async ({ caller, body }) =>
    mayDecide(caller) ? undoSettlements(pool, caller, body.ids, today()) : NOT_ALLOWED,
  );
}

/** A branch sees what is said of its organisations, the office decides. */
function mayDecide({ permissions: held }: Caller): boolean {
  return held.has(permissions.changeSocialOrgs);
}
