import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type AppOptions, createApp, sendNoAddress } from '../../platform/server/http/create-app.ts';
import { serveApiDocument } from '../../platform/server/http/serve-api-document.ts';
import { projectRoot } from '../../platform/server/project-root.ts';
import { composeFeatures, type ServerParts } from './compose.ts';

/** The whole application, not yet listening: features, health, and the built web with its fallback. */
export async function buildApp(parts: ServerParts, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = await createApp(options);
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
  const built = existsSync(folder);
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    return built && isPage ? reply.sendFile('index.html') : sendNoAddress(reply);
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
