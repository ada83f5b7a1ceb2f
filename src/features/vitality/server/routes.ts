import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import { permissions } from '../../access/role.ts';
import {
  endVitalitySchemeRoute,
  listVitalitySchemesRoute,
  setVitalitySchemeRoute,
} from '../scheme.contract.ts';
import { readCoveringVitalityRoute, readVitalityRoute } from '../vitality.contract.ts';
import { shippedScheme } from '../vitality.rules.ts';
import { readCoveringVitality, readVitality } from './read-vitality.ts';
import { endScheme, listSchemes, setScheme } from './set-scheme.ts';

const today = () => todayIn(OFFICE_TIME_ZONE, new Date());

/** 三问 and the schemes that answer them. */
export function registerVitalityRoutes(app: FastifyInstance, { pool }: { readonly pool: Pool }): void {
  bindRoute(app, readVitalityRoute, ({ caller, params, query: { on = today(), months } }) =>
    readVitality(pool, caller, { ...params, on, months }, today()),
  );
  bindRoute(app, readCoveringVitalityRoute, ({ caller, params, query: { on = today() } }) =>
    readCoveringVitality(pool, caller, { ...params, on }, today()),
  );
  bindRoute(app, listVitalitySchemesRoute, async ({ caller }) => ({
    shipped: [...shippedScheme],
    rows: await listSchemes(pool, caller, caller.permissions.has(permissions.setDutyRules)),
  }));
  bindRoute(app, endVitalitySchemeRoute, ({ caller, params, body }) =>
    endScheme(pool, caller, { ...params, ...body }, today()),
  );
  bindRoute(app, setVitalitySchemeRoute, ({ caller, body }) => setScheme(pool, caller, body, today()));
}
