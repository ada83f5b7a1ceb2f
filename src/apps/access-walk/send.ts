import type { FastifyInstance } from 'fastify';
import type { Route } from '../../platform/contract/route.ts';
import { addressOf } from '../../platform/web/api-client.ts';
import type { Answered } from './answer-text.ts';
import type { Call } from './route-case.ts';

const COOKIE = 'shezutong_session';
/** As a browser says it of a request from the product's own page. */
const FROM_OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** Sends one request as whoever holds the token; null: signed out. */
export async function send(
  app: FastifyInstance,
  route: Route,
  call: Call,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const form = new FormData();
  if (call.file !== undefined) {
    form.append('file', new Blob([new Uint8Array(call.file.bytes)]), call.file.name);
  }
  const payload = call.file === undefined ? call.body : form;
  const response = await app.inject({
    method: route.method,
    url: addressOf(route, {
      ...(call.params === undefined ? {} : { params: call.params }),
      ...(call.query === undefined ? {} : { query: call.query }),
    }),
    headers: { ...FROM_OWN_PAGE, ...headers, ...(token === null ? {} : { cookie: `${COOKIE}=${token}` }) },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload };
}

/** The request as text: what its sender knew before. */
export function sentText({ params, query, body }: Call): string {
  return JSON.stringify([params, query, body]);
}

export function jsonOf({ headers, bytes }: Answered): unknown {
  const isJson = String(headers['content-type']).startsWith('application/json');
  return isJson && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : null;
}
