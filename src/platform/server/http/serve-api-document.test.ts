import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { defineRoute } from '../../contract/route.ts';
import { bindRoute } from './bind-route.ts';
import { createApp } from './create-app.ts';
import { sendDownload } from './send-download.ts';
import { DOWNLOAD_TYPES } from './media-types.ts';
import { serveApiDocument } from './serve-api-document.ts';

const base = { access: 'signed-in', summary: '试用', tag: '测试' } as const;
const read = defineRoute({ ...base, id: 'read', method: 'GET', path: '/api/things', response: z.object({}) });
const send = defineRoute({
  ...base,
  id: 'send',
  method: 'POST',
  path: '/api/things',
  upload: true,
  response: z.object({}),
});
const fetchFile = defineRoute({ ...base, id: 'fetchFile', method: 'GET', path: '/api/things/file' });

let app: FastifyInstance;
beforeAll(async () => {
  app = await createApp({ logLevel: 'silent' });
  await serveApiDocument(app, '1');
  bindRoute(app, read, async () => ({}));
  bindRoute(app, send, async () => ({}));
  bindRoute(app, fetchFile, async ({ reply }) => sendDownload(reply, '表', 'csv', []));
});
afterAll(() => app.close());

async function described() {
  const { paths } = (await app.inject('/api/openapi.json')).json();
  return {
    read: paths['/api/things'].get,
    send: paths['/api/things'].post,
    file: paths['/api/things/file'].get,
  };
}

it('declares every status that a caller may meet', async () => {
  const { read, send } = await described();
  expect(Object.keys(read.responses)).toEqual(['200', '400', '401', '403', '404', '409', '429']);
  expect(Object.keys(send.responses)).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '413',
    '415',
    '429',
  ]);
});

it('says which routes take a file and which answer with one', async () => {
  const { send, file } = await described();
  expect(send.requestBody.content['multipart/form-data'].schema.properties).toHaveProperty('file');
  expect(Object.keys(file.responses[200].content)).toEqual(Object.values(DOWNLOAD_TYPES));
});
