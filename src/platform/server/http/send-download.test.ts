import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../../contract/route.ts';
import { bindRoute } from './bind-route.ts';
import { createApp } from './create-app.ts';
import { sendDownload } from './send-download.ts';

const route = defineRoute({
  id: 'takeOut',
  method: 'GET',
  path: '/api/take-out',
  access: 'public',
  summary: '导出',
  tag: '测试',
  query: z.object({ kind: z.string().default('whole') }),
});

let app: FastifyInstance;
const complaints: unknown[] = [];

let released = 0;

async function* pieces(kind: string) {
  if (kind === 'broken') throw new Error('lost the database');
  try {
    yield Buffer.from('姓名\n');
    yield Buffer.from('张三\n');
    while (kind === 'endless') {
      await setTimeout(1);
      yield Buffer.alloc(10_000, '张三\n');
    }
  } finally {
    released += 1;
  }
}

beforeAll(async () => {
  app = await createApp({ logLevel: 'silent' });
  app.setChildLoggerFactory((logger, bindings, options) => {
    const child = logger.child(bindings, options);
    child.warn = (what: unknown) => void complaints.push(what);
    child.error = (what: unknown) => void complaints.push(what);
    return child;
  });
  bindRoute(app, route, async ({ reply, query }) =>
    sendDownload(reply, '党员名册（一）', 'csv', pieces(query.kind)),
  );
});
beforeEach(() => {
  complaints.length = 0;
  released = 0;
});
afterAll(() => app.close());

it('sends a file whole, once, under its Chinese name', async () => {
  const response = await app.inject({ url: '/api/take-out' });
  expect(response.statusCode).toBe(200);
  expect(response.body).toBe('姓名\n张三\n');
  expect(response.headers['content-type']).toContain('text/csv');
  expect(decodeURIComponent(String(response.headers['content-disposition']))).toContain('党员名册（一）.csv');
  expect(complaints).toEqual([]);
});

it('ends its reading, and complains of nothing, when the reader goes away', async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const request = get(`${address}/api/take-out?kind=endless`, { agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  await once(response, 'data');
  response.destroy();
  await vi.waitFor(() => expect(released).toBe(1));
  await setTimeout(50);
  expect(complaints).toEqual([]);
});

it('that fails before its first byte is a refusal, not half a file', async () => {
  const response = await app.inject({ url: '/api/take-out?kind=broken' });
  expect([response.statusCode, response.headers['content-disposition']]).toEqual([500, undefined]);
  expect(response.json()).toMatchObject({ refusals: [{ code: 'server.fault' }] });
});
