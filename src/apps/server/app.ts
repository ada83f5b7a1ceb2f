import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../platform/server/http/create-app.ts';
import { serveApiDocument } from '../../platform/server/http/serve-api-document.ts';
import { projectRoot } from '../../platform/server/project-root.ts';
import { composeFeatures, type ServerParts } from './compose.ts';

/** The whole application, not yet listening: features, health, and the built web with its fallback. */
export async function buildApp(parts: ServerParts): Promise<FastifyInstance> {
  const app = await createApp();
  app.get('/healthz', { logLevel: 'silent' }, async () => {
    await parts.appPool.query('select 1');
    return { ready: true };
  });
  await serveApiDocument(app, process.env.npm_package_version ?? '0.1.0');
  await composeFeatures(app, parts);
  await serveWeb(app, join(projectRoot(), 'dist', 'web'));
  return app;
}

/** Files whose names carry a hash never change; every other page address is answered by the web's one page. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(reply, path) {
      const lasting = path.includes('/assets/');
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || /^\/(api|assets)\//.test(request.url)) {
      return reply.status(404).send({ refusals: [{ code: 'not-found', message: '没有这个地址。' }] });
    }
    return reply.sendFile('index.html');
  });
}
