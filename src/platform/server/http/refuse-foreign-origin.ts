import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../kernel/refusal.ts';
import { sendRefusals } from './bind-route.ts';

const FOREIGN = refuse('not-allowed.origin', '请求来自其他网站，已拒绝。请在本系统页面中操作。');
const UNKNOWN = refuse(
  'not-allowed.origin-unknown',
  '请求没有说明来自哪个页面，已拒绝。请更新浏览器；程序调用时请带上 Origin 请求头，值为本系统的地址。',
);

/**
 * Refuses a change that another site's page sends; `SameSite` on the cookie is the other half. Browsers say where a
 * page is from by `Sec-Fetch-Site`, over plain http by `Origin` alone. What brings a cookie and says neither is
 * refused as well: no browser of today does so.
 */
export async function refuseForeignOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return undefined;
  const { origin, cookie } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    return site === 'same-origin' || site === 'none' ? undefined : sendRefusals(reply, [FOREIGN], 403);
  }
  if (origin !== undefined) {
    return isOwn(origin, request.host) ? undefined : sendRefusals(reply, [FOREIGN], 403);
  }
  return cookie === undefined ? undefined : sendRefusals(reply, [UNKNOWN], 403);
}

/** Whether an origin (`http://host:port`, or `null`) is the host that was asked; the port of its scheme may be left out. */
function isOwn(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = `${from.protocol}//${host}`;
  return from.host !== '' && URL.canParse(own) && new URL(own).host === from.host;
}
