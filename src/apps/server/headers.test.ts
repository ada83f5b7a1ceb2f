import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../../platform/contract/route.ts';
import { refuse } from '../../platform/kernel/refusal.ts';
import { bindRoute } from '../../platform/server/http/bind-route.ts';
import { createApp } from '../../platform/server/http/create-app.ts';
import { sendDownload } from '../../platform/server/http/send-download.ts';
import { serveApiDocument } from '../../platform/server/http/serve-api-document.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../platform/testing/temporary-folder.ts';
import { serveWeb } from './serve-web.ts';

const base = { access: 'public', summary: '试用', tag: '测试', method: 'GET' } as const;
const read = defineRoute({ ...base, id: 'read', path: '/api/things', response: z.object({}) });
const refused = defineRoute({ ...base, id: 'refused', path: '/api/refused', response: z.object({}) });
const broken = defineRoute({ ...base, id: 'broken', path: '/api/broken', response: z.object({}) });
const file = defineRoute({ ...base, id: 'file', path: '/api/things/file' });

let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'main-1.js'), '1');
  app = await createApp({ logLevel: 'silent', proxies: 1 });
  await serveApiDocument(app, '1');
  bindRoute(app, read, async () => ({}));
  bindRoute(app, refused, async () => refuse('thing.refused', '不行'));
  bindRoute(app, broken, async () => {
    throw new Error('broken');
  });
  bindRoute(app, file, async ({ reply }) => sendDownload(reply, '表', 'csv', []));
  await serveWeb(app, folder);
});
afterAll(async () => {
  await app.close();
  removeTemporaryFolder(folder);
});

const ANSWERS = [
  ['an answer', '/api/things', 200],
  ['a refusal', '/api/refused', 409],
  ['a fault', '/api/broken', 500],
  ['a file', '/api/things/file', 200],
  ['no such route', '/api/nothing', 404],
  ['the page', '/', 200],
  ['an address of the page', '/members', 200],
  ['a script', '/assets/main-1.js', 200],
  ['no such script', '/assets/main-0.js', 404],
  ['the document', '/api/openapi.json', 200],
  ['an address that is no text', '/api/%FF', 400],
] as const;

describe.each(ANSWERS)('%s', (_what, url, status) => {
  it('frames nowhere, runs nothing inline, is taken for what it is', async () => {
    const { statusCode, headers } = await app.inject({ url });
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['content-security-policy']).not.toMatch(
      /script-src[^;]*unsafe|script-src[^;]*\*|upgrade-insecure/,
    );
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
    if (url.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
  });
});

it('says over TLS, and only there, that TLS must stay', async () => {
  const { headers } = await app.inject({ url: '/', headers: { 'x-forwarded-proto': 'https' } });
  expect(headers['strict-transport-security']).toBe('max-age=15552000');
});
