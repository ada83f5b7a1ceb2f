import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refusalAnswerSchema } from '../../contract/refusal-answer.ts';
import type { Route, RouteAnswer, RouteInput } from '../../contract/route.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Acting } from '../database/scoped.ts';
import { DOWNLOAD_TYPES, UPLOAD_TYPE } from './media-types.ts';

/** Whoever has signed in, as the access feature resolved it for this request. */
export interface Caller extends Acting {
  readonly accountId: string;
  /** The session that the request rides on, for ending it. */
  readonly sessionId: string;
  readonly grantId: string;
  readonly role: string;
  readonly permissions: ReadonlySet<string>;
}

/** A handler that sends a file answers with the reply itself. */
export type Answer<R extends Route> = RouteAnswer<R> | Refusal | readonly Refusal[] | FastifyReply;

export interface HandlerContext<R extends Route, C> extends RouteInput<R> {
  readonly caller: C;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type CallerOf<R extends Route> = R['access'] extends 'public' ? Caller | null : Caller;

declare module 'fastify' {
  interface FastifyInstance {
    /** Set once by the access feature: who sends this request, or null. */
    identify: (request: FastifyRequest) => Promise<Caller | null>;
    /** Every route bound, for the test that walks them. */
    boundRoutes: Route[];
    /** What answers each bound route, by its id. */
    handlers: Map<string, (context: HandlerContext<Route, never>) => Promise<unknown>>;
  }
  interface FastifyRequest {
    /** Who sends it, or null; set before a bound route parses anything. */
    caller: Caller | null;
  }
}

/** Status by the refusal's code: absence and lack of right have their own, everything else is a conflict with a rule. */
function statusOf(refusal: Refusal): number {
  if (refusal.code === 'not-found') return 404;
  if (refusal.code.startsWith('not-allowed')) return 403;
  if (refusal.code.startsWith('signed-out')) return 401;
  if (refusal.code.startsWith('too-many')) return 429;
  return 409;
}

/** Answers with refusals in the one shape that every screen understands. */
export function sendRefusals(
  reply: FastifyReply,
  refusals: readonly Refusal[],
  status?: number,
): FastifyReply {
  const first = refusals[0];
  if (first === undefined) throw new Error('a refusal needs a reason');
  return (
    reply
      .status(status ?? statusOf(first))
      // A file that fails before its first byte has already said that it is one.
      .type('application/json; charset=utf-8')
      .removeHeader('content-disposition')
      .send({ refusals: refusals.map(({ kind: _, ...rest }) => rest) })
  );
}

/** Signed-out and lack of right, in the same words everywhere. */
export const SIGNED_OUT = refuse('signed-out', '登录已失效，请重新登录。');
export const NOT_ALLOWED = refuse(
  'not-allowed',
  '您的角色不能办理此事。如确有需要，请向上级管理员申请授权。',
);
export const NOT_FOUND = refuse('not-found', '没有找到这条记录：它可能不存在，或不在您的管理范围内。');

/** No page and no route stands there, or none that this is told of. */
export const NO_ADDRESS = refuse('not-found', '没有这个地址。');

/** Binds a declared route: checks the access, hands parsed input to the handler, turns refusals into answers. */
export function bindRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: (context: HandlerContext<R, CallerOf<R>>) => Promise<Answer<R>>,
): void {
  app.boundRoutes.push(route);
  app.handlers.set(route.id, handler);
  app.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    // Before anything is parsed: whoever may not call learns nothing of what the route takes.
    onRequest: async (request, reply) => {
      const tooMany = await app.refuseTooMany(request);
      if (tooMany !== null) return sendRefusals(reply, [tooMany]);
      request.caller = await app.identify(request);
      const refusal =
        (request.caller && (await app.refuseTooMany(request, request.caller.accountId))) ??
        refuseAccess(route, request.caller);
      return refusal === null ? undefined : sendRefusals(reply, [refusal]);
    },
    handler: async (request, reply) => {
      const input = { params: request.params, query: request.query, body: request.body } as RouteInput<R>;
      const caller = request.caller as CallerOf<R>;
      const answer = await handler({ ...input, caller, request, reply });
      // A handler that sends a file answers with the reply; the `await` has waited for its end and taken it off.
      if (answer === reply || (route.response === undefined && answer === undefined)) return reply;
      if (isRefusal(answer)) return sendRefusals(reply, [answer]);
      if (isRefusalList(answer)) return sendRefusals(reply, answer);
      return reply.send(answer);
    },
  });
}

/** A route that only looks: asked within another's request it sees what the person would see who asks it. */
interface ReadRoute extends Route {
  readonly response: z.ZodType;
}

/**
 * Asks a bound route on behalf of whoever sends the request, for screens that put several answers together.
 * @param query as it would stand in the address
 * @throws when the query is not the route's, or no route that looks has its id
 */
export async function askRoute<R extends ReadRoute>(
  app: FastifyInstance,
  route: R,
  query: Readonly<Record<string, unknown>>,
  { caller, request, reply }: Pick<HandlerContext<Route, Caller>, 'caller' | 'request' | 'reply'>,
): Promise<RouteAnswer<R> | Refusal> {
  const refusal = refuseAccess(route, caller);
  if (refusal !== null) return refusal;
  const handler = app.handlers.get(route.id);
  if (handler === undefined || route.method !== 'GET') throw new Error(`nothing to ask: ${route.id}`);
  const input = { params: undefined, query: route.query?.parse(query), body: undefined };
  return (await handler({ ...input, caller, request, reply } as HandlerContext<Route, never>)) as
    | RouteAnswer<R>
    | Refusal;
}

function refuseAccess({ access }: Route, caller: Caller | null): Refusal | null {
  if (access === 'public') return null;
  if (caller === null) return SIGNED_OUT;
  return access === 'signed-in' || caller.permissions.has(access.permission) ? null : NOT_ALLOWED;
}

function isRefusalList(answer: unknown): answer is readonly Refusal[] {
  return Array.isArray(answer) && answer.length > 0 && answer.every(isRefusal);
}

/** Every status that a caller may meet is declared; what is not, is our fault. */
function schemaOf(route: Route) {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    ...(route.upload === undefined ? {} : { consumes: [UPLOAD_TYPE] }),
    response: { 200: route.response ?? DOWNLOAD, ...refusedStatuses(route) },
  };
}

const DOWNLOAD = {
  description: '文件',
  content: Object.fromEntries(
    Object.values(DOWNLOAD_TYPES).map((type) => [type, { schema: z.string().meta({ format: 'binary' }) }]),
  ),
};

function refusedStatuses({ access, method }: Route) {
  const statuses = [
    400,
    404,
    409,
    429,
    ...(access === 'public' ? [] : [401, 403]),
    // Another site's page is refused whoever it acts for.
    ...(method === 'GET' ? [] : [403, 413, 415]),
  ];
  return Object.fromEntries(statuses.map((status) => [status, refusalAnswerSchema]));
}
