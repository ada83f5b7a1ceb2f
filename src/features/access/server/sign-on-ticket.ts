import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { SIGN_ON_MINUTES } from '../sign-on.ts';

const COOKIE = 'shezutong_sign_on';
/** Sent to the interface alone. The page on which the browser comes back asks from our own origin: strict is not too strict. */
const PATH = '/api';

const secrets = { state: z.string(), nonce: z.string(), verifier: z.string() };
const ticketSchema = z.discriminatedUnion('for', [
  /** Away at the provider to sign in. */
  z.object({ for: z.literal('sign-in'), until: z.number(), ...secrets }),
  /** Away at the provider to link the own account, in this session. */
  z.object({ for: z.literal('link'), until: z.number(), ...secrets, sessionId: z.string() }),
  /** Back from there, proved, and asked for the code. */
  z.object({ for: z.literal('code'), until: z.number(), identityId: z.string() }),
]);

/** What the server noted for itself, sealed, while somebody is on the way through the provider; kept by the browser. */
export type Ticket = z.output<typeof ticketSchema>;
export type TicketFor<Purpose extends Ticket['for']> = Extract<Ticket, { readonly for: Purpose }>;

/** Until when a ticket of this moment is good. */
export function ticketUntil(): number {
  return Date.now() + SIGN_ON_MINUTES * 60_000;
}

export function giveTicket(
  request: FastifyRequest,
  reply: FastifyReply,
  sealer: Sealer,
  ticket: Ticket,
): void {
  reply.setCookie(COOKIE, sealer.seal(JSON.stringify(ticket), 'sign-on-ticket').toString('base64url'), {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: SIGN_ON_MINUTES * 60,
  });
}

/** The ticket that a request brings; null when there is none, another one, or it is over. */
export function readTicket<Purpose extends Ticket['for']>(
  request: FastifyRequest,
  sealer: Sealer,
  purpose: Purpose,
): TicketFor<Purpose> | null {
  const ticket = openTicket(request.cookies[COOKIE], sealer);
  if (ticket === null || ticket.until < Date.now() || ticket.for !== purpose) return null;
  return ticket as TicketFor<Purpose>;
}

export function takeTicket(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: PATH });
}

function openTicket(text: string | undefined, sealer: Sealer): Ticket | null {
  if (text === undefined || text === '') return null;
  try {
    return ticketSchema.parse(JSON.parse(sealer.openText(Buffer.from(text, 'base64url'), 'sign-on-ticket')));
  } catch {
    // Made up, altered, or sealed with a key that has been replaced.
    return null;
  }
}
