import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, type Route } from '../../platform/contract/route.ts';
import { refuse } from '../../platform/kernel/refusal.ts';
import { bindRoute, sendRefusals } from '../../platform/server/http/bind-route.ts';
import { createApp, sendNoAddress } from '../../platform/server/http/create-app.ts';
import { RAISED_LIMITS } from '../../platform/server/http/limits.ts';
import { serveApiDocument } from '../../platform/server/http/serve-api-document.ts';
import type { Actor } from './actors.ts';
import { fuzzApp, type FuzzOptions } from './fuzz-app.ts';
import { isPassed, summaryLines } from './fuzz-summary.ts';

const route = defineRoute({
  id: 'keep',
  method: 'POST',
  path: '/api/things/:id',
  access: 'public',
  summary: '试用',
  tag: '测试',
  params: z.object({ id: z.string() }),
  query: z.object({ size: z.coerce.number().int().optional() }),
  body: z.object({ name: z.string().max(50), count: z.int().nullable() }),
  response: z.object({ name: z.string() }),
});
const anybody: Actor = {
  name: 'anybody',
  headers: () => ({}),
  may: () => true,
  checkOn: async () => undefined,
};

let app: FastifyInstance;
afterEach(() => app.close());

type Handler = Parameters<typeof bindRoute<typeof route>>[2];

/** Fuzzes one route that is bound as told. */
async function fuzz(handler: Handler, more: Partial<FuzzOptions> = {}, bound: Partial<Route> = {}) {
  app = await createApp({ logLevel: 'silent', limits: RAISED_LIMITS });
  await serveApiDocument(app, '1');
  bindRoute(app, { ...route, ...bound } as typeof route, handler);
  app.setNotFoundHandler((_request, reply) => sendNoAddress(reply));
  await app.ready();
  const faults: string[] = [];
  const onFault = (text: string) => faults.push(text);
  const outcome = await fuzzApp({ app, actors: [anybody], requests: 300, seed: 7, onFault, ...more });
  return { outcome, faults };
}

const sound: Handler = async ({ body }) => ({ name: body.name });

it('finds nothing in a route that keeps its contract, and gets behind its door', async () => {
  const { outcome, faults } = await fuzz(sound);
  expect(faults).toEqual([]);
  expect(isPassed(outcome)).toBe(true);
  expect(summaryLines(outcome).at(-1)).toBe('requests 300, server errors 0, off contract 0');
});

it.each<[string, Handler, RegExp]>([
  [
    'a fault of ours',
    async ({ body }) => {
      if ((body.count ?? 0) < 0) throw new Error('negative');
      return { name: '' };
    },
    /^server error: 500 \(seed 7, request \d+, as anybody, keep\)\nPOST \/api\/things/,
  ],
  ['a body beside the contract', async () => ({ name: 1 as never }), /^server error: 500/],
  [
    'a status that is not declared',
    async ({ reply }) => reply.status(202).send(),
    /status 202 is not declared/,
  ],
  [
    'a refusal that is not Chinese',
    async ({ reply }) => sendRefusals(reply, [refuse('no', 'No such thing')]),
    /no is not refused in Chinese/,
  ],
  [
    'a refusal that echoes all',
    async ({ body }) => refuse('no', `没有${body.name.repeat(50)}`),
    /a message of/,
  ],
])('finds %s', async (_what, handler, expected) => {
  const { outcome, faults } = await fuzz(handler);
  expect(isPassed(outcome)).toBe(false);
  expect(faults.some((fault) => expected.test(fault))).toBe(true);
});

it('passes nobody who is turned away at every door', async () => {
  const { outcome } = await fuzz(sound, {}, { access: 'signed-in' });
  expect(outcome).toMatchObject({ serverErrors: 0, offContract: 0, share: 0 });
  expect(isPassed(outcome)).toBe(false);
});

it('draws the same requests from the same seed', async () => {
  const sent = async (seed: number) => {
    const addresses: unknown[] = [];
    await fuzz(
      async ({ request, body }) => {
        addresses.push([request.url, body]);
        return { name: '' };
      },
      { seed, requests: 60 },
    );
    await app.close();
    return addresses;
  };
  const first = await sent(3);
  expect(first.length).toBeGreaterThan(10);
  expect(await sent(3)).toEqual(first);
  expect(await sent(4)).not.toEqual(first);
});
