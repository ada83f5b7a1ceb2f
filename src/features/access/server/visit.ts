import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../../../platform/kernel/refusal.ts';

/** From where somebody comes in. */
export interface Visit {
  readonly address: string | null;
  readonly device: string | null;
}

export function visitOf(request: FastifyRequest): Visit {
  return { address: request.ip, device: request.headers['user-agent'] ?? null };
}

/** What is kept of it: a browser may call itself anything. */
export function shortened({ address, device }: Visit): Visit {
  return { address, device: device?.slice(0, 200) ?? null };
}

export const TOO_MANY = refuse('too-many.sign-ins', '登录请求过于频繁，请一分钟后再试。');

/** Counts tries to come in by address. @returns whether this one is too many */
export function countSignIns(app: FastifyInstance): (request: FastifyRequest) => Promise<boolean> {
  const limit = app.createRateLimit({ max: app.limits.signInsAMinute, timeWindow: '1 minute' });
  return async (request) => {
    const tries = await limit(request);
    return !tries.isAllowed && tries.isExceeded;
  };
}
