import type { FastifyInstance, InjectOptions } from 'fastify';
import { v7 as newId } from 'uuid';
import type { RefusalView } from '../contract/refusal-answer.ts';
import type { Route, RouteAnswer, RouteCall } from '../contract/route.ts';
import { ROOT_SCOPE } from '../server/database/scope.ts';
import { createApp } from '../server/http/create-app.ts';
import type { Caller } from '../server/http/bind-route.ts';
import { addressOf } from '../web/api-client.ts';

const HEADER = 'x-test-caller';

/** An application for tests of routes: who calls is said by a name, sign-in is left to the tests of the access feature. */
export interface TestApp {
  app: FastifyInstance;
  /** Calls a declared route as one of the callers, or signed out when the name is null. */
  call<R extends Route>(name: string | null, route: R, call: RouteCall<R>): Promise<TestAnswer<R>>;
  close(): Promise<void>;
}

export interface TestAnswer<R extends Route> {
  status: number;
  /** What a success answered; reading it after a refusal is the test's mistake. */
  body: RouteAnswer<R>;
  /** Empty after a success. */
  refusals: RefusalView[];
  /** The first refusal's code, or null after a success. */
  code: string | null;
  /** The answer's bytes, for files. */
  bytes: Buffer;
  headers: Record<string, unknown>;
}

interface LooseCall {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: InjectOptions['payload'];
}

/** Makes a caller: by default one of the root scope without any permission. */
export function makeCaller(
  given: Partial<Omit<Caller, 'permissions'>> & { permissions?: Iterable<string> } = {},
): Caller {
  return {
    scope: ROOT_SCOPE,
    accountId: newId(),
    sessionId: newId(),
    grantId: newId(),
    role: 'officer',
    actorName: '测试人员',
    ...given,
    permissions: new Set(given.permissions),
  };
}

/** Builds an application with the routes that `register` binds; `callers` by the name that `call` takes. */
export async function createTestApp(
  callers: Readonly<Record<string, Caller>>,
  register: (app: FastifyInstance) => void | Promise<void>,
): Promise<TestApp> {
  const app = await createApp({ logLevel: 'error' });
  app.identify = async (request) => callers[String(request.headers[HEADER])] ?? null;
  await register(app);
  await app.ready();
  return {
    app,
    call: (name, route, call) => callTestRoute(app, route, call, headersOf(name, callers)),
    close: () => app.close(),
  };
}

/** Calls a declared route of an application with the given headers. */
export async function callTestRoute<R extends Route>(
  app: FastifyInstance,
  route: R,
  call: RouteCall<R>,
  headers: Record<string, string> = {},
): Promise<TestAnswer<R>> {
  const loose = call as LooseCall;
  const response = await app.inject({
    method: route.method,
    url: addressOf(route, loose),
    headers,
    ...(loose.body === undefined ? {} : { payload: loose.body }),
  });
  const isJson = String(response.headers['content-type']).startsWith('application/json');
  const body: unknown = isJson && response.body !== '' ? response.json() : undefined;
  const refusals = response.statusCode < 400 ? [] : (body as { refusals: RefusalView[] }).refusals;
  return {
    status: response.statusCode,
    body: body as RouteAnswer<R>,
    refusals,
    code: refusals[0]?.code ?? null,
    bytes: response.rawPayload,
    headers: response.headers,
  };
}

/** A misspelt name must not pass for somebody who is signed out. */
function headersOf(name: string | null, callers: Readonly<Record<string, Caller>>): Record<string, string> {
  if (name === null) return {};
  if (callers[name] === undefined) throw new Error(`no test caller ${name}`);
  return { [HEADER]: name };
}
