import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { makeCaller } from '../../testing/test-caller.ts';
import { defineRoute } from '../../contract/route.ts';
import { bindRoute } from './bind-route.ts';
import { createApp } from './create-app.ts';
import { RAISED_LIMITS } from './limits.ts';

const route = defineRoute({
  id: 'read',
  method: 'GET',
  path: '/api/things',
  access: 'signed-in',
  summary: '试用',
  tag: '测试',
  response: z.object({}),
});
const callers = { 王: makeCaller(), 李: makeCaller() };

let app: FastifyInstance;
beforeEach(async () => {
  const limits = { ...RAISED_LIMITS, accountRequestsAMinute: 3, addressRequestsAMinute: 8 };
  app = await createApp({ logLevel: 'silent', limits });
  app.identify = async (request) => callers[decodeURI(String(request.headers['x-who'])) as '王'] ?? null;
  bindRoute(app, route, async () => ({}));
});
afterEach(() => app.close());

const ask = async (who: string, remoteAddress: string) =>
  (await app.inject({ url: '/api/things', remoteAddress, headers: { 'x-who': encodeURI(who) } })).statusCode;

it('counts an account wherever it asks from, and none for another', async () => {
  expect([await ask('王', '10.0.0.1'), await ask('王', '10.0.0.2'), await ask('王', '10.0.0.3')]).toEqual([
    200, 200, 200,
  ]);
  expect([await ask('王', '10.0.0.4'), await ask('李', '10.0.0.4')]).toEqual([429, 200]);
});

it('counts an address whoever asks', async () => {
  for (let time = 0; time < 8; time += 1) expect(await ask('nobody', '10.0.0.1')).toBe(401);
  expect([await ask('nobody', '10.0.0.1'), await ask('王', '10.0.0.1'), await ask('王', '10.0.0.2')]).toEqual(
    [429, 429, 200],
  );
});
