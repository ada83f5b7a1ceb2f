import type { FastifyReply, FastifyRequest } from 'fastify';
import { TRUST_DAYS } from '../slip.ts';
import { hashToken } from './session-token.ts';

const COOKIE = 'shezutong_phone';
/** Sent where it is asked for alone: a long-lived secret has no business on every request. */
const PATH = '/api/session';
const DAY_SECONDS = 86_400;

/** The hash of the token by which a phone is known, or null. */
export function deviceHashOf(request: FastifyRequest): Buffer | null {
  const token = request.cookies[COOKIE];
  return token === undefined || token === '' ? null : hashToken(token);
}

export function giveDeviceToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: TRUST_DAYS * DAY_SECONDS,
  });
}

export function takeDeviceToken(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: PATH });
}
