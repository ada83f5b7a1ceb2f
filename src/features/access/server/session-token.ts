import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'shezutong_session';

/** A secret for the browser; the database knows its hash alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The hash of the token that a request brings, or null. */
export function tokenHashOf(request: FastifyRequest): Buffer | null {
  const token = request.cookies[COOKIE];
  return token === undefined || token === '' ? null : hashToken(token);
}

/** No scripts, no other sites; over TLS only where there is TLS. Gone when the browser closes. */
export function giveToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
  });
}

export function takeToken(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: '/' });
}
