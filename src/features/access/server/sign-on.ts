import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { provesSecondFactor } from '../sign-on.rules.ts';
import { giveAttemptBack, takeAttempt } from './accounts.queries.ts';
import { lockMinutesOf } from './attempt-locks.ts';
import { checkSecondFactor } from './check-second-factor.ts';
import {
  CODE_NEEDED,
  type Door,
  NOBODY,
  openSession,
  recordFailure,
  refuseWaiting,
  type SignedIn,
  WRONG_CODE,
} from './door.ts';
import {
  type IdentityProvider,
  lapsedOf,
  type ProvedIdentity,
  type ProviderAnswer,
} from './identity-provider.ts';
import { identityHashes } from './outer-identity.ts';
import { findIdentityOwner, findOwnerByLink, type IdentityOwnerRow } from './outer-identities.queries.ts';
import { TOO_OFTEN } from './prove-oneself.ts';
import { findSecondFactor } from './second-factor.queries.ts';
import type { SignOnSettings } from './sign-on-settings.ts';
import { type TicketFor, ticketUntil } from './sign-on-ticket.ts';
import type { Visit } from './visit.ts';

/** Coming in by way of the outside provider. */
export interface SignOn {
  readonly settings: SignOnSettings;
  readonly provider: IdentityProvider;
}

export const NOT_IN_USE = refuse('sign-on.none', '本系统没有启用统一身份认证，请用登录名和密码登录。');

/** Proved by the provider; the account's own second factor is still to come. */
export interface WaitingForCode {
  readonly ticket: TicketFor<'code'>;
}

/** @returns where to send the browser, and what it keeps meanwhile */
export async function beginSignOn({
  provider,
}: SignOn): Promise<{ readonly address: string; readonly ticket: TicketFor<'sign-in'> } | Refusal> {
  const begun = await provider.begin('sign-in');
  if (isRefusal(begun)) return begun;
  return { address: begun.address, ticket: { for: 'sign-in', until: ticketUntil(), ...begun.secrets } };
}

/** Opens a session for whom the provider has named, where the identity is linked to an account that may be used. */
export async function finishSignOn(
  door: Door,
  { settings, provider }: SignOn,
  ticket: TicketFor<'sign-in'> | null,
  answer: ProviderAnswer,
  visit: Visit,
): Promise<SignedIn | WaitingForCode | Refusal> {
  if (ticket === null) return lapsedOf(settings);
  const proved = await provider.finish(ticket, answer);
  if (isRefusal(proved)) return proved;
  const owner = await findIdentityOwner(door.pool, identityHashes(door.sealer, settings, proved.subject));
  if (owner === null || !mayEnter(owner)) {
    await recordFailure(door, owner ?? NOBODY, visit, 'sign-on-failed');
    return unknownOf(settings, proved);
  }
  if (await asksForCode(door, owner, proved, settings))
    return { ticket: { for: 'code', until: ticketUntil(), identityId: owner.identityId } };
  return openSession(door, owner, visit, { action: 'sign-in-by-sign-on' });
}

/** The second step of those whose account has a second factor that the provider does not stand for. */
export async function confirmSignOn(
  door: Door,
  { settings }: SignOn,
  ticket: TicketFor<'code'> | null,
  code: string,
  visit: Visit,
): Promise<SignedIn | Refusal> {
  const waiting = refuseWaiting(door, visit);
  if (waiting !== null) return waiting;
  const owner = ticket === null ? null : await findOwnerByLink(door.pool, ticket.identityId);
  if (owner === null || !owner.active) return lapsedOf(settings);
  if ((await takeAttempt(door.pool, owner.signInName, lockMinutesOf(door.policy))) === null) return TOO_OFTEN;
  const proof = await checkSecondFactor(door.pool, door.sealer, owner.id, code);
  if (proof === 'missing') {
    await giveAttemptBack(door.pool, owner.id);
    return CODE_NEEDED;
  }
  if (proof === 'wrong') {
    await recordFailure(door, owner, visit, 'second-factor-failed');
    return WRONG_CODE;
  }
  return openSession(door, owner, visit, { action: 'sign-in-by-sign-on' });
}

function mayEnter({ active, locked }: IdentityOwnerRow): boolean {
  return active && !locked;
}

async function asksForCode(
  { pool }: Door,
  { id, own }: IdentityOwnerRow,
  proved: ProvedIdentity,
  { factorWords }: SignOnSettings,
): Promise<boolean> {
  if (provesSecondFactor(own, proved, factorWords)) return false;
  return (await findSecondFactor(pool, id))?.since != null;
}

/**
 * The same words for an identity without an account, and for one whose account is closed or locked. They name the identity to its
 * owner: that is what an administrator has to enter.
 */
function unknownOf({ name }: SignOnSettings, { subject }: ProvedIdentity): Refusal {
  return refuse(
    'sign-on.unknown',
    `“${name}”已认出您，但这个身份现在打不开本系统的账号。已有账号的，请用登录名和密码登录，到“我的账号”里关联；没有账号，或账号停用、锁定的，请联系本单位的系统管理员，报上您的统一身份标识“${subject}”。`,
    { value: subject },
  );
}
