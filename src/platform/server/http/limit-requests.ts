import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Limits } from './limits.ts';

declare module 'fastify' {
  interface FastifyInstance {
    limits: Limits;
    /** Counts a request against its sender's limit: an address, or an account once it is known. Null: let it pass. */
    refuseTooMany: (request: FastifyRequest, accountId?: string) => Promise<Refusal | null>;
  }
}

const TOO_MANY = refuse('too-many.requests', '操作过于频繁，请稍后再试。');
/** Senders remembered at a time: more than any installation has accounts at work in one minute. */
const MOST_SENDERS = 50_000;

/** Counts by address before anything is looked up, and by account after: one account on many machines is still one. */
export async function limitRequests(app: FastifyInstance, limits: Limits): Promise<void> {
  app.decorate('limits', limits);
  await app.register(rateLimit, { global: false });
  const window = { timeWindow: '1 minute', cache: MOST_SENDERS };
  const ofAddress = app.createRateLimit({ ...window, max: limits.addressRequestsAMinute });
  const ofAccount = app.createRateLimit({
    ...window,
    max: limits.accountRequestsAMinute,
    keyGenerator: (request) => request.caller?.accountId ?? request.ip,
  });
  app.decorate('refuseTooMany', async (request, accountId) => {
    const counted = await (accountId === undefined ? ofAddress : ofAccount)(request);
    return !counted.isAllowed && counted.isExceeded ? TOO_MANY : null;
  });
}
