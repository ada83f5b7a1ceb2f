import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendNoAddress } from '../../platform/server/http/create-app.ts';

/** Files whose names carry a hash never change; every other page address is answered by the web's page, or that of the phone's entry. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(folder);
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    const page = /^\/m([/?]|$)/.test(request.url) ? 'm/index.html' : 'index.html';
    return built && isPage ? reply.sendFile(page) : sendNoAddress(reply);
  });
  if (!built) return;
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(reply, path) {
      const lasting = path.includes('/assets/');
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
