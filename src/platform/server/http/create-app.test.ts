import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../../contract/route.ts';
import { bindRoute } from './bind-route.ts';
import { createApp } from './create-app.ts';

const route = defineRoute({
  id: 'tryOut',
  method: 'POST',
  path: '/api/try-out',
  access: 'public',
  summary: '试用',
  tag: '测试',
  body: z.object({ fault: z.string() }),
  response: z.object({}),
});

let app: FastifyInstance;

beforeAll(async () => {
  app = await createApp({ logLevel: 'silent' });
  bindRoute(app, route, async ({ body }) => {
    throw Object.assign(new Error('the database refused'), { code: body.fault });
  });
  bindRoute(app, { ...route, id: 'tryOutOne', path: '/api/try-out/:id' }, async () => ({}));
});
afterAll(() => app.close());

const JSON_TYPE = { 'content-type': 'application/json' };

it.each<[string, object, number, string]>([
  ['a row outside the bounds', { payload: { fault: '42501' } }, 403, 'not-allowed'],
  ['text that is none', { payload: { fault: '22021' } }, 400, 'input.no-text'],
  ['a database that is shutting down', { payload: { fault: '57P03' } }, 503, 'server.database-away'],
  ['a database that is not there', { payload: { fault: 'ECONNREFUSED' } }, 503, 'server.database-away'],
  ['a fault of ours', { payload: { fault: '42P01' } }, 500, 'server.fault'],
  ['a body that does not fit', { payload: {} }, 400, 'input.invalid'],
  ['a body that cannot be read', { payload: '{', headers: JSON_TYPE }, 400, 'request.unreadable'],
  [
    'a body of a kind that we do not read',
    { payload: 'x', headers: { 'content-type': 'text/x' } },
    415,
    'request.unreadable',
  ],
  ['a body without end', { payload: { fault: 'x'.repeat(2 ** 20) } }, 413, 'request.too-large'],
  ['an address that is no text', { url: '/api/try-out/%FF' }, 400, 'request.unreadable'],
  ['an address with a part longer than any id', { url: `/api/try-out/${'x'.repeat(200)}` }, 404, 'not-found'],
  [
    'another site',
    { payload: { fault: 'x' }, headers: { 'sec-fetch-site': 'cross-site' } },
    403,
    'not-allowed.origin',
  ],
])('%s is refused in one shape', async (_what, request, status, code) => {
  const answer = await app.inject({ method: 'POST', url: route.path, ...request });
  expect(answer.statusCode).toBe(status);
  expect(answer.json().refusals[0]).toMatchObject({
    code,
    message: expect.stringMatching(/[\u4e00-\u9fff]/),
  });
});
