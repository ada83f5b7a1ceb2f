import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  changeOwnPasswordRoute,
  endOwnSessionRoute,
  listOwnSessionsRoute,
  readSessionRoute,
  signInRoute,
  signOutRoute,
  switchGrantRoute,
} from '../session.contract.ts';
import { changeOwnPassword } from './change-own-password.ts';
import type { AccessParts, Door } from './door.ts';
import { endOwnSession, signOut } from './end-session.ts';
import { readSession } from './read-session.ts';
import { listSessions } from './session.queries.ts';
import { switchGrant } from './switch-grant.ts';
import { giveToken, takeToken, tokenHashOf } from './session-token.ts';
import { signIn } from './sign-in.ts';
import { countSignIns, TOO_MANY, visitOf } from './visit.ts';

/** Sign-in, sign-out, and what a person does with the own account. */
export function registerSessionRoutes(app: FastifyInstance, door: Door): void {
  const { pool } = door;
  const tooMany = countSignIns(app);

  bindRoute(app, signInRoute, async ({ body, request, reply }) => {
    if (await tooMany(request)) return TOO_MANY;
    const signedIn = await signIn(door, { ...body, ...visitOf(request) });
    if (isRefusal(signedIn)) return signedIn;
    giveToken(request, reply, signedIn.token);
    return { mustChangePassword: signedIn.mustChangePassword };
  });

  bindRoute(app, signOutRoute, async ({ request, reply }) => {
    const tokenHash = tokenHashOf(request);
    if (tokenHash !== null) await signOut(pool, tokenHash);
    takeToken(reply);
    return {};
  });

  bindRoute(app, readSessionRoute, ({ caller }) => readSession(pool, caller, door.policy));

  bindRoute(app, switchGrantRoute, async ({ caller, body }) =>
    (await switchGrant(pool, caller, body.grantId)) ? {} : NOT_FOUND,
  );
  registerOwnAccountRoutes(app, door);
}

function registerOwnAccountRoutes(app: FastifyInstance, parts: AccessParts): void {
  const { pool } = parts;
  bindRoute(
    app,
    changeOwnPasswordRoute,
    async ({ caller, body }) =>
      (await changeOwnPassword(parts, caller, body, todayIn(OFFICE_TIME_ZONE, new Date()))) ?? {},
  );

  bindRoute(app, listOwnSessionsRoute, async ({ caller }) => {
    const sessions = await listSessions(pool, caller.accountId);
    return {
      sessions: sessions.map(({ signedInAt, lastSeenAt, ...rest }) => ({
        ...rest,
        current: rest.id === caller.sessionId,
        signedInAt: signedInAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
      })),
    };
  });

  bindRoute(app, endOwnSessionRoute, async ({ caller, params }) =>
    (await endOwnSession(pool, caller, params.id)) ? {} : NOT_FOUND,
  );
}
