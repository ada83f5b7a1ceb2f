import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Half a year: long enough to hold, short enough to go back to http within one term of office. */
const STRICT_TRANSPORT = `max-age=${180 * 24 * 60 * 60}`;
/** A page of ours asks a device for nothing. */
const PERMISSIONS = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

/**
 * What a page of ours may load: scripts, answers and files from here alone, nothing inline but styles, which the
 * component library writes into the page. Nobody may frame it.
 */
const CONTENT_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
} as const;

/**
 * Headers on every answer: pages, files, refusals and faults. What needs TLS (HSTS, COOP) is said over TLS alone, so
 * that an intranet without it works; answers of the interface are kept in no cache.
 */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(
        Object.entries(CONTENT_POLICY).map(([name, values]) => [name, [...values]]),
      ),
    },
  });
  app.addHook('onRequest', async (request, reply) => ownHeaders(request, reply));
}

function ownHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('permissions-policy', PERMISSIONS);
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  if (request.protocol !== 'https') return;
  reply
    .header('strict-transport-security', STRICT_TRANSPORT)
    .header('cross-origin-opener-policy', 'same-origin');
}

/** For an answer to what never reaches a route, hence no hook: a few words that no page of ours is made of. */
export function setBareHeaders(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'permissions-policy': PERMISSIONS,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
  });
}
