import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../../contract/route.ts';
import { bindRoute } from './bind-route.ts';
import { createApp } from './create-app.ts';

const base = { access: 'public', summary: '试用', tag: '测试', response: z.object({}) } as const;
const change = defineRoute({ ...base, id: 'change', method: 'POST', path: '/api/things' });
const remove = defineRoute({ ...base, id: 'remove', method: 'DELETE', path: '/api/things' });
const read = defineRoute({ ...base, id: 'read', method: 'GET', path: '/api/things' });

let app: FastifyInstance;
beforeAll(async () => {
  app = await createApp({ logLevel: 'silent' });
  for (const route of [change, remove, read]) bindRoute(app, route, async () => ({}));
});
afterAll(() => app.close());

const host = '10.1.2.3:8420';
const cookie = 'shezutong_session=x';

const send = async (method: 'POST' | 'DELETE' | 'GET', headers: Record<string, string>) => {
  const answer = await app.inject({ method, url: '/api/things', headers: { host, ...headers } });
  return answer.statusCode === 200 ? 200 : answer.json().refusals[0].code;
};

it.each<[string, Record<string, string>]>([
  ['the own page', { 'sec-fetch-site': 'same-origin', cookie }],
  ['the own page over plain http', { origin: 'http://10.1.2.3:8420', cookie }],
  [
    'the own page behind a proxy with TLS',
    { host: 'dj.example.cn', origin: 'https://dj.example.cn', cookie },
  ],
  [
    'the own page with the port of its scheme',
    { host: 'dj.example.cn:80', origin: 'http://dj.example.cn', cookie },
  ],
  ['a program without a session', {}],
])('lets %s change', async (_who, headers) => {
  expect(await send('POST', headers)).toBe(200);
  expect(await send('DELETE', headers)).toBe(200);
});

it.each<[string, Record<string, string>]>([
  ['another site', { 'sec-fetch-site': 'cross-site', cookie }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', cookie }],
  ['another site over plain http', { origin: 'http://evil.example', cookie }],
  ['another port of the own machine', { origin: 'http://10.1.2.3:9000', cookie }],
  ['a page without an origin', { origin: 'null', cookie }],
  ['another site that signs somebody in', { origin: 'http://evil.example' }],
  ['what is no origin', { origin: 'x', cookie }],
])('refuses a change from %s', async (_who, headers) => {
  expect(await send('POST', headers)).toBe('not-allowed.origin');
  expect(await send('DELETE', headers)).toBe('not-allowed.origin');
  expect(await send('GET', headers)).toBe(200);
});

it('refuses a session that does not say from where', async () => {
  expect(await send('POST', { cookie })).toBe('not-allowed.origin-unknown');
});

it.each(['application/x-www-form-urlencoded', 'text/plain', 'text/plain;charset=UTF-8'])(
  'reads no form of the kind %s',
  async (type) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/things',
      headers: { host, cookie, origin: `http://${host}`, 'content-type': type },
      payload: '{"a":"b"}',
    });
    expect(answer.statusCode).toBe(415);
  },
);
