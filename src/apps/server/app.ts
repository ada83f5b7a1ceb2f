import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type AppOptions, createApp } from '../../platform/server/http/create-app.ts';
import { serveApiDocument } from '../../platform/server/http/serve-api-document.ts';
import { projectRoot } from '../../platform/server/project-root.ts';
import { composeFeatures, type ServerParts } from './compose.ts';
import { serveWeb } from './serve-web.ts';

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
