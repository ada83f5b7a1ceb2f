import type { FastifyInstance } from 'fastify';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { bindRoute, NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import {
  beginOwnLinkRoute,
  beginSignOnRoute,
  confirmSignOnRoute,
  endOwnLinkRoute,
  enterOuterIdentityRoute,
  finishOwnLinkRoute,
  finishSignOnRoute,
  readOuterIdentityRoute,
  readOwnOuterIdentityRoute,
  readSignOnRoute,
  removeOuterIdentityRoute,
} from '../sign-on.contract.ts';
import { CODE_NEEDED, type Door } from './door.ts';
import { enterOuterIdentity, removeOuterIdentity } from './enter-outer-identity.ts';
import { openIdentityProvider } from './identity-provider.ts';
import { findAccount } from './list-accounts.ts';
import { identityViewOf } from './outer-identity.ts';
import { findOuterIdentity } from './outer-identities.queries.ts';
import { beginOwnLink, endOwnLink, finishOwnLink } from './own-outer-identity.ts';
import { giveToken } from './session-token.ts';
import { beginSignOn, confirmSignOn, finishSignOn, NOT_IN_USE, type SignOn } from './sign-on.ts';
import type { SignOnSettings } from './sign-on-settings.ts';
import { giveTicket, readTicket, takeTicket } from './sign-on-ticket.ts';
import { countSignIns, TOO_MANY, visitOf } from './visit.ts';

/** Coming in by way of an outside provider, and which identity there opens which account. Without one, the routes say so. */
export function registerSignOnRoutes(
  app: FastifyInstance,
  door: Door,
  settings: SignOnSettings | null,
): void {
  const onFault = (line: string) => app.log.warn(line);
  const signOn = settings === null ? null : { settings, provider: openIdentityProvider(settings, onFault) };
  registerEntrance(app, door, signOn);
  registerOwnLink(app, door, signOn);
  registerLinksOfAccounts(app, door, settings);
}

function registerEntrance(app: FastifyInstance, door: Door, signOn: SignOn | null): void {
  const tooMany = countSignIns(app);
  bindRoute(app, readSignOnRoute, async () => ({ name: signOn?.settings.name ?? null }));

  bindRoute(app, beginSignOnRoute, async ({ request, reply }) => {
    if (signOn === null) return NOT_IN_USE;
    if (await tooMany(request)) return TOO_MANY;
    const begun = await beginSignOn(signOn);
    if (isRefusal(begun)) return begun;
    giveTicket(request, reply, door.sealer, begun.ticket);
    return { address: begun.address };
  });

  bindRoute(app, finishSignOnRoute, async ({ body, request, reply }) => {
    if (signOn === null) return NOT_IN_USE;
    if (await tooMany(request)) return TOO_MANY;
    const ticket = readTicket(request, door.sealer, 'sign-in');
    takeTicket(reply);
    const finished = await finishSignOn(door, signOn, ticket, body, visitOf(request));
    if (isRefusal(finished)) return finished;
    if ('ticket' in finished) {
      giveTicket(request, reply, door.sealer, finished.ticket);
      return CODE_NEEDED;
    }
    giveToken(request, reply, finished.token);
    return {};
  });

  bindRoute(app, confirmSignOnRoute, async ({ body, request, reply }) => {
    if (signOn === null) return NOT_IN_USE;
    if (await tooMany(request)) return TOO_MANY;
    const ticket = readTicket(request, door.sealer, 'code');
    const confirmed = await confirmSignOn(door, signOn, ticket, body.code, visitOf(request));
    if (isRefusal(confirmed)) return confirmed;
    takeTicket(reply);
    giveToken(request, reply, confirmed.token);
    return {};
  });
}

function registerOwnLink(app: FastifyInstance, door: Door, signOn: SignOn | null): void {
  const { pool, sealer } = door;
  bindRoute(app, readOwnOuterIdentityRoute, async ({ caller }) =>
    stateOf(door, signOn?.settings ?? null, caller.accountId),
  );

  bindRoute(app, beginOwnLinkRoute, async ({ caller, body, request, reply }) => {
    if (signOn === null) return NOT_IN_USE;
    const begun = await beginOwnLink(door, signOn, caller, body);
    if (isRefusal(begun)) return begun;
    giveTicket(request, reply, sealer, begun.ticket);
    return { address: begun.address };
  });

  bindRoute(app, finishOwnLinkRoute, async ({ caller, body, request, reply }) => {
    if (signOn === null) return NOT_IN_USE;
    const ticket = readTicket(request, sealer, 'link');
    takeTicket(reply);
    const back = { ticket, answer: body, today: officeToday() };
    return (await finishOwnLink({ pool, sealer }, signOn, caller, back)) ?? {};
  });

  bindRoute(
    app,
    endOwnLinkRoute,
    async ({ caller }) => (await endOwnLink(door, caller, officeToday())) ?? {},
  );
}

function registerLinksOfAccounts(app: FastifyInstance, door: Door, settings: SignOnSettings | null): void {
  bindRoute(app, readOuterIdentityRoute, async ({ caller, params }) => {
    if ((await findAccount(door.pool, caller, params.id)) === null) return NOT_FOUND;
    return stateOf(door, settings, params.id);
  });

  bindRoute(app, enterOuterIdentityRoute, async ({ caller, params, body }) => {
    if (settings === null) return NOT_IN_USE;
    const entry = { accountId: params.id, subject: body.subject, today: officeToday() };
    return (await enterOuterIdentity(door, settings, caller, entry)) ?? {};
  });

  bindRoute(
    app,
    removeOuterIdentityRoute,
    async ({ caller, params }) => (await removeOuterIdentity(door, caller, params.id, officeToday())) ?? {},
  );
}

async function stateOf({ pool, sealer }: Door, settings: SignOnSettings | null, accountId: string) {
  const row = await findOuterIdentity(pool, accountId);
  return { name: settings?.name ?? null, identity: identityViewOf(sealer, settings, row) };
}

function officeToday() {
  return todayIn(OFFICE_TIME_ZONE, new Date());
}
