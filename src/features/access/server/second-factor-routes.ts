import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { bindRoute } from '../../../platform/server/http/bind-route.ts';
import {
  confirmSecondFactorRoute,
  endSecondFactorRoute,
  offerSecondFactorRoute,
  readSecondFactorRoute,
  renewRecoveryCodesRoute,
  resetSecondFactorRoute,
} from '../second-factor.contract.ts';
import {
  confirmSecondFactor,
  endSecondFactor,
  offerSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
} from './own-second-factor.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import type { AccessParts } from './door.ts';

/** The second factor of the own account, and its loss. */
export function registerSecondFactorRoutes(app: FastifyInstance, parts: AccessParts): void {
  const today = () => todayIn(OFFICE_TIME_ZONE, new Date());
  bindRoute(app, readSecondFactorRoute, ({ caller }) => readSecondFactor(parts, caller));
  bindRoute(app, offerSecondFactorRoute, ({ caller, body }) =>
    offerSecondFactor(parts, caller, body, today()),
  );
  bindRoute(app, confirmSecondFactorRoute, ({ caller, body }) =>
    confirmSecondFactor(parts, caller, body.code, today()),
  );
  bindRoute(app, renewRecoveryCodesRoute, ({ caller, body }) =>
    renewRecoveryCodes(parts, caller, body.code, today()),
  );
  bindRoute(
    app,
    endSecondFactorRoute,
    async ({ caller, body }) => (await endSecondFactor(parts, caller, body.code, today())) ?? {},
  );
  bindRoute(
    app,
    resetSecondFactorRoute,
    async ({ caller, params }) => (await resetSecondFactor(parts.pool, caller, params.id, today())) ?? {},
  );
}
