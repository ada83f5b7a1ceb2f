import type { FastifyInstance } from 'fastify';
import { ROOT_SCOPE } from '../../platform/server/database/scope.ts';

/** Opens one route on purpose: whoever may call it reads as if the scope had been forgotten. */
export function plantLeak(app: FastifyInstance, routeId: string): void {
  const route = app.boundRoutes.find(({ id }) => id === routeId);
  if (route === undefined) throw new Error(`there is no route ${routeId} to open`);
  const identify = app.identify;
  app.identify = async (request) => {
    const caller = await identify(request);
    const { url, method } = request.routeOptions;
    if (caller === null || url !== route.path || method !== route.method) return caller;
    return { ...caller, scope: ROOT_SCOPE };
  };
}
