import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  endMemberDevicesRoute,
  endOwnDeviceRoute,
  forgetDeviceRoute,
  issueAccountSlipRoute,
  issueMemberSlipRoute,
  listOwnDevicesRoute,
  readMemberSlipsRoute,
  readTrustedDeviceRoute,
  signInByDeviceRoute,
  signInBySlipRoute,
} from '../slips.contract.ts';
import {
  countSecretaryAccountsRoute,
  listSecretaryAccountsRoute,
  openSecretaryAccountsRoute,
} from '../secretary-accounts.contract.ts';
import { deviceHashOf, giveDeviceToken, takeDeviceToken } from './device-token.ts';
import { issueAccountSlip, issueMemberSlip, type SlipFrame } from './issue-slip.ts';
import {
  deviceViewOf,
  endMemberDevices,
  endOwnDevice,
  forgetDevice,
  readMemberSlips,
} from './member-devices.ts';
import type { AccessParts } from './door.ts';
import { listSecretaryAccounts } from './list-secretary-accounts.ts';
import { openSecretaryAccounts } from './open-secretary-accounts.ts';
import { summariseSecretaries } from './secretary-accounts.queries.ts';
import { giveToken } from './session-token.ts';
import { signInByDevice, signInBySlip } from './sign-in-by-slip.ts';
import { findDevice, listDevices } from './slips.queries.ts';
import { countSignIns, TOO_MANY, visitOf } from './visit.ts';

/** Coming in by a printed slip, and staying known on the own phone. */
export function registerSlipRoutes(
  app: FastifyInstance,
  parts: Pick<AccessParts, 'pool' | 'sealer'>,
  slipDays: number,
): void {
  const { pool } = parts;
  registerPhoneRoutes(app, pool);
  registerIssuingRoutes(app, parts, () => ({ today: officeToday(), slipDays }));

  bindRoute(app, listOwnDevicesRoute, async ({ caller }) => ({
    devices: (await listDevices(pool, caller.accountId)).map(deviceViewOf),
  }));
  bindRoute(app, endOwnDeviceRoute, async ({ caller, params }) =>
    (await endOwnDevice(pool, caller, params.id, officeToday())) ? {} : NOT_FOUND,
  );
}

function registerPhoneRoutes(app: FastifyInstance, pool: Pool): void {
  const tooMany = countSignIns(app);

  bindRoute(app, signInBySlipRoute, async ({ body, request, reply }) => {
    if (await tooMany(request)) return TOO_MANY;
    const signedIn = await signInBySlip(pool, body.code, visitOf(request));
    if (isRefusal(signedIn)) return signedIn;
    giveToken(request, reply, signedIn.sessionToken);
    giveDeviceToken(request, reply, signedIn.deviceToken);
    return { displayName: signedIn.displayName };
  });

  bindRoute(app, readTrustedDeviceRoute, async ({ request }) => {
    const hash = deviceHashOf(request);
    const device = hash === null ? null : await findDevice(pool, hash);
    return { displayName: device?.displayName ?? null };
  });

  bindRoute(app, signInByDeviceRoute, async ({ request, reply }) => {
    if (await tooMany(request)) return TOO_MANY;
    const signedIn = await signInByDevice(pool, deviceHashOf(request), visitOf(request));
    if (isRefusal(signedIn)) {
      takeDeviceToken(reply);
      return signedIn;
    }
    giveToken(request, reply, signedIn.sessionToken);
    return {};
  });

  bindRoute(app, forgetDeviceRoute, async ({ request, reply }) => {
    const hash = deviceHashOf(request);
    const device = hash === null ? null : await findDevice(pool, hash);
    if (device !== null) await forgetDevice(pool, device, officeToday());
    takeDeviceToken(reply);
    return {};
  });
}

function registerIssuingRoutes(
  app: FastifyInstance,
  parts: Pick<AccessParts, 'pool' | 'sealer'>,
  frame: () => SlipFrame,
): void {
  const { pool } = parts;
  bindRoute(app, issueMemberSlipRoute, ({ caller, params }) =>
    issueMemberSlip(pool, caller, params.id, frame()),
  );
  bindRoute(app, readMemberSlipsRoute, ({ caller, params }) =>
    readMemberSlips(pool, caller, params.id, officeToday()),
  );
  bindRoute(app, endMemberDevicesRoute, ({ caller, params }) =>
    endMemberDevices(pool, caller, params.id, officeToday()),
  );
  bindRoute(app, listSecretaryAccountsRoute, ({ caller, query }) =>
    listSecretaryAccounts(parts, caller, query, officeToday()),
  );
  bindRoute(app, countSecretaryAccountsRoute, async ({ caller, query: { partyOrg = null } }) => {
    const summary = await summariseSecretaries(pool, caller, { partyOrg, today: officeToday() });
    return summary ?? NOT_FOUND;
  });
  bindRoute(app, openSecretaryAccountsRoute, ({ caller, body: { partyOrg = null, postIds = null } }) =>
    openSecretaryAccounts(pool, caller, { partyOrg, postIds }, frame()),
  );
  bindRoute(app, issueAccountSlipRoute, ({ caller, params }) =>
    issueAccountSlip(pool, caller, params.id, frame()),
  );
}

function officeToday() {
  return todayIn(OFFICE_TIME_ZONE, new Date());
}
