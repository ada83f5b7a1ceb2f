import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
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
});

let app: FastifyInstance;
const complaints: unknown[] = [];

async function* pieces() {
  yield Buffer.from('姓名\n');
  yield Buffer.from('张三\n');
}

beforeAll(async () => {
  app = await createApp({ logLevel: 'silent' });
  app.setChildLoggerFactory((logger, bindings, options) => {
    const child = logger.child(bindings, options);
    child.warn = (what: unknown) => void complaints.push(what);
    child.error = (what: unknown) => void complaints.push(what);
    return child;
  });
  bindRoute(app, route, async ({ reply }) => sendDownload(reply, '党员名册（一）', 'csv', pieces()));
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
